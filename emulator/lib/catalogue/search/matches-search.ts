import { GraphQLError } from 'graphql'
import { type Comparator, parseSearch, type SearchNode, type SearchTerm } from './parse-search.ts'
import { containsPhrase, plainWords } from './words.ts'

/** What a search looks at. */
export interface SearchSubject {
  /** Words without a field name are looked for here. */
  readonly text: string
  /** `name:value` is looked for here. The name `title` is searched as a text. */
  readonly fields: Readonly<Record<string, string | readonly string[]>>
}

/**
 * Decides whether a subject matches Shopify's search syntax. A field that the emulator does not
 * know is an error, never ignored.
 */
export function matchesSearch(query: string, subject: SearchSubject): boolean {
  return matchesNode(parsed(query), subject)
}

let latest: { readonly query: string; readonly node: SearchNode } | undefined

/** The same search is asked of many subjects in a row. */
function parsed(query: string): SearchNode {
  if (latest?.query !== query) latest = { query, node: parseSearch(query) }
  return latest.node
}

function matchesNode(node: SearchNode, subject: SearchSubject): boolean {
  switch (node.kind) {
    case 'all':
      return node.nodes.every((each) => matchesNode(each, subject))
    case 'any':
      return node.nodes.some((each) => matchesNode(each, subject))
    case 'not':
      return !matchesNode(node.node, subject)
    case 'term':
      return matchesTerm(node, subject)
  }
}

function matchesTerm(term: SearchTerm, { text, fields }: SearchSubject): boolean {
  const { field, value } = term
  if (field === undefined) return value === '*' || containsPhrase(text, value, 'start')
  const isNegated = field === 'tag_not'
  const name = isNegated ? 'tag' : field
  const candidates = Object.hasOwn(fields, name) ? fields[name] : undefined
  if (candidates === undefined) {
    throw new GraphQLError(`The emulator's search does not understand the filter "${field}" yet.`, {
      extensions: { code: 'NOT_IMPLEMENTED' },
    })
  }
  const isFound = [candidates].flat().some((candidate) => matchesField(name, candidate, term))
  return isNegated ? !isFound : isFound
}

function matchesField(name: string, candidate: string, term: SearchTerm): boolean {
  const { comparator, value, isQuoted } = term
  if (value === '*' && !isQuoted) return candidate !== ''
  const isInOrder = COMPARISONS[comparator]
  const measure = MEASURES.find(({ pattern }) => pattern.test(name))?.measure
  if (measure !== undefined) return isInOrder(measure(candidate), measure(value))
  if (comparator !== '=') return isInOrder(plainWords(candidate), plainWords(value))
  if (name === 'title') return containsPhrase(candidate, value, 'start')
  if (value.endsWith('*') && !isQuoted) {
    return plainWords(candidate).startsWith(plainWords(value.slice(0, -1)))
  }
  return plainWords(candidate) === plainWords(value)
}

/** Dates and prices are compared by what they are worth. `now` is a date, and so is a bare year. */
const MEASURES = [
  {
    pattern: /_at$/,
    measure: (text: string) => (text === 'now' ? Date.now() : Date.parse(text)),
  },
  { pattern: /price$/, measure: Number },
] as const

type Comparison = <Value extends string | number>(left: Value, right: Value) => boolean

const COMPARISONS: Readonly<Record<Comparator, Comparison>> = {
  '=': (left, right) => left === right,
  '<': (left, right) => left < right,
  '<=': (left, right) => left <= right,
  '>': (left, right) => left > right,
  '>=': (left, right) => left >= right,
}
