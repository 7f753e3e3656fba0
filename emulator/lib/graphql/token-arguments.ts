import { type ASTNode, type DocumentNode, Kind, visit } from 'graphql'
import { textsIn } from '../state/texts-in.ts'
import { checkedDocument } from './checked-document.ts'
import type { GraphqlRequest } from './execute.ts'
import { executedOperation } from './executed-operation.ts'

/** Whether a customer access token stands in a text. */
export type HoldsToken = (text: string) => boolean

/** The place of a token that was sent, but not in anything that is executed. */
const NOT_EXECUTED = '(not executed)'

/** Hides a letter of a token from a search of the body, in JSON and in GraphQL alike. */
const ESCAPE = '\\u'

/**
 * In which arguments of a request's operation a token stands, as paths without the token:
 * `cartNoteUpdate(note)`, `@inContext(buyer.customerAccessToken)`, `Cart.attribute(key)`,
 * `cartCreate(input.attributes[0].value)`. A variable that no argument uses is `$name`. Any other
 * part of the body is `(not executed)`: an operation that is refused or that is not the one that
 * was asked for, a field that is skipped, an alias.
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

function pathsIn(graphql: GraphqlRequest, holdsToken: HoldsToken): readonly string[] {
  const { document } = checkedDocument(graphql.query)
  const holding = Object.entries(graphql.variables)
    .filter((entry) => [...textsIn(entry)].some(({ text }) => holdsToken(text)))
    .map(([name]) => name)
  if (document === null) {
    return holding.length > 0 || holdsToken(graphql.query) ? [NOT_EXECUTED] : []
  }
  const executed = executedOperation(graphql)
  const done = new Set<ASTNode | null>([
    ...(executed?.arguments ?? []).map(({ node }) => node),
    ...(executed?.defaults ?? []),
  ])
  const mentions = mentionsIn(document)
  const isHeldBy = ({ variable, text }: Mention) =>
    variable === undefined ? holdsToken(text ?? '') : holding.includes(variable)
  return [
    ...(executed?.arguments ?? []).flatMap(({ node, owner, value }) =>
      [...textsIn(value)]
        .filter(({ text }) => holdsToken(text))
        .map(({ path }) => `${owner}(${node.name.value}${path})`),
    ),
    ...holding
      .filter((name) => !mentions.some(({ variable }) => variable === name))
      .map((name) => (executed === null ? NOT_EXECUTED : `$${name}`)),
    ...mentions
      .filter((mention) => !done.has(mention.within) && isHeldBy(mention))
      .map(() => NOT_EXECUTED),
  ]
}

/** A variable that an argument uses, or a text: a name, an alias, a literal. */
interface Mention {
  readonly variable?: string
  readonly text?: string
  /** The argument, or the definition of a variable, that it is a part of. */
  readonly within: ASTNode | null
}

function mentionsIn(document: DocumentNode): readonly Mention[] {
  const mentions: Mention[] = []
  let within: ASTNode | null = null
  visit(document, {
    enter(node) {
      if (node.kind === Kind.ARGUMENT || node.kind === Kind.VARIABLE_DEFINITION) within = node
      // Where a variable is defined it is not used: a default names none.
      if (node.kind === Kind.VARIABLE && within?.kind === Kind.ARGUMENT) {
        mentions.push({ variable: node.name.value, within })
      }
      if ('value' in node && typeof node.value === 'string') {
        mentions.push({ text: node.value, within })
      }
    },
    leave(node) {
      if (node === within) within = null
    },
  })
  return mentions
}
