import {
  type AuthorizationServer,
  allowInsecureRequests,
  type Client,
  clockSkew,
  clockTolerance,
  customFetch,
} from 'oauth4webapi'
import { jsonObject, parseJson } from '../http/json-object.ts'
import { receive } from '../http/receive.ts'
import type { AccountAccess } from './ask-token-endpoint.ts'
import type { CustomerAccountConfig } from './customer-account-config.ts'
import type { LoginAddresses } from './discovery.ts'

/** For the clocks of two machines. */
export const TOLERANCE_SECONDS = 30

const servers = new WeakMap<CustomerAccountConfig, AuthorizationServer>()

/** The library keeps the keys of a server for some minutes, by the object that describes it. */
export function serverOf(
  account: CustomerAccountConfig,
  { issuer, jwksUri, signingAlgorithms }: LoginAddresses,
): AuthorizationServer {
  const known = servers.get(account)
  const algorithms = [...signingAlgorithms]
  const isSame =
    known?.issuer === issuer &&
    known.jwks_uri === jwksUri &&
    String(known.authorization_signing_alg_values_supported) === String(algorithms)
  if (known !== undefined && isSame) return known
  const server = {
    issuer,
    jwks_uri: jwksUri,
    authorization_signing_alg_values_supported: algorithms,
  }
  servers.set(account, server)
  return server
}

/** Who we are, and how far our clock may be from theirs. */
export async function clientOf({ account, now }: AccountAccess): Promise<Client> {
  return {
    client_id: account.clientId,
    [clockSkew]: Math.round(((await now()) - Date.now()) / 1000),
    [clockTolerance]: TOLERANCE_SECONDS,
  }
}

/**
 * How the library gets the keys. `wasOutage` tells afterwards whether they could not be had, and so
 * nothing is known of the token.
 */
export function keysOf(access: AccountAccess) {
  let isOutage = false
  return {
    wasOutage: () => isOutage,
    options: {
      [allowInsecureRequests]: access.account.storeOrigin.startsWith('http:'),
      async [customFetch](url: string): Promise<Response> {
        const keys = await fetchKeys(access, url)
        isOutage = keys === null
        return keys ?? Promise.reject(new TypeError('The keys could not be had.'))
      },
    },
  }
}

const LARGEST_KEYS_BYTES = 64 * 1024

async function fetchKeys(access: AccountAccess, url: string): Promise<Response | null> {
  const received = await receive(access, { url, largestAnswer: LARGEST_KEYS_BYTES })
  return received.outcome === 'received' && isKeySet(received.response, received.body)
    ? new Response(received.body, { headers: { 'content-type': 'application/json' } })
    : null
}

/** What is no key set says nothing about the token: an error page with status 200, half of an answer. */
function isKeySet({ status }: Response, body: string): boolean {
  return status === 200 && Array.isArray(jsonObject(parseJson(body))?.['keys'])
}
