import { type ASTNode, type DocumentNode, Kind, visit } from 'graphql'
import { checkedDocument } from './checked-document.ts'
import type { GraphqlRequest } from './execute.ts'
import {
  type ExecutedArgument,
  type ExecutedOperation,
  executedOperation,
} from './executed-arguments.ts'
import { textsIn } from './texts-in.ts'

/** Whether a customer access token stands in a text. */
export type HoldsToken = (text: string) => boolean

/** Where a token is told to be that stands in a request, but in nothing that is executed. */
const NOT_EXECUTED = '(not executed)'

/**
 * In which arguments of a request's operation a token stands, as paths that say nothing of it:
 * `cartNoteUpdate(note)`, `@inContext(buyer.customerAccessToken)`, `Cart.attribute(key)`,
 * `cartCreate(input.attributes[0].value)`. A variable that no argument names is `$name`. Whatever
 * else of the body holds one is `(not executed)`: an operation that is refused or that is not the
 * one that was asked for, a field that is skipped, an alias.
 */
export function tokenArguments(
  body: string,
  graphql: GraphqlRequest | null,
  holdsToken: HoldsToken,
): readonly string[] {
  const isInBody = holdsToken(body)
  if (!isInBody && !body.includes(ESCAPE)) return []
  const paths = graphql === null ? [] : pathsIn(graphql, holdsToken)
  if (paths.length === 0 && isInBody) return [NOT_EXECUTED]
  return [...new Set(paths.map((path) => (holdsToken(path) ? NOT_EXECUTED : path)))]
}

/** What can hide a letter of a token from a search of the body, in JSON and in GraphQL alike. */
const ESCAPE = '\\u'

function pathsIn(graphql: GraphqlRequest, holdsToken: HoldsToken): readonly string[] {
  const { document } = checkedDocument(graphql.query)
  const holding = variablesWithToken(graphql, holdsToken)
  if (document === null)
    return holding.length > 0 || holdsToken(graphql.query) ? [NOT_EXECUTED] : []
  const executed = executedOperation(graphql)
  const named = namesOfVariables(nodesOf(document, definedVariables(document)))
  const isHeldBy = (node: ASTNode) =>
    node.kind === Kind.VARIABLE
      ? holding.includes(node.name.value)
      : 'value' in node && typeof node.value === 'string' && holdsToken(node.value)
  return [
    ...(executed?.arguments ?? []).flatMap((argument) => pathsOf(argument, holdsToken)),
    ...holding
      .filter((name) => !named.has(name))
      .map((name) => (executed === null ? NOT_EXECUTED : `$${name}`)),
    ...(restOf(document, executed).some(isHeldBy) ? [NOT_EXECUTED] : []),
  ]
}

function pathsOf(
  { owner, name, value }: ExecutedArgument,
  holdsToken: HoldsToken,
): readonly string[] {
  return [...textsIn(value)]
    .filter(({ text }) => holdsToken(text))
    .map(({ path }) => `${owner}(${name}${path})`)
}

/** The names of the variables in whose values, or names, a token stands. */
function variablesWithToken(
  { variables }: GraphqlRequest,
  holdsToken: HoldsToken,
): readonly string[] {
  return Object.entries(variables)
    .filter((entry) => [...textsIn(entry)].some(({ text }) => holdsToken(text)))
    .map(([name]) => name)
}

/** What is left of a document when its executed arguments are taken out. */
function restOf(document: DocumentNode, executed: ExecutedOperation | null): readonly ASTNode[] {
  const done = executed?.arguments.map(({ node }) => node) ?? []
  const defaults = executed?.defaults ?? []
  return nodesOf(document, [...done, ...defaults, ...definedVariables(document)])
}

/** A variable where it is defined, and not used. */
function definedVariables({ definitions }: DocumentNode): readonly ASTNode[] {
  return definitions.flatMap((definition) =>
    definition.kind === Kind.OPERATION_DEFINITION
      ? (definition.variableDefinitions ?? []).map(({ variable }) => variable)
      : [],
  )
}

function namesOfVariables(nodes: readonly ASTNode[]): ReadonlySet<string> {
  return new Set(nodes.flatMap((node) => (node.kind === Kind.VARIABLE ? [node.name.value] : [])))
}

/** All nodes of a document in its order, without some and what is within them. */
function nodesOf(document: DocumentNode, leftOut: readonly ASTNode[]): readonly ASTNode[] {
  const without = new Set(leftOut)
  const nodes: ASTNode[] = []
  visit(document, {
    enter(node) {
      if (without.has(node)) return false
      nodes.push(node)
      return undefined
    },
  })
  return nodes
}
