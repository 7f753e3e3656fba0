import { isLoopback } from '../http/is-loopback.ts'
import type { CustomerAccountConfig } from './customer-account-config.ts'

const SHOPIFY = 'https://shopify.com'

/**
 * Where a shop's addresses with its number in them are: at Shopify; or, for an emulator on this
 * machine, where that is.
 */
export function fixedOrigin({ storeOrigin }: CustomerAccountConfig): string {
  return isLoopback(new URL(storeOrigin).hostname) ? storeOrigin : SHOPIFY
}

/** Where authorization, tokens and log-out are, if no discovery says otherwise. */
export function authenticationBase(account: CustomerAccountConfig): string {
  const { storeOrigin, shopId } = account
  return shopId === null
    ? `${storeOrigin}/authentication`
    : `${fixedOrigin(account)}/authentication/${shopId}`
}

/** Where tokens are renewed, if no discovery said otherwise at the log-in. */
export function tokenEndpoint(account: CustomerAccountConfig): string {
  return `${authenticationBase(account)}/oauth/token`
}

/** What a session has to remember of where its tokens are from: null where that follows anyway. */
export function learntEndpoint(account: CustomerAccountConfig, endpoint: string): string | null {
  return endpoint === tokenEndpoint(account) ? null : endpoint
}
