import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { getShopIfReachable } from '../shop'

/** Every page below depends on who asks for it. */
export const dynamic = 'force-dynamic'

export async function generateMetadata(): Promise<Metadata> {
  const name = (await getShopIfReachable())?.name
  return name === undefined ? {} : { title: { template: `%s · ${name}`, default: name } }
}

export default function AccountLayout({ children }: { children: ReactNode }) {
  return children
}
