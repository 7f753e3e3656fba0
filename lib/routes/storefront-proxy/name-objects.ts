import {
  type FieldNode,
  Kind,
  type OperationDefinitionNode,
  type TypeNode,
  type ValueNode,
  type VariableDefinitionNode,
} from 'graphql'
import { PUBLIC_NODES } from './allowed-fields.ts'
import {
  argumentNode,
  mapFields,
  RESERVED_PREFIX,
  required,
  requiredList,
  responseKey,
  variableDefinition,
  variableNode,
} from './graphql-nodes.ts'
import type { Operation, Variables } from './read-operation.ts'
import { type Refusal, refusal } from './refusal.ts'

/** A cart that an operation reads, changes or creates. */
export interface CartUse {
  readonly field: string
  /** The key of its answer. */
  readonly key: string
  /** Its id as it is sent; null where it is created. */
  readonly id: string | null
}

/** An operation that says in variables of the proxy's own which carts and objects it is about. */
export interface NamedOperation extends Operation {
  readonly carts: readonly CartUse[]
}

/** An operation with the names of its objects, or why a browser may not name them. */
export type NamedObjects =
  | { readonly status: 'named'; readonly named: NamedOperation }
  | { readonly status: 'refused'; readonly refusal: Refusal }

/** An argument that names objects, and which of them a browser may name. */
interface IdArgument {
  readonly argument: string
  readonly type: TypeNode
  readonly isMany: boolean
  readonly form: RegExp
  readonly meant: string
}

/**
 * The id of a cart in the one spelling in which Shopify writes it. Another one that Shopify reads
 * as the same (percent signs, a second parameter) would make a known cart look like a new one.
 */
const CART_ID = /^gid:\/\/shopify\/Cart\/[\w.~=-]{1,200}(\?key=[\w.~=-]{1,200})?$/

const PUBLIC_ID = new RegExp(`^gid://shopify/(${PUBLIC_NODES.join('|')})/[\\w.-]{1,200}$`)

const CART = { type: required('ID'), isMany: false, form: CART_ID, meant: "a cart's id" }
const NODE = { form: PUBLIC_ID, meant: 'the id of something that everybody may see' }

const ID_ARGUMENTS: Readonly<Record<string, IdArgument>> = {
  cart: { ...CART, argument: 'id' },
  node: { ...NODE, argument: 'id', type: required('ID'), isMany: false },
  nodes: { ...NODE, argument: 'ids', type: requiredList('ID'), isMany: true },
}

/** Mutations of carts that name none: one makes it, and of the others no answer shows it. */
const WITHOUT_ID: ReadonlySet<string> = new Set([
  'cartCreate',
  'cartMetafieldDelete',
  'cartMetafieldsSet',
])

/**
 * Finds out which carts and objects an operation is about, and writes that into it: each id is
 * taken from the literal, the variable or its default, has to be a plain id, and is sent in a
 * variable of the proxy's own. So what was looked at is what the store will execute. Pure.
 */
export function nameObjects({ operation, variables }: Operation): NamedObjects {
  const given = givenVariables(operation, variables)
  const ids = new OwnVariables()
  const carts = new Map<string, CartUse>()
  let refused: Refusal | null = null

  const selectionSet = mapFields(operation.selectionSet, (field) => {
    const rule = idArgumentOf(field)
    const value = rule === null ? null : readIds(field, rule, given)
    if (rule !== null && value === null) {
      refused ??= refusal(
        'FORBIDDEN_ARGUMENT',
        `The argument ${rule.argument} of ${field.name.value} is not ${rule.meant}.`,
        rule.argument,
      )
      return field
    }
    const use = cartUse(field, value)
    if (use !== null && isOther(carts.get(use.key), use)) {
      refused ??= refusal('FORBIDDEN_FIELD', `${use.key} is two different fields.`, use.field)
    }
    if (use !== null) carts.set(use.key, use)
    return rule === null || value === null ? field : withId(field, rule, ids.of(value, rule.type))
  })

  if (refused !== null) return { status: 'refused', refusal: refused }
  const named: NamedOperation = {
    operation: ids.declaredOn({ ...operation, selectionSet }),
    variables: { ...variables, ...ids.values() },
    carts: [...carts.values()],
  }
  return { status: 'named', named }
}

