import { GraphQLError } from 'graphql'

/** What a search looks at. */
export interface SearchSubject {
  /** Words without a field name are looked for here. */
  readonly text: string
  /** `name:value` is looked for here. */
  readonly fields: Readonly<Record<string, readonly string[]>>
}

/**
 * Decides whether a subject matches Shopify's search syntax: words and `field:value` terms, all of
 * which must match, quoted where they contain spaces. Anything else is an error, never ignored.
 */
export function matchesSearch(query: string | null | undefined, subject: SearchSubject): boolean {
  return terms(query ?? '').every((term) => matchesTerm(term, subject))
}

interface Term {
  readonly field: string | undefined
  readonly value: string
}

function terms(query: string): readonly Term[] {
  const found = query.matchAll(/(?:([\w.]+):)?(?:"([^"]*)"|'([^']*)'|(\S+))/g)
  return [...found]
    .map(([, field, double, single, bare]) => ({
      field,
      value: (double ?? single ?? bare ?? '').toLowerCase(),
      isOperator: field === undefined && (bare === 'AND' || bare === 'OR' || bare === 'NOT'),
      raw: bare,
    }))
    .filter(({ isOperator, raw }) => {
      if (isOperator && raw !== 'AND') throw notUnderstood(`the operator ${raw}`)
      return !isOperator
    })
}

function matchesTerm({ field, value }: Term, { text, fields }: SearchSubject): boolean {
  if (field === undefined) return text.toLowerCase().includes(value)
  const candidates = Object.hasOwn(fields, field) ? fields[field] : undefined
  if (candidates === undefined) throw notUnderstood(`the filter "${field}"`)
  return candidates.some((candidate) => candidate.toLowerCase() === value)
}

function notUnderstood(what: string): GraphQLError {
  return new GraphQLError(`The emulator's search does not understand ${what} yet.`, {
    extensions: { code: 'NOT_IMPLEMENTED' },
  })
}
