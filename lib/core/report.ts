import type { ResolvedConfig } from './config.ts'
import type { KeptCause } from './renew.ts'
import type { Misconfiguration } from './storefront-reply.ts'

/**
 * Tells the operator, on the error log, what only they can put right. Built from fixed sentences:
 * no token, no password and no customer can be in it.
 */
export function reportMisconfiguration(problem: Misconfiguration, { store }: ResolvedConfig): void {
  const variable =
    store.privateAccessToken === null
      ? 'SHOPIFY_STOREFRONT_ACCESS_TOKEN'
      : 'SHOPIFY_STOREFRONT_PRIVATE_TOKEN'
  console.error(
    `[next-storefront-session] STOREFRONT_MISCONFIGURED: ${sentence(problem, variable)}`,
  )
}

/** Reports a renewal that failed for a reason that will not pass by itself. */
export function reportKept(cause: KeptCause, config: ResolvedConfig): void {
  if (cause.outcome === 'misconfigured') reportMisconfiguration(cause.problem, config)
  if (cause.outcome === 'refused') reportMisconfiguration('scope', config)
}

function sentence(problem: Misconfiguration, variable: string): string {
  switch (problem) {
    case 'api-token':
      return `Shopify does not know the Storefront API token (HTTP 401). Check ${variable} and SHOPIFY_STORE_DOMAIN.`
    case 'scope':
      return `Shopify denied access to customers. Give the token in ${variable} the scopes unauthenticated_read_customers and unauthenticated_write_customers.`
  }
}
