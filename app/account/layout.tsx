import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { getShopIfReachable } from '../shop'

export async function generateMetadata(): Promise<Metadata> {
  const name = (await getShopIfReachable())?.name
  return name === undefined ? {} : { title: { template: `%s · ${name}`, default: name } }
}

export default function AccountLayout({ children }: { children: ReactNode }) {
  return children
}
