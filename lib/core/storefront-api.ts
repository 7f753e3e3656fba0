import { createStorefrontClient } from '@shopify/hydrogen-react/storefront-client'
import type { StoreConfig } from './config.ts'
import { readLimited } from './read-limited.ts'
import type { Report } from './report.ts'
import { readReply, type StorefrontReply, type UnavailableReason } from './storefront-reply.ts'

/** One operation: a document, its variables, and how large an answer may be (bytes). */
export interface StorefrontOperation {
  readonly document: string
  readonly variables: Readonly<Record<string, unknown>>
  readonly largestAnswer?: number
}

/** Sends an operation to the Storefront API. Never throws: every failure is a `StorefrontReply`. */
export type StorefrontApi = (operation: StorefrontOperation) => Promise<StorefrontReply>

/** A token or a customer fits many times over. */
const LARGEST_ANSWER_BYTES = 64 * 1024

/**
 * The Storefront API of one store on behalf of one visitor. `buyerIp` is sent with the private
 * token only: Shopify limits logins by it, and counts all shoppers as one without it. An API token that Shopify does not know is
 * reported, whoever asked.
 */
export function storefrontApi({
  store,
  timeoutMs,
  buyerIp,
  report,
}: {
  store: StoreConfig
  timeoutMs: number
  buyerIp: string | null
  report: Report
}): StorefrontApi {
  const client = createStorefrontClient({
    storeDomain: store.origin,
    storefrontApiVersion: store.apiVersion,
    ...(store.publicAccessToken === null ? {} : { publicStorefrontToken: store.publicAccessToken }),
    ...(store.privateAccessToken === null
      ? {}
      : { privateStorefrontToken: store.privateAccessToken }),
  })
  const url = client.getStorefrontApiUrl()
  const headers =
    store.privateAccessToken === null
      ? client.getPublicTokenHeaders()
      : client.getPrivateTokenHeaders(buyerIp === null ? {} : { buyerIp })

  return async function callStorefrontApi({ document, variables, largestAnswer }) {
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: { ...headers, accept: 'application/json' },
        body: JSON.stringify({ query: document, variables }),
        redirect: 'manual',
        cache: 'no-store',
        signal: AbortSignal.timeout(timeoutMs),
      })
      const body = await readLimited(response.body, largestAnswer ?? LARGEST_ANSWER_BYTES)
      if (body === null) return unavailable('too-large')
      const reply = readReply(response, new TextDecoder().decode(body))
      if (reply.status === 'misconfigured') report(reply.problem)
      return reply
    } catch (error) {
      return unavailable(isTimeout(error) ? 'timeout' : 'network')
    }
  }
}

function unavailable(reason: UnavailableReason): StorefrontReply {
  return { status: 'unavailable', reason }
}

function isTimeout(error: unknown): boolean {
  return error instanceof Error && (error.name === 'TimeoutError' || error.name === 'AbortError')
}
