import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { ProductGrid } from '../../../components/product-grid'
import type { ProductSummary } from '../../../product-summary'
import { type CollectionLink, FRONT_PAGE } from '../../../shop'
import { getTexts } from '../../../texts/get-texts'
import type { Choosable } from './chosen-variant'
import { Gallery } from './gallery'
import { getProduct, type ProductDetails } from './get-product'
import { Purchase } from './purchase'
import { collectionOf, neighboursOf } from './surroundings'

interface ProductPageProps {
  params: Promise<{ handle: string }>
}

export async function generateMetadata({ params }: ProductPageProps): Promise<Metadata> {
  const product = await getProduct((await params).handle)
  if (product === null) return { title: (await getTexts()).words.shop.notFound.title }
  return { title: product.title, description: product.description }
}

export default async function ProductPage({ params }: ProductPageProps) {
  const product = await getProduct((await params).handle)
  if (product === null) notFound()
  const { product: words } = (await getTexts()).words.shop
  const choosable = choosableOf(product)
  return (
    <>
      <article className="product">
        <Gallery product={choosable} />
        <div className="product-text">
          <BackLink collection={collectionOf(product)} allProducts={words.allProducts} />
          <h1>{product.title}</h1>
          <p className="product-description">{product.description}</p>
          <Purchase product={choosable} />
          <p className="quiet">{words.madeBy(product.vendor)}</p>
        </div>
      </article>
      <Neighbours products={neighboursOf(product)} title={words.more} />
    </>
  )
}

/** What the browser is told of a product, so that a choice is shown at once. */
function choosableOf(product: ProductDetails): Choosable {
  const { title, options, images, featuredImage, allVariants } = product
  return { title, options, images, featuredImage, allVariants }
}

function BackLink({
  collection,
  allProducts,
}: {
  collection: CollectionLink | undefined
  allProducts: string
}) {
  const isHome = collection === undefined || collection.handle === FRONT_PAGE
  return (
    <p className="back-link">
      <Link href={isHome ? '/' : `/collections/${collection.handle}`}>
        <span aria-hidden="true">← </span>
        {collection?.title ?? allProducts}
      </Link>
    </p>
  )
}

function Neighbours({ products, title }: { products: readonly ProductSummary[]; title: string }) {
  if (products.length === 0) return null
  return (
    <section className="neighbours" aria-labelledby="neighbours">
      <h2 id="neighbours">{title}</h2>
      <ProductGrid products={products} isBelowTheFold />
    </section>
  )
}
