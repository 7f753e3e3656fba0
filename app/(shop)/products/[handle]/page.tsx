import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { AddToCart } from '../../../components/cart/add-to-cart'
import { Price } from '../../../components/price'
import { ProductGrid } from '../../../components/product-grid'
import { ProductPicture } from '../../../components/product-picture'
import { type ProductSummary, startingPrice } from '../../../product-summary'
import { type CollectionLink, FRONT_PAGE } from '../../../shop'
import { getTexts } from '../../../texts/get-texts'
import { getProduct, type ProductDetails } from './get-product'
import { collectionOf, neighboursOf } from './surroundings'
import { availability, VariantTable } from './variant-table'

interface ProductPageProps {
  params: Promise<{ handle: string }>
}

export async function generateMetadata({ params }: ProductPageProps): Promise<Metadata> {
  const product = await getProduct((await params).handle)
  if (product === null) return { title: 'Page not found' }
  return { title: product.title, description: product.description }
}

export default async function ProductPage({ params }: ProductPageProps) {
  const product = await getProduct((await params).handle)
  if (product === null) notFound()
  const words = (await getTexts()).words.shop
  return (
    <>
      <article className="product">
        <ProductPicture
          picture={product.featuredImage}
          sizes="(min-width: 76rem) 36rem, (min-width: 56rem) 48vw, 92vw"
          isFirst
        />
        <div className="product-text">
          <BackLink collection={collectionOf(product)} />
          <h1>{product.title}</h1>
          <p className="product-price">
            <Price {...startingPrice(product)} />
          </p>
          <p className="product-description">{product.description}</p>
          <Choices product={product} />
          <noscript>
            <p className="notice">{words.add.needsScript}</p>
          </noscript>
          <p className="quiet">Made by {product.vendor}</p>
        </div>
      </article>
      <Neighbours products={neighboursOf(product)} />
    </>
  )
}

function BackLink({ collection }: { collection: CollectionLink | undefined }) {
  const isHome = collection === undefined || collection.handle === FRONT_PAGE
  return (
    <p className="back-link">
      <Link href={isHome ? '/' : `/collections/${collection.handle}`}>
        <span aria-hidden="true">← </span>
        {collection?.title ?? 'All products'}
      </Link>
    </p>
  )
}

/** A product without choices has one variant, which has nothing to be told apart by. */
function Choices({ product }: { product: ProductDetails }) {
  if (product.allVariants.nodes.length > 1) return <VariantTable product={product} />
  const [variant] = product.allVariants.nodes
  return (
    <>
      <p className={product.availableForSale ? 'availability' : 'availability sold-out'}>
        {availability(product)}
      </p>
      {variant?.availableForSale && <AddToCart variantId={variant.id} name={product.title} />}
    </>
  )
}

function Neighbours({ products }: { products: readonly ProductSummary[] }) {
  if (products.length === 0) return null
  return (
    <section className="neighbours" aria-labelledby="neighbours">
      <h2 id="neighbours">More from the shop</h2>
      <ProductGrid products={products} isBelowTheFold />
    </section>
  )
}
