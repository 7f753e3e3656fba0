import { type JsonObject, jsonObject, parseJson } from '../http/json-object.ts'
import type { StoreFailure } from '../session/token-source.ts'

/** One entry of a GraphQL reply's top-level `errors`. */
export interface GraphqlError {
  readonly message: string
  readonly path?: readonly (string | number)[]
  readonly extensions?: JsonObject & { readonly code?: string }
}

/**
 * The outcome of one call to the Storefront API. Only `answered` says anything about a customer;
 * the other three are about the store, the network or our own API token.
 */
export type StorefrontReply =
  | {
      readonly outcome: 'answered'
      readonly data: Readonly<Record<string, unknown>>
      readonly errors: readonly GraphqlError[]
    }
  | StoreFailure

/** The store's answer cannot be what was asked for. */
export const INVALID_RESPONSE = { outcome: 'unavailable', reason: 'invalid-response' } as const

/** Shopify names no time in its throttles; its login limits are known to lift within minutes. */
const DEFAULT_RETRY_AFTER_SECONDS = 60

/** Classifies an HTTP answer whose body has been read. */
export function readReply(response: Response, body: string): StorefrontReply {
  if (response.status === 401) return { outcome: 'misconfigured', problem: 'api-token' }
  if (response.status === 429) return throttled(response)
  if (response.status !== 200) return { outcome: 'unavailable', reason: 'http-status' }
  const json = parseJson(body)
  if (json === undefined) return { outcome: 'unavailable', reason: 'not-json' }
  const read = readBody(json)
  if (read === null) return INVALID_RESPONSE
  const { data, errors } = read
  if (errors.some(isThrottle)) return throttled(response)
  if (data === null && errors.length === 0) return INVALID_RESPONSE
  return { outcome: 'answered', data: data ?? {}, errors }
}

/** The two halves of a GraphQL body; null if it is none. */
function readBody(
  json: unknown,
): { readonly data: JsonObject | null; readonly errors: readonly GraphqlError[] } | null {
  const body = jsonObject(json)
  if (body === null) return null
  const { data = null, errors = [] } = body
  if (data !== null && jsonObject(data) === null) return null
  return Array.isArray(errors) && errors.every(isGraphqlError)
    ? { data: jsonObject(data), errors }
    : null
}

function isGraphqlError(value: unknown): value is GraphqlError {
  const { message, path, extensions } = jsonObject(value) ?? {}
  const { code } = jsonObject(extensions) ?? {}
  return (
    typeof message === 'string' &&
    (path === undefined || (Array.isArray(path) && path.every(isStep))) &&
    (extensions === undefined || jsonObject(extensions) !== null) &&
    (code === undefined || typeof code === 'string')
  )
}

function isStep(value: unknown): boolean {
  return typeof value === 'string' || typeof value === 'number'
}

/** Whether a field was denied: by the scopes of our API token, or by a dead customer token. */
export function isAccessDenied({ message, extensions }: GraphqlError): boolean {
  return extensions?.code === 'ACCESS_DENIED' || /\baccess denied\b/i.test(message)
}

/**
 * Login, sign-up and recover limits arrive as HTTP 200. The code has been seen on some of them
 * only, so the wording counts too ("Login attempt limit exceeded. Please try again later.").
 */
function isThrottle({ message, extensions }: GraphqlError): boolean {
  return extensions?.code === 'THROTTLED' || /\blimit exceeded\b/i.test(message)
}

function throttled(response: Response): StorefrontReply {
  return { outcome: 'throttled', retryAfterSeconds: retryAfterSeconds(response) }
}

/** How long a throttled answer asks to wait. */
export function retryAfterSeconds({ headers }: Response): number {
  const seconds = Number(headers.get('retry-after') ?? Number.NaN)
  return seconds > 0 ? Math.ceil(seconds) : DEFAULT_RETRY_AFTER_SECONDS
}
