import type { ShopSummary } from '../shop'

/** Whose shop this is, and what it is for. */
export function SiteFooter({ shop }: { shop: ShopSummary | null }) {
  return (
    <footer className="site-footer">
      {shop && (
        <p>
          <span className="shop-name">{shop.name}</span> {shop.description}
        </p>
      )}
      <p className="quiet">
        This shop is the demonstration of <code>next-storefront-session</code>.
      </p>
    </footer>
  )
}