function idArgumentOf({ name: { value: field } }: FieldNode): IdArgument | null {
  const rule = Object.hasOwn(ID_ARGUMENTS, field) ? ID_ARGUMENTS[field] : undefined
  if (rule !== undefined) return rule
  return field.startsWith('cart') && !WITHOUT_ID.has(field) ? { ...CART, argument: 'cartId' } : null
}

function cartUse(field: FieldNode, value: string | readonly string[] | null): CartUse | null {
  const name = field.name.value
  if (name === 'cartCreate') return { field: name, key: responseKey(field), id: null }
  return name.startsWith('cart') && typeof value === 'string'
    ? { field: name, key: responseKey(field), id: value }
    : null
}

/** Two fields under one key are one only if they are the same; the store refuses others too. */
function isOther(before: CartUse | undefined, use: CartUse): boolean {
  return before !== undefined && (before.field !== use.field || before.id !== use.id)
}

/** The ids that an argument gives; null if there are none, or one that a browser may not name. */
function readIds(
  { arguments: given = [] }: FieldNode,
  { argument, isMany, form }: IdArgument,
  variables: ReadonlyMap<string, unknown>,
): string | readonly string[] | null {
  const node = given.find(({ name }) => name.value === argument)?.value
  const value = node === undefined ? undefined : readValue(node, variables)
  // A single value where a list is wanted is a list of one (GraphQL specification, 3.11).
  const ids = isMany && !Array.isArray(value) ? [value] : value
  if (!Array.isArray(ids)) return isPlainId(ids, form) ? ids : null
  return isMany && ids.every((id) => isPlainId(id, form)) ? ids : null
}

function isPlainId(id: unknown, form: RegExp): id is string {
  return typeof id === 'string' && form.test(id)
}

/** What a literal, a variable or a list of them stands for, as far as an id can be that. */
function readValue(node: ValueNode, variables: ReadonlyMap<string, unknown>): unknown {
  switch (node.kind) {
    case Kind.STRING:
      return node.value
    case Kind.VARIABLE:
      return variables.get(node.name.value)
    case Kind.LIST:
      return node.values.map((each) =>
        each.kind === Kind.LIST ? null : readValue(each, variables),
      )
    default:
      return null
  }
}

/** The values of declared variables: what was sent, also null, and else the default. */
function givenVariables(
  { variableDefinitions = [] }: OperationDefinitionNode,
  variables: Variables,
): ReadonlyMap<string, unknown> {
  return new Map(
    variableDefinitions.map(({ variable, defaultValue }) => {
      const name = variable.name.value
      if (Object.hasOwn(variables, name)) return [name, variables[name]]
      return [name, defaultValue && readValue(defaultValue, new Map())]
    }),
  )
}

function withId(field: FieldNode, { argument }: IdArgument, variable: string): FieldNode {
  const others = (field.arguments ?? []).filter(({ name }) => name.value !== argument)
  return { ...field, arguments: [...others, argumentNode(argument, variableNode(variable))] }
}

/** Variables of the proxy's own. Equal values share one, so that equal fields stay equal. */
class OwnVariables {
  readonly #byValue = new Map<string, { name: string; value: unknown; type: TypeNode }>()

  of(value: string | readonly string[], type: TypeNode): string {
    const key = JSON.stringify(value)
    const known = this.#byValue.get(key)
    const name = known?.name ?? `${RESERVED_PREFIX}id${this.#byValue.size}`
    this.#byValue.set(key, { name, value, type })
    return name
  }

  values(): Variables {
    return Object.fromEntries([...this.#byValue.values()].map(({ name, value }) => [name, value]))
  }

  declaredOn(operation: OperationDefinitionNode): OperationDefinitionNode {
    const own: VariableDefinitionNode[] = [...this.#byValue.values()].map(({ name, type }) =>
      variableDefinition(name, type),
    )
    return {
      ...operation,
      variableDefinitions: [...(operation.variableDefinitions ?? []), ...own],
    }
  }
}
