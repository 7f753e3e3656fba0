import 'server-only'
import { createStorefrontClient } from '@shopify/hydrogen-react/storefront-client'

/** A page is better without what it asks for than late. */
const TIMEOUT_MS = 5000

/** Thrown when the store gave no usable answer. */
export class StorefrontError extends Error {
  override readonly name = 'StorefrontError'
}

/**
 * Asks the Storefront API as nobody in particular. The answer is the same for every visitor, so it
 * can be kept (kept-storefront.ts).
 *
 * @throws {StorefrontError} if the store cannot be reached or reports errors.
 */
export async function storefront<Data>(
  document: string,
  variables: Readonly<Record<string, unknown>> = {},
): Promise<Data> {
  const response = await send(JSON.stringify({ query: document, variables }))
  if (!response.ok) {
    throw new StorefrontError(`The store answered with status ${response.status}.`)
  }
  return readData<Data>(await readJson(response))
}

async function send(body: string): Promise<Response> {
  const { url, headers } = endpoint()
  try {
    return await fetch(url, {
      method: 'POST',
      headers,
      body,
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
  } catch (cause) {
    throw new StorefrontError(`The store at ${new URL(url).host} cannot be reached.`, { cause })
  }
}

async function readJson(response: Response): Promise<unknown> {
  try {
    return await response.json()
  } catch (cause) {
    throw new StorefrontError('The answer of the store could not be read.', { cause })
  }
}

function readData<Data>(answer: unknown): Data {
  const { data, errors } = Object(answer) as { data?: Data; errors?: readonly unknown[] }
  if (errors !== undefined) {
    throw new StorefrontError(`The store reported errors: ${JSON.stringify(errors)}`)
  }
  if (data === undefined || data === null) {
    throw new StorefrontError('The answer of the store holds no data.')
  }
  return data
}

/** Reads the environment when called: a build needs no store. */
function endpoint(): { url: string; headers: Record<string, string> } {
  const privateToken = process.env['SHOPIFY_STOREFRONT_PRIVATE_TOKEN']
  const apiVersion = process.env['SHOPIFY_STOREFRONT_API_VERSION']
  const client = createStorefrontClient({
    storeDomain: process.env['SHOPIFY_STORE_DOMAIN'] ?? '',
    privateStorefrontToken: privateToken ?? '',
    publicStorefrontToken: process.env['SHOPIFY_STOREFRONT_ACCESS_TOKEN'] ?? '',
    ...(apiVersion ? { storefrontApiVersion: apiVersion } : {}),
  })
  return {
    url: client.getStorefrontApiUrl(),
    headers: privateToken ? client.getPrivateTokenHeaders() : client.getPublicTokenHeaders(),
  }
}
