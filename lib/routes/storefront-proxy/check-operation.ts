import { type ASTNode, BREAK, Kind, type ValueNode, visit } from 'graphql'
import {
  ALLOWED_DIRECTIVES,
  ALLOWED_MUTATIONS,
  ALLOWED_QUERIES,
  FORBIDDEN_FIELDS,
  IDENTITY_ARGUMENTS,
} from './allowed-fields.ts'
import { checkComplexity } from './check-complexity.ts'
import type { BrowserOperation, Variables } from './read-operation.ts'
import { type Refusal, refusal } from './refusal.ts'
import { fragmentsOf, topFields } from './root-fields.ts'

/** What the proxy itself adds to a document begins so; nobody else may use it. */
export const RESERVED_PREFIX = 'storefrontSession_'

/**
 * Decides whether an operation of a browser may reach the store. Fails closed: what is not on the
 * list of root fields is refused, and identity in any form is the server's alone to add. Pure.
 *
 * @returns null if it may, else why not.
 */
export function checkOperation(browser: BrowserOperation): Refusal | null {
  return (
    checkComplexity(browser) ??
    checkRootFields(browser) ??
    checkNodes(browser) ??
    checkVariables(browser.variables)
  )
}

function checkRootFields({ document, operation }: BrowserOperation): Refusal | null {
  const { operation: kind, selectionSet } = operation
  const allowed = kind === 'query' ? ALLOWED_QUERIES : kind === 'mutation' ? ALLOWED_MUTATIONS : []
  for (const field of topFields(selectionSet, fragmentsOf(document))) {
    const name = field.name.value
    if (!allowed.includes(name)) return forbiddenField(name, `is not open to browsers as a ${kind}`)
  }
  return null
}

/** Looks at every node, also of fragments that are used nowhere and of default values. */
function checkNodes({ document, variables }: BrowserOperation): Refusal | null {
  let found: Refusal | null = null
  visit(document, {
    enter(node) {
      found = checkNode(node, variables)
      return found === null ? undefined : BREAK
    },
  })
  return found
}

function checkNode(node: ASTNode, variables: Variables): Refusal | null {
  switch (node.kind) {
    case Kind.FIELD:
      if (FORBIDDEN_FIELDS.has(node.name.value)) {
        return forbiddenField(node.name.value, 'gives a credential')
      }
      return checkName(node.alias?.value)
    case Kind.VARIABLE:
      return checkName(node.name.value)
    case Kind.DIRECTIVE:
      return ALLOWED_DIRECTIVES.has(node.name.value)
        ? checkDirectiveArguments(node)
        : refusal(
            'FORBIDDEN_DIRECTIVE',
            `The directive @${node.name.value} is not open to browsers.`,
          )
    case Kind.ARGUMENT:
    case Kind.OBJECT_FIELD:
      return isIdentity(node.name.value, givenValue(node.value, variables))
        ? forbiddenArgument(node.name.value)
        : null
    default:
      return null
  }
}

/** A buyer is a customer; the server adds them. */
function checkDirectiveArguments(node: Extract<ASTNode, { kind: Kind.DIRECTIVE }>): Refusal | null {
  const isBuyer = node.arguments?.some(({ name }) => name.value === 'buyer') === true
  return isBuyer ? forbiddenArgument('buyer') : null
}

function checkName(name: string | undefined): Refusal | null {
  return name?.startsWith(RESERVED_PREFIX)
    ? refusal('FORBIDDEN_ARGUMENT', `Names that begin with "${RESERVED_PREFIX}" are taken.`)
    : null
}

/** Null says that a cart is nobody's; that is no secret. */
function isIdentity(name: string, value: unknown): boolean {
  return IDENTITY_ARGUMENTS.has(name) && value !== null
}

/** A variable that is not sent takes its default, which is looked at where it stands. */
function givenValue(node: ValueNode, variables: Variables): unknown {
  if (node.kind === Kind.NULL) return null
  if (node.kind !== Kind.VARIABLE) return node
  return Object.hasOwn(variables, node.name.value) ? variables[node.name.value] : node
}

function checkVariables(variables: Variables): Refusal | null {
  for (const [name, value] of Object.entries(variables)) {
    if (isIdentity(name, value ?? null)) return forbiddenArgument(name)
    if (typeof value !== 'object' || value === null) continue
    const inside = checkVariables(value as Variables)
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
