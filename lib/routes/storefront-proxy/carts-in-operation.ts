import { type FieldNode, Kind, type SelectionSetNode, visit } from 'graphql'
import { RESERVED_PREFIX } from './check-operation.ts'
import type { BrowserOperation, Variables } from './read-operation.ts'
import { fragmentsOf, topFields } from './root-fields.ts'

/** The key under which the proxy itself asks each mutation for its cart. */
const CART_KEY = `${RESERVED_PREFIX}cart`

/** Mutations of carts whose payload has no cart in it. */
const WITHOUT_CART: ReadonlySet<string> = new Set(['cartMetafieldsSet', 'cartMetafieldDelete'])

/** A cart that an operation asks for. */
export interface CartUse {
  readonly field: string
  /** Its id; null where it is created, and empty where the id is no string of the browser's. */
  readonly id: string | null
}

/** The carts that an operation reads, changes or creates. */
export function cartUses({ document, operation, variables }: BrowserOperation): readonly CartUse[] {
  const fields = topFields(operation.selectionSet, fragmentsOf(document))
  return fields
    .filter(({ name }) => name.value.startsWith('cart'))
    .map((node) => {
      const field = node.name.value
      if (field === 'cartCreate') return { field, id: null }
      const id = argument(node, field === 'cart' ? 'id' : 'cartId', variables)
      return { field, id: typeof id === 'string' ? id : '' }
    })
}

function argument({ arguments: given = [] }: FieldNode, name: string, variables: Variables) {
  const value = given.find((each) => each.name.value === name)?.value
  if (value?.kind === Kind.VARIABLE) return variables[value.name.value]
  return value?.kind === Kind.STRING ? value.value : undefined
}

/**
 * Asks each mutation of a cart for the cart's id as well, whatever the browser selects: Shopify
 * answers with another cart where it has forgotten the one that was meant. `takeCarts` takes it out
 * of the answer again.
 */
export function askForCarts(browser: BrowserOperation): BrowserOperation {
  if (browser.operation.operation !== 'mutation') return browser
  const roots = new Set(topFields(browser.operation.selectionSet, fragmentsOf(browser.document)))
  const document = visit(browser.document, {
    Field: (field) =>
      roots.has(field) && !WITHOUT_CART.has(field.name.value) && field.selectionSet !== undefined
        ? { ...field, selectionSet: withCartId(field.selectionSet) }
        : undefined,
  })
  const operation = document.definitions.find(({ kind }) => kind === Kind.OPERATION_DEFINITION)
  return operation?.kind === Kind.OPERATION_DEFINITION
    ? { ...browser, document, operation }
    : browser
}

function withCartId(selectionSet: SelectionSetNode): SelectionSetNode {
  const name = (value: string) => ({ kind: Kind.NAME, value }) as const
  const id: FieldNode = { kind: Kind.FIELD, name: name('id') }
  const cart: FieldNode = {
    kind: Kind.FIELD,
    alias: name(CART_KEY),
    name: name('cart'),
    selectionSet: { kind: Kind.SELECTION_SET, selections: [id] },
  }
  return { ...selectionSet, selections: [...selectionSet.selections, cart] }
}

/** An answer's data without what `askForCarts` asked for, and the ids of the carts in it. */
export function takeCarts(data: unknown): {
  readonly data: unknown
  readonly ids: readonly string[]
} {
  if (typeof data !== 'object' || data === null) return { data, ids: [] }
  const ids: string[] = []
  const entries = Object.entries(data).map(([key, payload]) => {
    if (typeof payload !== 'object' || payload === null) return [key, payload]
    const { [CART_KEY]: cart, ...rest } = payload as Readonly<Record<string, unknown>>
    const { id } = Object(cart) as { id?: unknown }
    if (typeof id === 'string') ids.push(id)
    return [key, rest]
  })
  return { data: Object.fromEntries(entries), ids }
}
