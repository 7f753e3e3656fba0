import { type ASTNode, Kind } from 'graphql'
import { textsIn } from '../state/texts-in.ts'
import { checkedDocument } from './checked-document.ts'
import { type Mention, outlineOf } from './document-outline.ts'
import type { GraphqlRequest } from './execute.ts'
import {
  type ExecutedArgument,
  type ExecutedOperation,
  executedOperation,
} from './executed-arguments.ts'

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
  if (document === null) {
    return holding.length > 0 || holdsToken(graphql.query) ? [NOT_EXECUTED] : []
  }
  const { mentions } = outlineOf(document)
  const executed = executedOperation(graphql)
  const used = usedVariables(mentions)
  const isHeldBy = (node: ASTNode) =>
    node.kind === Kind.VARIABLE
      ? holding.includes(node.name.value)
      : 'value' in node && typeof node.value === 'string' && holdsToken(node.value)
  return [
    ...(executed?.arguments ?? []).flatMap((argument) => pathsOf(argument, holdsToken)),
    ...holding
      .filter((name) => !used.has(name))
      .map((name) => (executed === null ? NOT_EXECUTED : `$${name}`)),
    ...(notExecuted(mentions, executed).some(isHeldBy) ? [NOT_EXECUTED] : []),
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

/** The variables that an argument names, executed or not. */
function usedVariables(mentions: readonly Mention[]): ReadonlySet<string> {
  return new Set(
    mentions.flatMap(({ node }) => (node.kind === Kind.VARIABLE ? [node.name.value] : [])),
  )
}

/** What a document mentions outside of executed arguments and of defaults that are in force. */
function notExecuted(
  mentions: readonly Mention[],
  executed: ExecutedOperation | null,
): readonly ASTNode[] {
  const done = new Set<ASTNode | null>([
    ...(executed?.arguments ?? []).map(({ node }) => node),
    ...(executed?.defaults ?? []),
  ])
  return mentions.filter(({ within }) => !done.has(within)).map(({ node }) => node)
}
