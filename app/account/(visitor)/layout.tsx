import { SessionProvider } from 'next-storefront-session/client'
import type { ReactNode } from 'react'
import { Chrome } from '../../components/chrome'
import { getShopIfReachable } from '../../shop'
import { AccountArea } from '../account-area'

/**
 * Around the pages of somebody who is about to become a customer. A session whose token Shopify
 * has revoked still has an intact seal, so here the browser asks `GET /api/session`, which asks
 * the store and removes a dead session's cookie.
 */
export default async function VisitorLayout({ children }: { children: ReactNode }) {
  const shop = await getShopIfReachable()
  return (
    <SessionProvider>
      <Chrome shop={shop}>
        <AccountArea>{children}</AccountArea>
      </Chrome>
    </SessionProvider>
  )
}
