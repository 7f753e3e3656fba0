import {
  type ArgumentNode,
  type ASTNode,
  BREAK,
  type DirectiveNode,
  Kind,
  type ObjectFieldNode,
  type OperationDefinitionNode,
  OperationTypeNode,
  type SelectionSetNode,
  visit,
} from 'graphql'
import {
  ALLOWED_DIRECTIVES,
  ALLOWED_MUTATIONS,
  ALLOWED_QUERIES,
  CUSTOMER_FIELDS,
  FORBIDDEN_FIELDS,
  IDENTITY_ARGUMENTS,
} from './allowed-fields.ts'
import { fieldsOf, RESERVED_PREFIX } from './graphql-nodes.ts'
import type { BrowserDocument, Variables } from './read-operation.ts'
import { type Refusal, refusal } from './refusal.ts'

/**
 * Decides whether an operation of a browser may reach the store. Fails closed: what is not on the
 * list of root fields is refused, and identity in any form is the server's alone to add. Pure.
 *
 * @param document as it was written: each of its nodes is looked at once.
 * @param unfolded the same operation with its fragments in place, as the store will execute it.
 * @returns null if it may, else why not.
 */
export function checkOperation(
  document: BrowserDocument,
  unfolded: OperationDefinitionNode,
): Refusal | null {
  return (
    checkRootFields(unfolded) ??
    checkNodes(document) ??
    checkCustomers(unfolded.selectionSet) ??
    checkVariables(document.variables)
  )
}

const ALLOWED_FIELDS: Readonly<Record<OperationTypeNode, readonly string[]>> = {
  [OperationTypeNode.QUERY]: ALLOWED_QUERIES,
  [OperationTypeNode.MUTATION]: ALLOWED_MUTATIONS,
  [OperationTypeNode.SUBSCRIPTION]: [],
}

function checkRootFields({ operation, selectionSet }: OperationDefinitionNode): Refusal | null {
  const allowed = ALLOWED_FIELDS[operation]
  const forbidden = fieldsOf(selectionSet).find(({ name }) => !allowed.includes(name.value))
  return forbidden === undefined
    ? null
    : forbiddenField(forbidden.name.value, `is not open to browsers as a ${operation}`)
}

/** Looks at every node, also of default values. */
function checkNodes({ operation, fragments }: BrowserDocument): Refusal | null {
  const onOperation = new Set(operation.directives)
  let found: Refusal | null = null
  for (const definition of [operation, ...fragments]) {
    visit(definition, {
      enter(node) {
        found = checkNode(node, onOperation)
        return found === null ? undefined : BREAK
      },
    })
    if (found !== null) return found
  }
  return null
}

function checkNode(node: ASTNode, onOperation: ReadonlySet<ASTNode>): Refusal | null {
  switch (node.kind) {
    case Kind.NAME:
      return node.value.startsWith(RESERVED_PREFIX)
        ? refusal('FORBIDDEN_ARGUMENT', `Names that begin with "${RESERVED_PREFIX}" are taken.`)
        : null
    case Kind.FIELD: {
      const why = FORBIDDEN_FIELDS.get(node.name.value)
      return why === undefined ? checkDoubles(node.arguments) : forbiddenField(node.name.value, why)
    }
    case Kind.DIRECTIVE:
      return checkDirective(node, onOperation)
    case Kind.ARGUMENT:
    case Kind.OBJECT_FIELD:
      return checkIdentity(node)
    case Kind.OBJECT:
      return checkDoubles(node.fields)
    case Kind.OPERATION_DEFINITION:
      return checkDoubles(node.variableDefinitions?.map(({ variable }) => variable))
    case Kind.FRAGMENT_DEFINITION:
    case Kind.VARIABLE_DEFINITION:
      return node.directives?.length ? forbiddenDirective(node.directives[0]) : null
    default:
      return null
  }
}

/** Of two values under one name the store might take the other one. */
function checkDoubles(
  nodes: readonly { readonly name: { readonly value: string } }[] = [],
): Refusal | null {
  const names = new Set<string>()
  for (const { name } of nodes) {
    if (names.has(name.value)) {
      return refusal('FORBIDDEN_ARGUMENT', `${name.value} is given twice.`, name.value)
    }
    names.add(name.value)
  }
  return null
}

/**
 * Null says that a cart is nobody's; that is no secret, and whose the cart is remains the server's
 * to say. A variable is refused whatever its value: the browser could use it in a second place.
 */
function checkIdentity({ name, value }: ArgumentNode | ObjectFieldNode): Refusal | null {
  return IDENTITY_ARGUMENTS.has(name.value) && value.kind !== Kind.NULL
    ? forbiddenArgument(name.value)
    : null
}

/** A context stands on the operation, and its buyer is a customer; the server adds them. */
function checkDirective(node: DirectiveNode, onOperation: ReadonlySet<ASTNode>): Refusal | null {
  const name = node.name.value
  if (!ALLOWED_DIRECTIVES.has(name)) return forbiddenDirective(node)
  if (name !== 'inContext') return checkDoubles(node.arguments)
  const contexts = [...onOperation].filter((each) => isContext(each))
  if (!onOperation.has(node) || contexts.length > 1) return forbiddenDirective(node)
  const isBuyer = node.arguments?.some((argument) => argument.name.value === 'buyer') === true
  return isBuyer ? forbiddenArgument('buyer') : checkDoubles(node.arguments)
}

function isContext(node: ASTNode): boolean {
  return node.kind === Kind.DIRECTIVE && node.name.value === 'inContext'
}

/** A cart's customer has a name and an e-mail address, and nothing leads on from there. */
function checkCustomers(selectionSet: SelectionSetNode): Refusal | null {
  for (const { name, selectionSet: inside } of fieldsOf(selectionSet)) {
    if (inside === undefined) continue
    const found = name.value === 'customer' ? checkCustomer(inside) : checkCustomers(inside)
    if (found !== null) return found
  }
  return null
}

function checkCustomer(selectionSet: SelectionSetNode): Refusal | null {
  const further = fieldsOf(selectionSet).find(({ name }) => !CUSTOMER_FIELDS.has(name.value))
  return further === undefined
    ? null
    : forbiddenField(further.name.value, "of a cart's customer is not open to browsers")
}

function checkVariables(variables: Variables): Refusal | null {
  for (const [name, value] of Object.entries(variables)) {
    if (value === null) continue
    if (IDENTITY_ARGUMENTS.has(name)) return forbiddenArgument(name)
    const inside = typeof value === 'object' ? checkVariables(Object(value)) : null
    if (inside !== null) return inside
  }
  return null
}

function forbiddenField(name: string, why: string): Refusal {
  return refusal('FORBIDDEN_FIELD', `The field ${name} ${why}.`, name)
}

function forbiddenArgument(name: string): Refusal {
  return refusal(
    'FORBIDDEN_ARGUMENT',
    `The argument ${name} is the server's to add: leave it out, and the customer who is signed in is added.`,
    name,
  )
}

function forbiddenDirective(node: DirectiveNode | undefined): Refusal {
  const name = node?.name.value ?? ''
  return refusal('FORBIDDEN_DIRECTIVE', `The directive @${name} is not open to browsers here.`)
}
