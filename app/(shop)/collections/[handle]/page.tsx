import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ProductGrid } from '../../../components/product-grid'
import { FRONT_PAGE, getShop } from '../../../shop'
import { getTexts } from '../../../texts/get-texts'
import { type CollectionWithProducts, getCollection } from './get-collection'

interface CollectionPageProps {
  params: Promise<{ handle: string }>
}

export async function generateMetadata({ params }: CollectionPageProps): Promise<Metadata> {
  const { handle } = await params
  const collection = await getCollection(handle)
  if (handle === FRONT_PAGE) return {}
  if (collection === null) return { title: (await getTexts()).words.shop.notFound.title }
  return { title: collection.title, description: collection.description }
}

/** A collection; the one called "frontpage" is the home page (see next.config.mjs). */
export default async function CollectionPage({ params }: CollectionPageProps) {
  const { handle } = await params
  const collection = await getCollection(handle)
  if (collection === null) notFound()
  return (
    <>
      {handle === FRONT_PAGE ? (
        <Opening shelf={collection.title} />
      ) : (
        <CollectionHeading collection={collection} />
      )}
      <ProductGrid products={collection.products.nodes} heading="h2" />
    </>
  )
}

async function Opening({ shelf }: { shelf: string }) {
  const { name, description } = await getShop()
  return (
    <>
      <div className="opening">
        <h1>{name}</h1>
        <p>{description}</p>
      </div>
      <h2 className="shelf-title">{shelf}</h2>
    </>
  )
}

function CollectionHeading({ collection }: { collection: CollectionWithProducts }) {
  return (
    <div className="page-heading">
      <h1>{collection.title}</h1>
      <p>{collection.description}</p>
    </div>
  )
}
