import Link from 'next/link'
import type { ShopSummary } from '../shop'
import { getTexts } from '../texts/get-texts'
import { AccountLink } from './account-link'
import { CartLink } from './cart/cart-link'
import { NavLink } from './nav-link'
import { SearchForm } from './search-form'

/** The shop's name, the ways to its collections, the search, the account and the cart. */
export async function SiteHeader({ shop }: { shop: ShopSummary | null }) {
  const words = (await getTexts()).words.shop
  return (
    <header className="site-header">
      <Link href="/" className="shop-name">
        {shop?.name ?? words.shop}
      </Link>
      <nav aria-label={words.header.collections} className="site-nav">
        <ul>
          {shop?.collections.map(({ handle, title }) => (
            <li key={handle}>
              <NavLink href={`/collections/${handle}`}>{title}</NavLink>
            </li>
          ))}
        </ul>
      </nav>
      <div className="site-search">
        <SearchForm id="header-search" />
        <Link href="/search" prefetch={false} className="search-link">
          {words.search.title}
        </Link>
      </div>
      <AccountLink />
      <CartLink />
    </header>
  )
}
