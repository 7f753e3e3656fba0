import { isText, jsonObject, parseJson } from '../http/json-object.ts'
import type { Received } from '../http/receive.ts'
import type { StoreFailure } from '../session/token-source.ts'
import { INVALID_RESPONSE, retryAfterSeconds } from '../storefront/storefront-reply.ts'

/** Tokens as the token endpoint hands them out; null for what is not in the answer. */
export interface IssuedTokens {
  readonly accessToken: string
  /** Seconds. */
  readonly expiresIn: number
  readonly refreshToken: string | null
  readonly idToken: string | null
}

/** What the token endpoint said. Only `ended` says anything about a customer. */
export type TokenAnswer =
  | { readonly outcome: 'issued'; readonly tokens: IssuedTokens }
  /** What was to be exchanged is worth nothing any more. */
  | { readonly outcome: 'ended' }
  | StoreFailure

/** Of every access token that has been seen, and what is assumed of one that does not say. */
const ACCESS_TOKEN_SECONDS = 3600

/**
 * Reads an answer of the token endpoint, with Shopify's manners: `token_type` may be missing, and
 * what went wrong on Shopify's side comes as a 401 without a code. The end is `400 invalid_grant` and
 * nothing else (Shopify/hydrogen#3916).
 */
export function readTokenAnswer(received: Received): TokenAnswer {
  if (received.outcome === 'unavailable') return received
  const { response, body } = received
  const json = parseJson(body)
  if (response.status !== 200) return failure(response, jsonObject(json)?.['error'])
  if (json === undefined) return { outcome: 'unavailable', reason: 'not-json' }
  const { access_token, expires_in, refresh_token, id_token } = jsonObject(json) ?? {}
  if (!isText(access_token)) return INVALID_RESPONSE
  const seconds = Number(expires_in)
  return {
    outcome: 'issued',
    tokens: {
      accessToken: access_token,
      expiresIn:
        seconds > 0 && seconds <= ACCESS_TOKEN_SECONDS * 24 ? seconds : ACCESS_TOKEN_SECONDS,
      refreshToken: isText(refresh_token) ? refresh_token : null,
      idToken: isText(id_token) ? id_token : null,
    },
  }
}

function failure(response: Response, code: unknown): TokenAnswer {
  const { status, headers } = response
  if (status === 400 && code === 'invalid_grant') return { outcome: 'ended' }
  if (code === 'invalid_client' || code === 'unauthorized_client') {
    return { outcome: 'misconfigured', problem: 'customer-account-client' }
  }
  // An origin that is missing in the settings, says the documentation of the Customer Account API.
  if (status === 401 && /invalid_token/.test(headers.get('www-authenticate') ?? '')) {
    return { outcome: 'misconfigured', problem: 'customer-account-origin' }
  }
  if (status === 429 || status === 430) {
    return { outcome: 'throttled', retryAfterSeconds: retryAfterSeconds(response) }
  }
  return { outcome: 'unavailable', reason: 'http-status' }
}
