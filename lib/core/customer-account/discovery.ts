import { type AskTogether, createAskTogether } from '../http/ask-together.ts'
import { isText, type JsonObject, jsonObject, parseJson } from '../http/json-object.ts'
import { receive } from '../http/receive.ts'
import type { StoreFailure } from '../session/token-source.ts'
import { INVALID_RESPONSE } from '../storefront/storefront-reply.ts'
import { type AccountAccess, shopifyHeaders } from './ask-token-endpoint.ts'
import type { CustomerAccountConfig } from './customer-account-config.ts'
import { authenticationBase, fixedOrigin, tokenEndpoint } from './token-endpoint.ts'

/** Where customers log in, and who answers there. */
export interface LoginAddresses {
  readonly issuer: string
  readonly authorizationEndpoint: string
  readonly tokenEndpoint: string
  readonly endSessionEndpoint: string
  readonly jwksUri: string
  /** By which id tokens, and so logout tokens, may be signed; none of a shared secret. */
  readonly signingAlgorithms: readonly string[]
  /** Whether it tells us of log-outs (`backchannel_logout_supported`). Shopify does not. */
  readonly tellsOfLogouts: boolean
}

/** Something that discovery was asked for. An outage of discovery is an outage like any other. */
export type Discovered<Found> = { readonly outcome: 'found'; readonly found: Found } | StoreFailure

/** The addresses of log-in and log-out: of discovery, or the fixed ones where the shop's number is known. */
export async function loginAddresses(access: AccountAccess): Promise<Discovered<LoginAddresses>> {
  const { account } = access
  if (account.shopId !== null) return found(fixedAddresses(account, account.shopId))
  return discover(access, 'openid-configuration', (json) => readAddresses(json, account))
}

/**
 * The address of the Customer Account API. Discovery names some version; which one is asked is the
 * shop's to say.
 */
export async function apiAddress(access: AccountAccess): Promise<Discovered<string>> {
  const { account } = access
  const { shopId, apiVersion } = account
  if (shopId !== null) {
    const base = `${fixedOrigin(account)}/${shopId}/account`
    return found(`${base}/customer/api/${apiVersion}/graphql`)
  }
  return discover(access, 'customer-account-api', ({ graphql_api: address }) =>
    isAddress(address, account)
      ? address.replace(/\/customer\/api\/[^/]+\/graphql$/, `/customer/api/${apiVersion}/graphql`)
      : null,
  )
}

/** The form of all but the keys is documented; that of the keys follows from what discovery says. */
function fixedAddresses(account: CustomerAccountConfig, shopId: string): LoginAddresses {
  const base = authenticationBase(account)
  return {
    issuer: `https://shopify.com/authentication/${shopId}`,
    authorizationEndpoint: `${base}/oauth/authorize`,
    tokenEndpoint: tokenEndpoint(account),
    endSessionEndpoint: `${base}/logout`,
    jwksUri: `${base}/.well-known/jwks.json`,
    signingAlgorithms: [DEFAULT_ALGORITHM],
    tellsOfLogouts: false,
  }
}

/** The issuer is at another host than what it issues (recorded), so that it cannot be compared. */
function readAddresses(json: JsonObject, account: CustomerAccountConfig): LoginAddresses | null {
  const { issuer, authorization_endpoint, token_endpoint, end_session_endpoint, jwks_uri } = json
  return isText(issuer) &&
    isAddress(authorization_endpoint, account) &&
    isAddress(token_endpoint, account) &&
    isAddress(end_session_endpoint, account) &&
    isAddress(jwks_uri, account)
    ? {
        issuer,
        authorizationEndpoint: authorization_endpoint,
        tokenEndpoint: token_endpoint,
        endSessionEndpoint: end_session_endpoint,
        jwksUri: jwks_uri,
        signingAlgorithms: readAlgorithms(json['id_token_signing_alg_values_supported']),
        tellsOfLogouts: json['backchannel_logout_supported'] === true,
      }
    : null
}

/** What every provider has to support (OpenID Connect Discovery 1.0 §3). */
const DEFAULT_ALGORITHM = 'RS256'

/** Those of a key pair: `none` is no signature, and whoever can check an `HS256` can make one. */
function readAlgorithms(value: unknown): readonly string[] {
  const named = Array.isArray(value) ? value.filter(isText) : []
  const usable = named.filter((name) => name !== 'none' && !name.startsWith('HS'))
  return usable.length > 0 ? usable : [DEFAULT_ALGORITHM]
}

/** Tokens travel there, so plain http is for an emulator on this machine, whose store is plain too. */
function isAddress(value: unknown, { storeOrigin }: CustomerAccountConfig): value is string {
  if (!isText(value) || !URL.canParse(value)) return false
  const { protocol } = new URL(value)
  return protocol === 'https:' || (protocol === 'http:' && storeOrigin.startsWith('http:'))
}

type Document = 'openid-configuration' | 'customer-account-api'

interface Known {
  readonly json: JsonObject
  /** Epoch milliseconds, by the machine's clock. */
  readonly readAt: number
}

/** What a process knows of a shop's discovery, and what it is just asking. */
interface Discovery {
  readonly known: Map<Document, Known>
  readonly askTogether: AskTogether<Fetched>
}

type Fetched = { readonly json: JsonObject } | StoreFailure

const discoveries = new WeakMap<CustomerAccountConfig, Discovery>()

function discoveryOf(account: CustomerAccountConfig): Discovery {
  const discovery = discoveries.get(account) ?? {
    known: new Map(),
    askTogether: createAskTogether<Fetched>(),
  }
  discoveries.set(account, discovery)
  return discovery
}

/** Addresses change with a shop's domain, which is rare. */
const FRESH_MS = 60 * 60 * 1000

const LARGEST_DOCUMENT_BYTES = 64 * 1024

/** Reads a document of discovery. While it cannot be had, what it said before is good enough. */
async function discover<Found>(
  access: AccountAccess,
  document: Document,
  read: (json: JsonObject) => Found | null,
): Promise<Discovered<Found>> {
  const { known, askTogether } = discoveryOf(access.account)
  const before = known.get(document)
  if (before && Math.abs(Date.now() - before.readAt) < FRESH_MS) return readFound(before.json, read)
  // Shopify's answer depends on the origin too, which may be the visitor's to say.
  const fetched = await askTogether(`${document} ${access.siteOrigin()}`, {
    ask: () => fetchDocument(access, document),
    waitMs: access.timeoutMs,
    late: () => ({ outcome: 'unavailable', reason: 'timeout' }),
  })
  if ('outcome' in fetched) return before ? readFound(before.json, read) : fetched
  const discovered = readFound(fetched.json, read)
  if (discovered.outcome === 'found') known.set(document, { ...fetched, readAt: Date.now() })
  return discovered
}

async function fetchDocument(access: AccountAccess, document: Document): Promise<Fetched> {
  const received = await receive(access, {
    url: `${access.account.storeOrigin}/.well-known/${document}`,
    headers: shopifyHeaders(access),
    largestAnswer: LARGEST_DOCUMENT_BYTES,
  })
  if (received.outcome === 'unavailable') return received
  if (received.response.status !== 200) return { outcome: 'unavailable', reason: 'http-status' }
  const json = jsonObject(parseJson(received.body))
  return json === null ? { outcome: 'unavailable', reason: 'not-json' } : { json }
}

function readFound<Found>(
  json: JsonObject,
  read: (json: JsonObject) => Found | null,
): Discovered<Found> {
  const value = read(json)
  return value === null ? INVALID_RESPONSE : found(value)
}

function found<Found>(value: Found): Discovered<Found> {
  return { outcome: 'found', found: value }
}
