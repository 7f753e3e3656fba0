import { createStorefrontClient } from '@shopify/hydrogen-react/storefront-client'
import { readLimited } from '../http/read-limited.ts'
import type { UnavailableReason } from '../session/token-source.ts'
import type { StoreConfig } from './store-config.ts'

/** Where a store is asked, as whom, and for how long and how much we listen. */
export interface StorefrontEndpoint {
  readonly store: StoreConfig
  readonly timeoutMs: number
  /** Sent with the private token only: Shopify counts all shoppers as one without it. */
  readonly buyerIp: string | null
}

/** An answer whose body has been read whole, or why there is none. */
export type StorefrontAnswer =
  | { readonly outcome: 'received'; readonly response: Response; readonly body: string }
  | { readonly outcome: 'unavailable'; readonly reason: UnavailableReason }

/** Sends one request body to the Storefront API. Never throws. */
export type StorefrontRequest = (body: string, largestAnswer: number) => Promise<StorefrontAnswer>

/** The Storefront API of one store on behalf of one visitor, without any meaning read into it. */
export function storefrontRequest({
  store,
  timeoutMs,
  buyerIp,
}: StorefrontEndpoint): StorefrontRequest {
  const { url, headers } = address(store, buyerIp)
  return async function requestStorefront(body, largestAnswer) {
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: { ...headers, accept: 'application/json' },
        body,
        redirect: 'manual',
        cache: 'no-store',
        signal: AbortSignal.timeout(timeoutMs),
      })
      const read = await readLimited(response.body, largestAnswer)
      if (read === null) return { outcome: 'unavailable', reason: 'too-large' }
      return { outcome: 'received', response, body: new TextDecoder().decode(read) }
    } catch (error) {
      return { outcome: 'unavailable', reason: isTimeout(error) ? 'timeout' : 'network' }
    }
  }
}

function address(store: StoreConfig, buyerIp: string | null) {
  const { publicAccessToken, privateAccessToken } = store
  const client = createStorefrontClient({
    storeDomain: store.origin,
    storefrontApiVersion: store.apiVersion,
    ...(publicAccessToken === null ? {} : { publicStorefrontToken: publicAccessToken }),
    ...(privateAccessToken === null ? {} : { privateStorefrontToken: privateAccessToken }),
  })
  const headers =
    privateAccessToken === null
      ? client.getPublicTokenHeaders()
      : client.getPrivateTokenHeaders(buyerIp === null ? {} : { buyerIp })
  return { url: client.getStorefrontApiUrl(), headers }
}

function isTimeout(error: unknown): boolean {
  return error instanceof Error && (error.name === 'TimeoutError' || error.name === 'AbortError')
}
