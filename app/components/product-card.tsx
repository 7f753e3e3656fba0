import Link from 'next/link'
import { type ProductSummary, startingPrice } from '../product-summary'
import { getTexts } from '../texts/get-texts'
import { Price } from './price'
import { ProductPicture } from './product-picture'

/** A product in a list: the whole card is the link, its name is the title. */
export async function ProductCard({
  product,
  isFirst,
}: {
  product: ProductSummary
  isFirst: boolean
}) {
  const { product: words } = (await getTexts()).words.shop
  const { handle, title, featuredImage, availableForSale } = product
  return (
    <article className="product-card">
      <div className="picture-frame">
        <ProductPicture
          picture={featuredImage}
          sizes="(min-width: 76rem) 23rem, (min-width: 48rem) 30vw, 45vw"
          isFirst={isFirst}
        />
        {!availableForSale && <span className="sold-out-mark">{words.soldOut}</span>}
      </div>
      <h3>
        <Link href={`/products/${handle}`}>{title}</Link>
      </h3>
      <p>
        <Price {...startingPrice(product)} />
      </p>
    </article>
  )
}
