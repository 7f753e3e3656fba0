import type { Metadata } from 'next'
import { SessionProvider } from 'next-storefront-session/client'
import { Chrome } from './components/chrome'
import { NotFoundMessage } from './components/not-found-message'
import { getShopIfReachable } from './shop'
import { getTexts } from './texts/get-texts'

export async function generateMetadata(): Promise<Metadata> {
  const { words } = await getTexts()
  return { title: words.shop.notFound.title }
}

export default async function NotFound() {
  return (
    <SessionProvider>
      <Chrome shop={await getShopIfReachable()}>
        <NotFoundMessage />
      </Chrome>
    </SessionProvider>
  )
}
