import { createHash, type KeyObject, randomBytes, sign } from 'node:crypto'

/** What an access token says. Clients of Shopify's have decoded such tokens; it is documented nowhere. */
export interface AccessTokenClaims {
  readonly shopId: number
  readonly cid: string
  readonly iat: number
  readonly exp: number
  readonly iss: string
  readonly sub: number
  readonly scope: string
  readonly rtid: string
  readonly sid: string
}

/** `shcat_` and a JWT, whose header names the algorithm as Shopify's does: not as RFC 8037 has it. */
export function accessTokenString(claims: AccessTokenClaims, key: KeyObject): string {
  const content = [{ alg: 'ED25519', kid: '0' }, claims].map(encoded).join('.')
  return `shcat_${content}.${sign(null, Buffer.from(content), key).toString('base64url')}`
}

/** A JWT signed with RS256. */
export function signedJwt(claims: object, { key, kid }: { key: KeyObject; kid: string }): string {
  const content = [{ alg: 'RS256', kid, typ: 'JWT' }, claims].map(encoded).join('.')
  return `${content}.${sign('RSA-SHA256', Buffer.from(content), key).toString('base64url')}`
}

/** The claims of a JWT, unchecked. */
export function claimsOf(jwt: string): Readonly<Record<string, unknown>> {
  try {
    return Object(JSON.parse(Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString()))
  } catch {
    return {}
  }
}

/** `shcrt_` and 32 hexadecimal digits. */
export function refreshTokenString(): string {
  return `shcrt_${randomBytes(16).toString('hex')}`
}

/** `shcac_` and as many. */
export function authorizationCodeString(): string {
  return `shcac_${randomBytes(16).toString('hex')}`
}

/** The `rtid` of a grant's access tokens: a UUID that stays the same when they are issued again. */
export function refreshTokenId(grantId: string): string {
  const hex = createHash('sha256').update(`rtid ${grantId}`).digest('hex')
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-')
}

/** The digits of a ULID: Crockford's base 32. */
const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** The `sid` of a grant: a ULID in its look, not in its order. */
export function sessionId(grantId: string): string {
  const hash = createHash('sha256').update(`sid ${grantId}`).digest()
  return `01${[...hash.subarray(0, 24)].map((byte) => DIGITS[byte % 32]).join('')}`
}

function encoded(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url')
}
