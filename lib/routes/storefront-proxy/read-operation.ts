import { type DocumentNode, Kind, type OperationDefinitionNode, parse } from 'graphql'
import { type Refusal, refusal } from './refusal.ts'

/** Variables of an operation, as they came. */
export type Variables = Readonly<Record<string, unknown>>

/** One operation on its way to the store. */
export interface BrowserOperation {
  readonly document: DocumentNode
  readonly operation: OperationDefinitionNode
  readonly variables: Variables
}

/** An operation, or why there is none. */
export type ReadOperation =
  | { readonly status: 'read'; readonly operation: BrowserOperation }
  | { readonly status: 'refused'; readonly refusal: Refusal }

/** hydrogen-react's longest document has some nine hundred. */
const MOST_TOKENS = 4000

/**
 * Reads the body of a GraphQL request: one operation, with the fragments that it uses. A list of
 * requests, or a second operation beside the one that is named, could carry what nobody checked.
 */
export function readOperation(body: string): ReadOperation {
  const { query, variables } = jsonObject(body) ?? {}
  if (typeof query !== 'string') return refused('BAD_REQUEST', 'Send a JSON object with a "query".')
  const document = parsed(query)
  if (typeof document === 'string') return refused('GRAPHQL_PARSE_FAILED', document)
  const operations = document.definitions.filter(
    (definition) => definition.kind === Kind.OPERATION_DEFINITION,
  )
  const [operation] = operations
  const isAlone = document.definitions.every(
    ({ kind }) => kind === Kind.OPERATION_DEFINITION || kind === Kind.FRAGMENT_DEFINITION,
  )
  if (operation === undefined || operations.length > 1 || !isAlone) {
    return refused('ONE_OPERATION', 'Send exactly one operation, and fragments beside it.')
  }
  return {
    status: 'read',
    operation: { document, operation, variables: asObject(variables) ?? {} },
  }
}

function refused(code: Refusal['code'], message: string): ReadOperation {
  return { status: 'refused', refusal: refusal(code, message) }
}

/** The document, or what is wrong with it. Only what the parser itself says is repeated. */
function parsed(query: string): DocumentNode | string {
  try {
    return parse(query, { maxTokens: MOST_TOKENS, noLocation: true })
  } catch (error) {
    const isTooLong = error instanceof Error && /token/i.test(error.message)
    return isTooLong && /limit/i.test(error.message)
      ? `The document has more than ${MOST_TOKENS} tokens.`
      : 'The document is not GraphQL.'
  }
}

function jsonObject(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    return asObject(JSON.parse(text))
  } catch {
    return undefined
  }
}

function asObject(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : undefined
}
