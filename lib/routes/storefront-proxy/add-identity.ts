import {
  type ArgumentNode,
  type DirectiveNode,
  type DocumentNode,
  type FieldNode,
  Kind,
  type ObjectFieldNode,
  type ObjectValueNode,
  type OperationDefinitionNode,
  type ValueNode,
  type VariableDefinitionNode,
  type VariableNode,
  valueFromASTUntyped,
  visit,
} from 'graphql'
import { RESERVED_PREFIX } from './check-operation.ts'
import type { BrowserOperation, Variables } from './read-operation.ts'

/** The variable that carries the token. It is declared only where it is used. */
const TOKEN_VARIABLE = `${RESERVED_PREFIX}customerAccessToken`

/** The mutations that say whose a cart is, and the argument in which each does. */
const IDENTITY_FIELDS: Readonly<Record<string, 'input' | 'buyerIdentity'>> = {
  cartCreate: 'input',
  cartBuyerIdentityUpdate: 'buyerIdentity',
}

/** Where a customer's identity is wanted. */
export interface Identity {
  readonly accessToken: string
  /** Whether carts that the operation creates or changes are to be the customer's. */
  readonly onCarts: boolean
  /** Whether `@inContext` is to name the customer, where an operation has it. */
  readonly inContext: boolean
}

/**
 * Adds the customer's identity to an operation that `checkOperation` has let through. The document
 * and the variables are rewritten as what they parse to, never as text, and the token stands in a
 * variable, never in the document. Pure; where there is nothing to add, the operation itself is
 * returned.
 */
export function addIdentity(browser: BrowserOperation, identity: Identity): BrowserOperation {
  const variables = new Map(Object.entries(browser.variables))
  const defaults = defaultsOf(browser.operation)
  let isAdded = false
  let isReferred = false

  /** What stands in a literal gets a reference to the token; what comes in a variable, the token. */
  function withToken(value: ValueNode | undefined, path: readonly string[]): ValueNode {
    isAdded = true
    if (value?.kind === Kind.VARIABLE) {
      const name = value.name.value
      const given = variables.has(name) ? variables.get(name) : defaults.get(name)
      variables.set(name, tokenAt(given, path, identity.accessToken))
      return value
    }
    const [key, ...rest] = path
    if (key === undefined) {
      isReferred = true
      return tokenReference
    }
    const literal = value?.kind === Kind.OBJECT ? value : EMPTY
    const before = literal.fields.find(({ name }) => name.value === key)?.value
    return withField(literal, key, withToken(before, rest))
  }

  function identified(field: FieldNode): FieldNode | undefined {
    const argument = identity.onCarts ? IDENTITY_FIELDS[field.name.value] : undefined
    if (argument === undefined) return undefined
    const path = argument === 'input' ? ['buyerIdentity', TOKEN] : [TOKEN]
    const before = field.arguments?.find(({ name }) => name.value === argument)?.value
    return { ...field, arguments: withArgument(field.arguments, argument, withToken(before, path)) }
  }

  function inContextOf(directive: DirectiveNode): DirectiveNode | undefined {
    if (!identity.inContext || directive.name.value !== 'inContext') return undefined
    const buyer = withToken(undefined, [TOKEN])
    return { ...directive, arguments: withArgument(directive.arguments, 'buyer', buyer) }
  }

  const rewritten: DocumentNode = visit(browser.document, {
    // Leaving, so that what was put in is not visited again.
    Field: { leave: identified },
    Directive: { leave: inContextOf },
  })
  if (!isAdded) return browser
  if (isReferred) variables.set(TOKEN_VARIABLE, identity.accessToken)
  const document = isReferred ? withTokenVariable(rewritten) : rewritten
  return { document, operation: operationOf(document), variables: Object.fromEntries(variables) }
}

const TOKEN = 'customerAccessToken'

const EMPTY: ObjectValueNode = { kind: Kind.OBJECT, fields: [] }

const tokenReference: VariableNode = { kind: Kind.VARIABLE, name: nameNode(TOKEN_VARIABLE) }

function nameNode(value: string) {
  return { kind: Kind.NAME, value } as const
}

/** The operation's own variables are all it has: a fragment cannot declare any. */
function defaultsOf({ variableDefinitions = [] }: OperationDefinitionNode) {
  return new Map(
    variableDefinitions.flatMap(({ variable, defaultValue }) =>
      defaultValue === undefined
        ? []
        : [[variable.name.value, valueFromASTUntyped(defaultValue)] as const],
    ),
  )
}

/** A copy of a variable's value with the token at a place in it; what is not there is made. */
function tokenAt(value: unknown, [key, ...rest]: readonly string[], token: string): unknown {
  if (key === undefined) return token
  const before: Variables = typeof value === 'object' && value !== null ? { ...value } : {}
  return { ...before, [key]: tokenAt(before[key], rest, token) }
}

function withField(object: ObjectValueNode, key: string, value: ValueNode): ObjectValueNode {
  const others = object.fields.filter(({ name }) => name.value !== key)
  const field: ObjectFieldNode = { kind: Kind.OBJECT_FIELD, name: nameNode(key), value }
  return { ...object, fields: [...others, field] }
}

function withArgument<Node extends ArgumentNode>(
  before: readonly Node[] | undefined,
  key: string,
  value: ValueNode,
): readonly (Node | ArgumentNode)[] {
  const others = before?.filter(({ name }) => name.value !== key) ?? []
  return [...others, { kind: Kind.ARGUMENT, name: nameNode(key), value }]
}

function withTokenVariable(document: DocumentNode): DocumentNode {
  const declared: VariableDefinitionNode = {
    kind: Kind.VARIABLE_DEFINITION,
    variable: tokenReference,
    type: { kind: Kind.NON_NULL_TYPE, type: { kind: Kind.NAMED_TYPE, name: nameNode('String') } },
  }
  return visit(document, {
    OperationDefinition: (operation) => ({
      ...operation,
      variableDefinitions: [...(operation.variableDefinitions ?? []), declared],
    }),
  })
}

function operationOf({ definitions }: DocumentNode): OperationDefinitionNode {
  const found = definitions.find(({ kind }) => kind === Kind.OPERATION_DEFINITION)
  if (found?.kind !== Kind.OPERATION_DEFINITION)
    throw new TypeError('A document lost its operation.')
  return found
}
