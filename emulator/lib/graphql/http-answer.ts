import type { ServerResponse } from 'node:http'
import type { GraphqlAnswer } from './execute.ts'

/** An answer of the API before it is sent. */
export interface HttpAnswer {
  readonly status: number
  readonly body: GraphqlAnswer
  /** @default none but those that all answers have */
  readonly headers?: Readonly<Record<string, string>>
}

/** What became of a request: the part of a journal entry that is known only once it was served. */
export interface Outcome {
  /** The HTTP status that was sent; null if none was. */
  readonly status: number | null
  /** Codes of top-level and user errors in the answer. */
  readonly errors: readonly string[]
}

/** As clients of live stores report it: an empty message and a code. */
export const UNAUTHORIZED = { errors: [{ message: '', extensions: { code: 'UNAUTHORIZED' } }] }

/** Sends an answer, unless the caller has gone meanwhile. */
export function sendAnswer(
  response: ServerResponse,
  { status, body, headers = {} }: HttpAnswer,
): Outcome {
  const errors = errorCodes(body)
  if (response.destroyed) return { status: null, errors }
  response.writeHead(status, {
    'Content-Type': 'application/json; charset=utf-8',
    'Access-Control-Allow-Origin': '*',
    ...headers,
  })
  response.end(JSON.stringify(body))
  return { status, errors }
}

/**
 * Codes of all errors in an answer, also of those in payloads, and that of OAuth; a code that is
 * absent is `ERROR`.
 */
function errorCodes(body: GraphqlAnswer): readonly string[] {
  const { errors = [], data, error: oauth } = { error: undefined, ...body }
  const topLevel = errors.map((error) => Object(error).extensions?.code ?? 'ERROR')
  const inPayloads = Object.values(Object(data)).flatMap((payload) => {
    const { customerUserErrors, userErrors } = Object(payload)
    const list = Array.isArray(customerUserErrors) ? customerUserErrors : userErrors
    return Array.isArray(list) ? list.map((error) => Object(error).code ?? 'ERROR') : []
  })
  return [...topLevel, ...inPayloads, ...(oauth === undefined ? [] : [oauth])].map(String)
}
