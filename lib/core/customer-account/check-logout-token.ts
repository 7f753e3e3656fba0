import { skipStateCheck, validateJwtAuthResponse } from 'oauth4webapi'
import { isText, type JsonObject, jsonObject, parseJson } from '../http/json-object.ts'
import type { AccountAccess } from './ask-token-endpoint.ts'
import type { LoginAddresses } from './discovery.ts'
import { clientOf, keysOf, serverOf, TOLERANCE_SECONDS } from './provider-keys.ts'

/** What a logout token says: whose sessions are over, or which one is. */
export interface LogoutToken {
  readonly issuer: string
  /** Its `jti`. */
  readonly id: string
  /** The customer, as the provider calls them; null where it names a session alone. */
  readonly subject: string | null
  /** Of which session there ours have begun; null: all of the customer's. */
  readonly sid: string | null
}

/** What such a token is worth. `unavailable`: the keys could not be had, and nothing is known. */
export type LogoutTokenCheck =
  | { readonly status: 'valid'; readonly token: LogoutToken }
  | { readonly status: 'invalid' | 'unavailable' }

const INVALID: LogoutTokenCheck = { status: 'invalid' }

/**
 * So old a token may be; whoever has got hold of an older one cannot use it. The specification says
 * two minutes "preferably" (OpenID Connect Back-Channel Logout 1.0 §4).
 */
export const LOGOUT_TOKEN_SECONDS = 300

/**
 * Checks a logout token as OpenID Connect Back-Channel Logout 1.0 §2.6 wants it: signed by the provider
 * for this client, fresh, about a log-out, and no id token. Whether it was used before is asked
 * elsewhere. Fails closed, never throws.
 */
export async function checkLogoutToken(
  access: AccountAccess,
  text: string,
  addresses: LoginAddresses,
): Promise<LogoutTokenCheck> {
  const claims = claimsOf(text)
  const token = claims && readToken(claims)
  if (!claims || !token || !isFresh(claims, await access.now())) return INVALID
  const keys = keysOf(access)
  try {
    // The library has no function for logout tokens. What it knows of a signed answer of an authorization
    // server is the rest of it: `alg`, `iss`, `aud`, `exp` and the signature.
    await validateJwtAuthResponse(
      serverOf(access.account, addresses),
      await clientOf(access),
      new URLSearchParams({ response: text }),
      skipStateCheck,
      keys.options,
    )
    return { status: 'valid', token }
  } catch {
    return keys.wasOutage() ? { status: 'unavailable' } : INVALID
  }
}

/** Three parts of Base64url: some decoders read past more than that. */
const COMPACT = /^[\w-]+\.[\w-]+\.[\w-]+$/

/** Not yet believed. */
function claimsOf(text: string): JsonObject | null {
  if (!COMPACT.test(text)) return null
  const [, payload = ''] = text.split('.')
  try {
    const bytes = atob(payload.replaceAll('-', '+').replaceAll('_', '/'))
    const json = new TextDecoder().decode(Uint8Array.from(bytes, (each) => each.charCodeAt(0)))
    return jsonObject(parseJson(json))
  } catch {
    return null
  }
}

const LOGOUT_EVENT = 'http://schemas.openid.net/event/backchannel-logout'

/** What makes a token one of a log-out; an id token has a nonce, and no events. */
function readToken(claims: JsonObject): LogoutToken | null {
  const { iss, jti, sub, sid, events } = claims
  const isLogout = jsonObject(jsonObject(events)?.[LOGOUT_EVENT]) !== null && !('nonce' in claims)
  const isNamed = isAbsentOrText(sub) && isAbsentOrText(sid) && (isText(sub) || isText(sid))
  return isLogout && isNamed && isText(iss) && isText(jti)
    ? { issuer: iss, id: jti, subject: sub ?? null, sid: sid ?? null }
    : null
}

function isAbsentOrText(value: unknown): value is string | undefined {
  return value === undefined || isText(value)
}

function isFresh({ iat }: JsonObject, now: number): boolean {
  if (typeof iat !== 'number') return false
  const ageSeconds = now / 1000 - iat
  return ageSeconds >= -TOLERANCE_SECONDS && ageSeconds <= LOGOUT_TOKEN_SECONDS
}
