/** A storefront's server, as the emulator sees it: it sends the private token and a buyer's address. */
export interface StoreClient {
  /** Sends a document. @returns its data; throws if there are errors. */
  ask(query: string, variables?: object): Promise<Readonly<Record<string, never>>>
}

/** Creates a client for a buyer's address. */
export function createStoreClient({
  origin,
  privateAccessToken,
  buyerIp,
}: {
  readonly origin: string
  readonly privateAccessToken: string
  readonly buyerIp: string
}): StoreClient {
  return {
    async ask(query, variables = {}) {
      const response = await fetch(`${origin}/api/2026-04/graphql.json`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'shopify-storefront-private-token': privateAccessToken,
          'shopify-storefront-buyer-ip': buyerIp,
        },
        body: JSON.stringify({ query, variables }),
      })
      const { data, errors } = Object(await response.json())
      if (errors !== undefined) throw new Error(JSON.stringify(errors))
      return data
    },
  }
}
