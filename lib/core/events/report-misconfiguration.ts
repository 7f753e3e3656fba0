import type { Misconfiguration } from '../session/token-source.ts'
import type { StoreConfig } from '../storefront/store-config.ts'
import type { Emit } from './emit-event.ts'

/**
 * Reports on the error log and to the shop's listener. Built from fixed sentences: no token, no
 * password and no customer can be in it.
 */
export function reportMisconfiguration(
  problem: Misconfiguration,
  { store, emit }: { store: StoreConfig; emit: Emit },
): void {
  emit({ type: 'misconfigured', problem })
  const variable =
    store.privateAccessToken === null
      ? 'SHOPIFY_STOREFRONT_ACCESS_TOKEN'
      : 'SHOPIFY_STOREFRONT_PRIVATE_TOKEN'
  console.error(
    `[next-storefront-session] STOREFRONT_MISCONFIGURED: ${sentence(problem, variable)}`,
  )
}

function sentence(problem: Misconfiguration, variable: string): string {
  switch (problem) {
    case 'api-token':
      return `Shopify does not know the Storefront API token (HTTP 401). Check ${variable} and SHOPIFY_STORE_DOMAIN.`
    case 'customer-account-client':
      return 'Shopify does not know this client of customer accounts. Check SHOPIFY_CUSTOMER_ACCOUNT_CLIENT_ID and, of a confidential client, SHOPIFY_CUSTOMER_ACCOUNT_CLIENT_SECRET.'
    case 'customer-account-origin':
      return 'Shopify does not list the origin of this site. Add SESSION_SITE_ORIGIN, without its port, to the JavaScript origins of the Customer Account API.'
    case 'scope':
      return `Shopify denied access to customers. Give the token in ${variable} the scopes unauthenticated_read_customers and unauthenticated_write_customers.`
  }
}
