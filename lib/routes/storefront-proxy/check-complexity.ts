import { type FragmentDefinitionNode, Kind, type SelectionSetNode } from 'graphql'
import type { BrowserOperation } from './read-operation.ts'
import { type Refusal, refusal } from './refusal.ts'
import { fragmentsOf } from './root-fields.ts'

/**
 * What a page of a storefront never needs. hydrogen-react's cart, the largest that its components
 * send, has 11 levels, 98 fields and no alias.
 */
const MOST = { depth: 20, fields: 1000, aliases: 50 } as const

/** How deep variables may be nested; Shopify's inputs have five levels. */
const DEEPEST_VARIABLE = 12

type Excess = keyof typeof MOST

interface Count {
  fields: number
  aliases: number
}

/** Refuses an operation that would cost the store, or the next check, too much. */
export function checkComplexity({
  document,
  operation,
  variables,
}: BrowserOperation): Refusal | null {
  if (isDeeper(variables, DEEPEST_VARIABLE)) {
    return refusal('TOO_COMPLEX', `Variables are nested more than ${DEEPEST_VARIABLE} levels deep.`)
  }
  const excess = measure(operation.selectionSet, {
    fragments: fragmentsOf(document),
    depth: 1,
    count: { fields: 0, aliases: 0 },
  })
  if (excess === null) return null
  return refusal('TOO_COMPLEX', `The operation has more than ${MOST[excess]} ${WORDS[excess]}.`)
}

const WORDS: Readonly<Record<Excess, string>> = {
  depth: 'levels',
  fields: 'fields, those in fragments counted at each use',
  aliases: 'aliases',
}

interface Measuring {
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>
  /** A fragment counts as a level, so that one which contains itself ends too. */
  readonly depth: number
  readonly count: Count
}

/** Stops at the first excess, so that a small document that unfolds without end costs nothing. */
function measure({ selections }: SelectionSetNode, measuring: Measuring): Excess | null {
  const { fragments, depth, count } = measuring
  if (depth > MOST.depth) return 'depth'
  for (const selection of selections) {
    if (selection.kind === Kind.FIELD) {
      count.fields += 1
      if (selection.alias !== undefined) count.aliases += 1
    }
    if (count.fields > MOST.fields) return 'fields'
    if (count.aliases > MOST.aliases) return 'aliases'
    const inside =
      selection.kind === Kind.FRAGMENT_SPREAD
        ? fragments.get(selection.name.value)?.selectionSet
        : selection.selectionSet
    const excess = inside && measure(inside, { fragments, depth: depth + 1, count })
    if (excess) return excess
  }
  return null
}

function isDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false
  return levels === 0 || Object.values(value).some((each) => isDeeper(each, levels - 1))
}
