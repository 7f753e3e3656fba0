import type { Metadata } from 'next'
import { SessionProvider } from 'next-storefront-session/client'
import type { ReactNode } from 'react'
import { Chrome } from '../components/chrome'
import { getShop } from '../shop'

export async function generateMetadata(): Promise<Metadata> {
  const { name, description } = await getShop()
  return { title: { template: `%s · ${name}`, default: name }, description }
}

/**
 * Around pages that are the same for everybody. No session here: the browser asks who is signed in
 * once the page is painted.
 */
export default async function ShopLayout({ children }: { children: ReactNode }) {
  const shop = await getShop()
  return (
    <SessionProvider>
      <Chrome shop={shop}>{children}</Chrome>
    </SessionProvider>
  )
}
