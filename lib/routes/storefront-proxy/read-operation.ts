import { type FragmentDefinitionNode, Kind, type OperationDefinitionNode, parse } from 'graphql'
import { type JsonObject, jsonObject } from '../../core/http/json-object.ts'
import { type Refusal, refusal } from './refusal.ts'

/** Variables of an operation, as they came. */
export type Variables = Readonly<Record<string, unknown>>

/** What a browser has written: one operation, and the fragments beside it. */
export interface BrowserDocument {
  readonly operation: OperationDefinitionNode
  readonly fragments: readonly FragmentDefinitionNode[]
  readonly variables: Variables
}

/** The same with each fragment in the place where it is used. */
export type Operation = Pick<BrowserDocument, 'operation' | 'variables'>

/** A document, or why there is none. */
export type ReadOperation =
  | { readonly status: 'read'; readonly document: BrowserDocument }
  | { readonly status: 'refused'; readonly refusal: Refusal }

/** hydrogen-react's longest document has some nine hundred. */
const MOST_TOKENS = 4000

/**
 * Reads the body of a GraphQL request: one operation, with the fragments that it uses. A list of
 * requests, or a second operation beside the one that is named, could carry what nobody checked.
 */
export function readOperation(body: string): ReadOperation {
  const { query, variables } = parsedJson(body) ?? {}
  if (typeof query !== 'string') return refused('BAD_REQUEST', 'Send a JSON object with a "query".')
  const definitions = parsed(query)
  if (typeof definitions === 'string') return refused('GRAPHQL_PARSE_FAILED', definitions)
  const operations = definitions.filter((each) => each.kind === Kind.OPERATION_DEFINITION)
  const fragments = definitions.filter((each) => each.kind === Kind.FRAGMENT_DEFINITION)
  const [operation] = operations
  const isAlone =
    operations.length === 1 && operations.length + fragments.length === definitions.length
  if (operation === undefined || !isAlone) {
    return refused('ONE_OPERATION', 'Send exactly one operation, and fragments beside it.')
  }
  return {
    status: 'read',
    document: { operation, fragments, variables: jsonObject(variables) ?? {} },
  }
}

function refused(code: Refusal['code'], message: string): ReadOperation {
  return { status: 'refused', refusal: refusal(code, message) }
}

/** The document's definitions, or what is wrong with it. Nothing of the document is repeated. */
function parsed(query: string): ReturnType<typeof parse>['definitions'] | string {
  try {
    return parse(query, { maxTokens: MOST_TOKENS }).definitions
  } catch (error) {
    const isTooLong = error instanceof Error && /more that \d+ tokens/.test(error.message)
    return isTooLong
      ? `The document has more than ${MOST_TOKENS} tokens.`
      : 'The document is not GraphQL.'
  }
}

function parsedJson(text: string): JsonObject | null {
  try {
    return jsonObject(JSON.parse(text))
  } catch {
    return null
  }
}
