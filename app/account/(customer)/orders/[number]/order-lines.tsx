import Link from 'next/link'
import type { OrderLine } from 'next-storefront-session/server'
import { OrderPicture } from '../../../../components/order-picture'
import { formatPrice } from '../../../../format-price'
import { LOCALES } from '../../../../language'
import { getTexts } from '../../../../texts/get-texts'

/** What Shopify calls the one variant of a product without choices. */
const NO_CHOICE = 'Default Title'

/** What was ordered, with pictures. */
export async function OrderLines({ lines }: { lines: readonly OrderLine[] }) {
  const { words } = await getTexts()
  return (
    <section aria-labelledby="lines">
      <h2 id="lines">{words.orders.lines}</h2>
      <ul className="order-lines">
        {lines.map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a line has no id, and keeps its place
          <Line key={index} line={line} />
        ))}
      </ul>
    </section>
  )
}

async function Line({ line }: { line: OrderLine }) {
  const { words, language } = await getTexts()
  const { title, quantity, variant, originalTotalPrice, discountedTotalPrice } = line
  const isReduced = originalTotalPrice.amount !== discountedTotalPrice.amount
  return (
    <li>
      <OrderPicture url={variant?.image?.url} />
      <div>
        <h3>
          {variant === null ? (
            title
          ) : (
            <Link href={`/products/${variant.product.handle}`}>{title}</Link>
          )}
        </h3>
        {variant !== null && variant.title !== NO_CHOICE && <p>{variant.title}</p>}
        <p>{words.orders.quantity(quantity)}</p>
      </div>
      <p className="price">
        {formatPrice(discountedTotalPrice, LOCALES[language])}
        {isReduced && <s>{formatPrice(originalTotalPrice, LOCALES[language])}</s>}
      </p>
    </li>
  )
}
