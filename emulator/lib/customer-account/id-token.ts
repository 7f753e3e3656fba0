import type { CustomerRecord } from '../customers/customers.ts'
import { issuerOf } from './client.ts'
import type { CustomerAccountParts } from './customer-account-parts.ts'
import type { SigningKeys } from './signing-keys.ts'
import { sessionId, signedJwt } from './token-strings.ts'

/** What an id token says of a customer. */
export function identityClaims({ number, email }: CustomerRecord) {
  return { sub: `${number}`, email, email_verified: true }
}

/** Seconds for which an id token is good. Not documented. */
export const ID_TOKEN_SECONDS = 3600

/** An id token that no log-in stands behind, and so without a nonce. */
export function idTokenFor(
  customer: CustomerRecord,
  {
    client,
    clock,
    secrets,
    keys,
    grantId,
  }: CustomerAccountParts & { readonly keys: SigningKeys; readonly grantId: string },
): string {
  const iat = Math.floor(clock.now() / 1000)
  const claims = {
    ...identityClaims(customer),
    iss: issuerOf(client),
    aud: client.clientId,
    iat,
    exp: iat + ID_TOKEN_SECONDS,
    sid: sessionId(grantId),
  }
  return secrets.keep('id-token', signedJwt(claims, keys.idTokens))
}
