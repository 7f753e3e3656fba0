import type { ReactNode } from 'react'
import { Chrome } from '../../components/chrome'
import { LiveSession } from '../../components/live-session'
import { getSession } from '../../session'
import { getShopIfReachable } from '../../shop'
import { AccountArea } from '../account-area'
import { AccountNav } from './account-nav'

/** Around the pages of a customer: the server knows the session, so no browser has to ask. */
export default async function CustomerLayout({ children }: { children: ReactNode }) {
  const [session, shop] = await Promise.all([getSession(), getShopIfReachable()])
  return (
    <LiveSession session={session}>
      <Chrome shop={shop}>
        <AccountArea>
          <AccountNav />
          {children}
        </AccountArea>
      </Chrome>
    </LiveSession>
  )
}
