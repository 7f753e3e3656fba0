import {
  type AuthorizationServer,
  allowInsecureRequests,
  clockSkew,
  clockTolerance,
  customFetch,
  processAuthorizationCodeResponse,
  validateApplicationLevelSignature,
} from 'oauth4webapi'
import { jsonObject, parseJson } from '../http/json-object.ts'
import { receive } from '../http/receive.ts'
import type { AccountAccess } from './ask-token-endpoint.ts'
import type { CustomerAccountConfig } from './customer-account-config.ts'
import type { LoginAddresses } from './discovery.ts'
import type { IssuedTokens } from './token-answer.ts'

/** What an id token is worth. `unavailable`: the keys could not be had, and nothing is known. */
export type IdTokenCheck = 'valid' | 'invalid' | 'unavailable'

/** For the clocks of two machines. */
const TOLERANCE_SECONDS = 30

/**
 * Checks that the id token of a log-in is Shopify's and of this very log-in: issuer, audience, nonce,
 * expiry, and the signature by the keys that Shopify publishes. Never throws.
 */
export async function checkIdToken(
  access: AccountAccess,
  { tokens, nonce, addresses }: { tokens: IssuedTokens; nonce: string; addresses: LoginAddresses },
): Promise<IdTokenCheck> {
  const { account } = access
  const server = serverOf(account, addresses)
  const client = {
    client_id: account.clientId,
    [clockSkew]: Math.round(((await access.now()) - Date.now()) / 1000),
    [clockTolerance]: TOLERANCE_SECONDS,
  }
  // As the specification has it: the library refuses an answer without the type, which Shopify may omit.
  const answer = Response.json({
    access_token: tokens.accessToken,
    token_type: 'bearer',
    id_token: tokens.idToken,
  })
  let isOutage = false
  try {
    await processAuthorizationCodeResponse(server, client, answer, {
      expectedNonce: nonce,
      requireIdToken: true,
    })
    await validateApplicationLevelSignature(server, answer, {
      [allowInsecureRequests]: account.storeOrigin.startsWith('http:'),
      async [customFetch](url) {
        const keys = await fetchKeys(access, url)
        isOutage = keys === null
        return keys ?? Promise.reject(new TypeError('The keys could not be had.'))
      },
    })
    return 'valid'
  } catch {
    return isOutage ? 'unavailable' : 'invalid'
  }
}

const LARGEST_KEYS_BYTES = 64 * 1024

async function fetchKeys({ timeoutMs }: AccountAccess, url: string): Promise<Response | null> {
  const received = await receive(
    (signal) => fetch(url, { headers: { accept: 'application/json' }, cache: 'no-store', signal }),
    { timeoutMs, largestAnswer: LARGEST_KEYS_BYTES },
  )
  return received.outcome === 'received' && isKeySet(received.response, received.body)
    ? new Response(received.body, { headers: { 'content-type': 'application/json' } })
    : null
}

/** What is no key set says nothing about the token: an error page with status 200, half of an answer. */
function isKeySet({ status }: Response, body: string): boolean {
  return status === 200 && Array.isArray(jsonObject(parseJson(body))?.['keys'])
}

const servers = new WeakMap<CustomerAccountConfig, AuthorizationServer>()

/** The library keeps the keys of a server for some minutes, by the object that describes it. */
function serverOf(
  account: CustomerAccountConfig,
  { issuer, jwksUri }: LoginAddresses,
): AuthorizationServer {
  const known = servers.get(account)
  if (known?.issuer === issuer && known.jwks_uri === jwksUri) return known
  const server = { issuer, jwks_uri: jwksUri }
  servers.set(account, server)
  return server
}
