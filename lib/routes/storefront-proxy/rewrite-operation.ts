import {
  type FieldNode,
  Kind,
  type ObjectFieldNode,
  type OperationDefinitionNode,
  OperationTypeNode,
  type SelectionSetNode,
  visit,
} from 'graphql'
import type { CartBuyer } from '../../core/cart/cart-buyer.ts'
import { IDENTITY_ARGUMENTS } from './allowed-fields.ts'
import {
  argumentNode,
  mapFields,
  nameNode,
  RESERVED_PREFIX,
  required,
  variableDefinition,
  variableNode,
} from './graphql-nodes.ts'
import type { NamedOperation } from './name-objects.ts'
import type { Operation, Variables } from './read-operation.ts'

/** The variable that carries the token. It is declared only where it is used. */
const TOKEN_VARIABLE = `${RESERVED_PREFIX}customerAccessToken`

/** The same for the location of a company that the customer buys for. */
const LOCATION_VARIABLE = `${RESERVED_PREFIX}companyLocationId`

/** The key under which the proxy itself asks each mutation for its cart. */
export const CART_KEY = `${RESERVED_PREFIX}cart`

/**
 * The operation without the arguments that only the server gives. Those that were let through are
 * null, which would take a cart from its customer behind the server's back.
 */
export function withoutIdentity({ operation, variables }: Operation): Operation {
  const isIdentity = (node: { readonly name: { readonly value: string } }) =>
    IDENTITY_ARGUMENTS.has(node.name.value) ? null : undefined
  return {
    operation: visit(operation, { Argument: isIdentity, ObjectField: isIdentity }),
    variables: Object.fromEntries(
      Object.entries(variables).map(([name, value]) => [name, withoutIdentityKeys(value)]),
    ),
  }
}

function withoutIdentityKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutIdentityKeys)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !IDENTITY_ARGUMENTS.has(key))
      .map(([key, item]) => [key, withoutIdentityKeys(item)]),
  )
}

/**
 * Asks each mutation of a cart for the cart's id as well, whatever the browser selects: Shopify
 * answers with another cart where it has forgotten the one that was meant.
 */
export function askingForCarts({ operation, variables, carts }: NamedOperation): Operation {
  if (operation.operation !== OperationTypeNode.MUTATION) return { operation, variables }
  const fields = new Set(carts.map(({ field }) => field))
  const selectionSet = mapFields(operation.selectionSet, (field) =>
    fields.has(field.name.value) ? withCartId(field) : field,
  )
  return { operation: { ...operation, selectionSet }, variables }
}

function withCartId(field: FieldNode): FieldNode {
  const { selectionSet } = field
  if (selectionSet === undefined) return field
  const id: FieldNode = { kind: Kind.FIELD, name: nameNode('id') }
  const cart: FieldNode = {
    kind: Kind.FIELD,
    alias: nameNode(CART_KEY),
    name: nameNode('cart'),
    selectionSet: { kind: Kind.SELECTION_SET, selections: [id] },
  }
  return {
    ...field,
    selectionSet: { ...selectionSet, selections: [...selectionSet.selections, cart] },
  }
}

/**
 * Only what is used is declared and sent: a variable of the browser's may have lost its place to
 * one of the proxy's own.
 */
export function withUsedVariables({ operation, variables }: Operation): Operation {
  const used = usedVariables(operation)
  const declared = (operation.variableDefinitions ?? []).filter(({ variable }) =>
    used.has(variable.name.value),
  )
  const names = declared.map(({ variable }) => variable.name.value)
  return {
    operation: { ...operation, variableDefinitions: declared },
    variables: pick(variables, names),
  }
}

function usedVariables({
  selectionSet,
  directives = [],
}: OperationDefinitionNode): ReadonlySet<string> {
  const used = new Set<string>()
  const seen = new Set<SelectionSetNode>()
  for (const node of [selectionSet, ...directives]) {
    visit(node, {
      Variable({ name }) {
        used.add(name.value)
      },
      // What was a fragment is shared by all the places where it stands.
      SelectionSet(inside) {
        if (seen.has(inside)) return false
        seen.add(inside)
        return undefined
      },
    })
  }
  return used
}

function pick(variables: Variables, names: readonly string[]): Variables {
  return Object.fromEntries(
    names.flatMap((name) => (Object.hasOwn(variables, name) ? [[name, variables[name]]] : [])),
  )
}

/**
 * Names the customer as the buyer of a query that has `@inContext`. That is the one place in an
 * operation of a browser that a token stands in: in a variable that no document of a browser can
 * name, and in the argument of a directive, which is stored nowhere. Null where there is none.
 */
export function inContextOf(
  { operation, variables }: Operation,
  { accessToken, companyLocationId }: Pick<CartBuyer, 'accessToken' | 'companyLocationId'>,
): Operation | null {
  const { directives = [], variableDefinitions = [] } = operation
  const context = directives.find(({ name }) => name.value === 'inContext')
  if (operation.operation !== OperationTypeNode.QUERY || context === undefined) return null
  const token = objectField('customerAccessToken', TOKEN_VARIABLE)
  const location = objectField('companyLocationId', LOCATION_VARIABLE)
  const fields = companyLocationId === null ? [token] : [token, location]
  const buyer = argumentNode('buyer', { kind: Kind.OBJECT, fields })
  const named = { ...context, arguments: [...(context.arguments ?? []), buyer] }
  return {
    operation: {
      ...operation,
      directives: directives.map((each) => (each === context ? named : each)),
      variableDefinitions: [
        ...variableDefinitions,
        variableDefinition(TOKEN_VARIABLE, required('String')),
        ...(companyLocationId === null
          ? []
          : [variableDefinition(LOCATION_VARIABLE, required('ID'))]),
      ],
    },
    variables: {
      ...variables,
      [TOKEN_VARIABLE]: accessToken,
      ...(companyLocationId === null ? {} : { [LOCATION_VARIABLE]: companyLocationId }),
    },
  }
}

function objectField(name: string, variable: string): ObjectFieldNode {
  return { kind: Kind.OBJECT_FIELD, name: nameNode(name), value: variableNode(variable) }
}
