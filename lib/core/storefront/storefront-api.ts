import type { Report } from './store-config.ts'
import { readReply, type StorefrontReply } from './storefront-reply.ts'
import { type StorefrontEndpoint, storefrontRequest } from './storefront-request.ts'

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
 * know is reported, whoever asked.
 */
export function storefrontApi({
  report,
  ...endpoint
}: StorefrontEndpoint & { readonly report: Report }): StorefrontApi {
  const request = storefrontRequest(endpoint)
  return async function callStorefrontApi({ document, variables, largestAnswer }) {
    const body = JSON.stringify({ query: document, variables })
    const answer = await request(body, largestAnswer ?? LARGEST_ANSWER_BYTES)
    if (answer.outcome === 'unavailable') return answer
    const reply = readReply(answer.response, answer.body)
    if (reply.outcome === 'misconfigured') report(reply.problem)
    return reply
  }
}
