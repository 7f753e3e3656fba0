import { CartProvider, ShopifyProvider } from '@shopify/hydrogen-react'
import { useState } from 'react'
import { createRoot } from 'react-dom/client'
import { Cart } from './cart'
import { Shelf } from './shelf'

declare global {
  /** What the test tells the page before it is loaded. */
  var store: { readonly domain: string; readonly token: string } | undefined
}

function Storefront() {
  const [customerAccessToken, setToken] = useState('')
  return (
    <ShopifyProvider
      storeDomain={globalThis.store?.domain ?? ''}
      storefrontToken={globalThis.store?.token ?? ''}
      storefrontApiVersion="2026-04"
      countryIsoCode="PT"
      languageIsoCode="EN"
    >
      <CartProvider {...(customerAccessToken === '' ? {} : { customerAccessToken })}>
        <label>
          Customer{' '}
          <input value={customerAccessToken} onChange={(event) => setToken(event.target.value)} />
        </label>
        <Shelf />
        <Cart />
      </CartProvider>
    </ShopifyProvider>
  )
}

const root = document.getElementById('root')
if (root !== null) createRoot(root).render(<Storefront />)
