import type { ShopSummary } from '../shop'
import { getTexts } from '../texts/get-texts'
import { LanguageSwitch } from './language-switch'

/** Whose shop this is, what it is for, and in which language it speaks. */
export async function SiteFooter({ shop }: { shop: ShopSummary | null }) {
  const { words, language } = await getTexts()
  return (
    <footer className="site-footer">
      {shop && (
        <p>
          <span className="shop-name">{shop.name}</span> {shop.description}
        </p>
      )}
      <p className="quiet">
        {words.shop.footer} <code>next-storefront-session</code>.
      </p>
      <LanguageSwitch current={language} label={words.language} />
    </footer>
  )
}
