import type { ReactNode } from 'react'
import type { ShopSummary } from '../shop'
import { ShopProvider } from './shop-provider'
import { SiteFooter } from './site-footer'
import { SiteHeader } from './site-header'

/** What surrounds every page. `shop` is null while the store cannot be asked. */
export function Chrome({ shop, children }: { shop: ShopSummary | null; children: ReactNode }) {
  return (
    <ShopProvider>
      <SiteHeader shop={shop} />
      <main id="content" tabIndex={-1}>
        {children}
      </main>
      <SiteFooter shop={shop} />
    </ShopProvider>
  )
}
