import {
  type ASTNode,
  type FragmentDefinitionNode,
  type FragmentSpreadNode,
  Kind,
  type Location,
  type SelectionNode,
  type SelectionSetNode,
  type Token,
  TokenKind,
} from 'graphql'
import type { BrowserDocument } from './read-operation.ts'
import { type Refusal, refusal } from './refusal.ts'

/** What a document comes to once each fragment stands where it is used. */
interface Cost {
  /** Fields, inline fragments and spreads. */
  readonly selections: number
  readonly aliases: number
  /** Levels of braces; a spread counts as one. */
  readonly depth: number
  /** Names, values and signs. */
  readonly tokens: number
  /** Characters of the document's text. */
  readonly size: number
}

/**
 * What a page of a storefront never needs. hydrogen-react's cart, the largest that its components
 * send, has 11 levels, 130 selections, no alias, 900 tokens and 3,000 characters.
 */
const MOST: Cost = { selections: 1000, aliases: 50, depth: 20, tokens: 8000, size: 64 * 1024 }

const WORDS: Readonly<Record<keyof Cost, string>> = {
  selections: 'fields and fragments, each counted wherever it is used',
  aliases: 'aliases',
  depth: 'levels',
  tokens: 'tokens, those of fragments counted wherever they are used',
  size: 'characters, those of fragments counted wherever they are used',
}

/** How deep variables may be nested; Shopify's inputs have five levels. */
const DEEPEST_VARIABLE = 12

/**
 * Refuses a document that would cost the store, or what comes next here, too much. A fragment is
 * measured once, however often it is used, so the work goes by the length of the text. Fragments
 * have to be there, to be used, and not to contain themselves.
 */
export function measureDocument(document: BrowserDocument): Refusal | null {
  const { operation, fragments, variables } = document
  if (isDeeper(variables, DEEPEST_VARIABLE)) {
    return refusal('TOO_COMPLEX', `Variables are nested more than ${DEEPEST_VARIABLE} levels deep.`)
  }
  const measuring: Measuring = {
    fragments: new Map(fragments.map((fragment) => [fragment.name.value, fragment])),
    costs: new Map(),
    refusal: null,
  }
  const cost = withText(operation, costOf(operation.selectionSet, measuring))
  return measuring.refusal ?? unusedFragment(fragments, measuring) ?? excess(cost)
}

interface Measuring {
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>
  /** By name; null while a fragment is being measured. */
  readonly costs: Map<string, Cost | null>
  /** The first thing that is wrong with the fragments. */
  refusal: Refusal | null
}

const NOTHING: Cost = { selections: 0, aliases: 0, depth: 0, tokens: 0, size: 0 }

function costOf({ selections }: SelectionSetNode, measuring: Measuring): Cost {
  let sum = NOTHING
  for (const selection of selections) {
    const inside = costInside(selection, measuring)
    const hasAlias = selection.kind === Kind.FIELD && selection.alias !== undefined
    sum = {
      selections: sum.selections + inside.selections + 1,
      aliases: sum.aliases + inside.aliases + (hasAlias ? 1 : 0),
      depth: Math.max(sum.depth, inside.depth + 1),
      tokens: sum.tokens + inside.tokens,
      size: sum.size + inside.size,
    }
  }
  return sum
}

function costInside(selection: SelectionNode, measuring: Measuring): Cost {
  if (selection.kind === Kind.FRAGMENT_SPREAD) return costOfFragment(selection, measuring)
  return selection.selectionSet === undefined ? NOTHING : costOf(selection.selectionSet, measuring)
}

function costOfFragment({ name }: FragmentSpreadNode, measuring: Measuring): Cost {
  const known = measuring.costs.get(name.value)
  if (known) return known
  const fragment = measuring.fragments.get(name.value)
  if (known === null || fragment === undefined) {
    measuring.refusal ??=
      known === null
        ? refusal('TOO_COMPLEX', `The fragment ${name.value} contains itself.`)
        : refusal('INVALID_FRAGMENT', `There is no fragment ${name.value}.`)
    return NOTHING
  }
  measuring.costs.set(name.value, null)
  const cost = withText(fragment, costOf(fragment.selectionSet, measuring))
  measuring.costs.set(name.value, cost)
  return cost
}

/** The text of a definition counts with all that is in it; what it spreads, was counted before. */
function withText({ loc }: ASTNode, cost: Cost): Cost {
  if (loc === undefined) throw new TypeError('A document was parsed without locations.')
  return {
    ...cost,
    tokens: cost.tokens + tokensOf(loc),
    size: cost.size + (loc.end - loc.start),
  }
}

function tokensOf({ startToken, endToken }: Location): number {
  let tokens = 1
  for (let token: Token | null = startToken; token !== null && token !== endToken; ) {
    token = token.next
    if (token?.kind !== TokenKind.COMMENT) tokens += 1
  }
  return tokens
}

function unusedFragment(
  fragments: BrowserDocument['fragments'],
  { costs, fragments: byName }: Measuring,
): Refusal | null {
  if (byName.size < fragments.length) {
    return refusal('INVALID_FRAGMENT', 'Two fragments have one name.')
  }
  const unused = fragments.find(({ name }) => !costs.has(name.value))?.name.value
  return unused === undefined
    ? null
    : refusal('INVALID_FRAGMENT', `Nothing uses the fragment ${unused}.`)
}

function excess(cost: Cost): Refusal | null {
  for (const key of ['depth', 'selections', 'aliases', 'tokens', 'size'] as const) {
    if (cost[key] > MOST[key]) {
      return refusal('TOO_COMPLEX', `The operation has more than ${MOST[key]} ${WORDS[key]}.`)
    }
  }
  return null
}

function isDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false
  return levels === 0 || Object.values(value).some((each) => isDeeper(each, levels - 1))
}
