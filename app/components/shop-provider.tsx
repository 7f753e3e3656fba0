'use client'
import { CartProvider, ShopifyProvider } from '@shopify/hydrogen-react'
import type { ReactNode } from 'react'

/**
 * hydrogen-react's shop and cart, which ask this site's own Storefront API. The store's domain and
 * token are the server's, and the customer is added there: nothing of them is known here.
 */
export function ShopProvider({ children }: { children: ReactNode }) {
  return (
    <ShopifyProvider
      sameDomainForStorefrontApi
      storeDomain="this.site"
      storefrontToken="of-the-server"
      storefrontApiVersion="2026-04"
      countryIsoCode="PT"
      languageIsoCode="EN"
    >
      <CartProvider>{children}</CartProvider>
    </ShopifyProvider>
  )
}
