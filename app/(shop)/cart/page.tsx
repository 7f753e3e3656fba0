import type { Metadata } from 'next'
import { CartView } from '../../components/cart/cart-view'
import { getTexts } from '../../texts/get-texts'

export async function generateMetadata(): Promise<Metadata> {
  const { words } = await getTexts()
  return { title: words.shop.cart.link, robots: { index: false } }
}

/** What is in it, the browser asks for once the page is painted. */
export default async function CartPage() {
  const { cart: words } = (await getTexts()).words.shop
  return (
    <div className="cart">
      <h1>{words.title}</h1>
      <noscript>
        <p className="notice">{words.needsScript}</p>
      </noscript>
      <CartView />
    </div>
  )
}
