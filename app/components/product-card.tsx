import Link from 'next/link'
import { type ProductSummary, startingPrice } from '../product-summary'
import { getTexts } from '../texts/get-texts'
import { Price } from './price'
import { ProductPicture } from './product-picture'

/** A product in a list: the whole card is the link, its name is the title. */
export async function ProductCard({
  product,
  isFirst,
  heading: Heading,
}: {
  product: ProductSummary
  isFirst: boolean
  heading: 'h2' | 'h3'
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
      <Heading>
        <Link href={`/products/${handle}`}>{title}</Link>
      </Heading>
      <p>
        <Price {...startingPrice(product)} />
      </p>
    </article>
  )
}
