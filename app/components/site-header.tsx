import Link from 'next/link'
import type { ShopSummary } from '../shop'
import { AccountLink } from './account-link'
import { CartLink } from './cart/cart-link'
import { NavLink } from './nav-link'

/** The shop's name, the ways to its collections, to the cart and to the account. */
export function SiteHeader({ shop }: { shop: ShopSummary | null }) {
  return (
    <header className="site-header">
      <Link href="/" className="shop-name">
        {shop?.name ?? 'Shop'}
      </Link>
      <nav aria-label="Collections" className="site-nav">
        <ul>
          {shop?.collections.map(({ handle, title }) => (
            <li key={handle}>
              <NavLink href={`/collections/${handle}`}>{title}</NavLink>
            </li>
          ))}
        </ul>
      </nav>
      <CartLink />
      <AccountLink />
    </header>
  )
}
