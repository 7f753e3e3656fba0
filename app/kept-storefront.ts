import 'server-only'
import { unstable_cache } from 'next/cache'
import { storefront } from './storefront'

/**
 * Asks the Storefront API as nobody in particular, once a minute at most for all visitors together:
 * pages are made for every request, what is on them is not. What is older is shown once more while
 * it is asked for anew, and for as long as the store cannot be asked.
 *
 * `unstable_cache`, because it keeps only what was returned: `fetch` would also keep an answer with
 * status 200 that says "Throttled".
 *
 * @throws {StorefrontError} if the store cannot be asked and never was.
 */
export function keptStorefront<Data>(
  document: string,
  variables: Readonly<Record<string, unknown>> = {},
  { keptSeconds = 60 }: { keptSeconds?: number } = {},
): Promise<Data> {
  const store = process.env['SHOPIFY_STORE_DOMAIN'] ?? ''
  return unstable_cache(
    () => storefront<Data>(document, variables),
    [store, document, JSON.stringify(variables)],
    { revalidate: keptSeconds },
  )()
}
