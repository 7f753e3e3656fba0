import { createStorefrontClient } from '@shopify/hydrogen-react/storefront-client'
import { type Received, type Receiving, receive } from '../http/receive.ts'
import type { Report, StoreConfig } from './store-config.ts'
import { readReply, type StorefrontReply } from './storefront-reply.ts'

/** One operation: a document, its variables, and how large an answer may be (bytes). */
export interface StorefrontOperation {
  readonly document: string
  readonly variables: Readonly<Record<string, unknown>>
  readonly largestAnswer?: number
}

/** Sends an operation to the Storefront API. Never throws: every failure is a `StorefrontReply`. */
export type StorefrontApi = (operation: StorefrontOperation) => Promise<StorefrontReply>

/** What asks a store needs: the API, and who hears that our API token lacks a scope. */
export interface StoreAccess {
  readonly api: StorefrontApi
  /** Reports to the operator what only they can put right. */
  readonly report: Report
}

/** A token or a customer fits many times over. */
const LARGEST_ANSWER_BYTES = 64 * 1024

/**
 * The Storefront API of one store on behalf of one visitor. An API token that Shopify does not
 * know is reported.
 */
export function storefrontApi({
  report,
  ...endpoint
}: StorefrontEndpoint & { readonly report: Report }): StorefrontApi {
  return async function callStorefrontApi({ document, variables, largestAnswer }) {
    const body = JSON.stringify({ query: document, variables })
    const answer = await requestStorefront(endpoint, body, largestAnswer ?? LARGEST_ANSWER_BYTES)
    if (answer.outcome === 'unavailable') return answer
    const reply = readReply(answer.response, answer.body)
    if (reply.outcome === 'misconfigured') report(reply.problem)
    return reply
  }
}

/** Where a store is asked, as whom, and how long an answer may take. */
export interface StorefrontEndpoint extends Receiving {
  readonly store: StoreConfig
  /** Sent with the private token only: Shopify counts all shoppers as one without it. */
  readonly buyerIp: () => string | null
}

/** Sends one request body to the Storefront API, without reading any meaning into it. Never throws. */
export function requestStorefront(
  endpoint: StorefrontEndpoint,
  body: string,
  largestAnswer: number,
): Promise<Received> {
  const { url, headers } = address(endpoint.store, endpoint.buyerIp())
  return receive(endpoint, {
    url,
    method: 'POST',
    headers,
    body,
    redirect: 'manual',
    largestAnswer,
  })
}

const BUYER_IP = 'Shopify-Storefront-Buyer-IP'

/**
 * Where a request goes, and with which headers. While a shop is developed, hydrogen-react warns of a
 * public token and of a missing address, by the words of its own API, which a shop of ours never
 * calls: so it is given one of each, and what was not there is left out.
 */
function address({ origin, apiVersion, ...tokens }: StoreConfig, buyerIp: string | null) {
  const { publicAccessToken, privateAccessToken } = tokens
  const client = createStorefrontClient({
    storeDomain: origin,
    storefrontApiVersion: apiVersion,
    publicStorefrontToken: publicAccessToken ?? '',
    privateStorefrontToken: privateAccessToken ?? 'none',
  })
  const url = client.getStorefrontApiUrl()
  if (privateAccessToken === null) return { url, headers: client.getPublicTokenHeaders() }
  const { [BUYER_IP]: _given, ...headers } = client.getPrivateTokenHeaders({
    buyerIp: buyerIp ?? 'unknown',
  })
  return { url, headers: buyerIp === null ? headers : { ...headers, [BUYER_IP]: buyerIp } }
}
