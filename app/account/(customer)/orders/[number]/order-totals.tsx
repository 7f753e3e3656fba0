import type { OrderDetails } from 'next-storefront-session/server'
import { formatPrice } from '../../../../format-price'
import { LOCALES } from '../../../../language'
import type { Money } from '../../../../product-summary'
import { getTexts } from '../../../../texts/get-texts'

/** What an order costs, and of what that is made up. */
export async function OrderTotals({ order }: { order: OrderDetails }) {
  const { words, language } = await getTexts()
  const rows: readonly (readonly [label: string, money: Money | null | undefined])[] = [
    [words.orders.subtotal, order.subtotalPrice],
    [words.orders.shipping, order.totalShippingPrice],
    [words.orders.tax, order.totalTax],
    [words.orders.total, order.totalPrice],
  ]
  return (
    <section aria-labelledby="totals">
      <h2 id="totals">{words.orders.totals}</h2>
      <dl className="totals">
        {rows.map(
          ([label, money]) =>
            money && (
              <div key={label}>
                <dt>{label}</dt>
                <dd className="price">{formatPrice(money, LOCALES[language])}</dd>
              </div>
            ),
        )}
      </dl>
    </section>
  )
}
