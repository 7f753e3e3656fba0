import {
  getValidatedIdTokenClaims,
  processAuthorizationCodeResponse,
  validateApplicationLevelSignature,
} from 'oauth4webapi'
import { isText } from '../http/json-object.ts'
import type { AccountAccess } from './ask-token-endpoint.ts'
import type { LoginAddresses } from './discovery.ts'
import { clientOf, keysOf, serverOf } from './provider-keys.ts'
import type { IssuedTokens } from './token-answer.ts'

/** What the provider calls a customer, and the session that they have there (`sid`), if it names one. */
export interface IdTokenSubject {
  readonly subject: string
  readonly sid: string | null
}

/** What an id token is worth. `unavailable`: the keys could not be had, and nothing is known. */
export type IdTokenCheck =
  | ({ readonly status: 'valid' } & IdTokenSubject)
  | { readonly status: 'invalid' | 'unavailable' }

/**
 * Checks that the id token of a log-in is Shopify's and of this very log-in: issuer, audience, nonce,
 * expiry, and the signature by the keys that Shopify publishes. Never throws.
 */
export async function checkIdToken(
  access: AccountAccess,
  { tokens, nonce, addresses }: { tokens: IssuedTokens; nonce: string; addresses: LoginAddresses },
): Promise<IdTokenCheck> {
  const server = serverOf(access.account, addresses)
  // As the specification has it: the library refuses an answer without the type, which Shopify may omit.
  const answer = Response.json({
    access_token: tokens.accessToken,
    token_type: 'bearer',
    id_token: tokens.idToken,
  })
  const keys = keysOf(access)
  try {
    const processed = await processAuthorizationCodeResponse(
      server,
      await clientOf(access),
      answer,
      { expectedNonce: nonce, requireIdToken: true },
    )
    await validateApplicationLevelSignature(server, answer, keys.options)
    const { sub, sid } = Object(getValidatedIdTokenClaims(processed))
    return { status: 'valid', subject: String(sub), sid: isText(sid) ? sid : null }
  } catch {
    return { status: keys.wasOutage() ? 'unavailable' : 'invalid' }
  }
}
