'use client'
import { CartProvider, ShopifyProvider } from '@shopify/hydrogen-react'
import type { ReactNode } from 'react'
import { CartDrawer } from './cart/cart-drawer'
import { useLanguage } from './language-provider'

/** What the Storefront API calls the languages of the shop. */
const LANGUAGES = { en: 'EN', pt: 'PT' } as const

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
      languageIsoCode={LANGUAGES[useLanguage()]}
    >
      <CartProvider>
        <CartDrawer>{children}</CartDrawer>
      </CartProvider>
    </ShopifyProvider>
  )
}
