import type { ProductRecord } from '../../seeds/product-seed.ts'
import { inLanguage } from '../../seeds/translations.ts'
import {
  type ConnectionArguments,
  connection,
  connectionOf,
  emptyConnection,
} from '../connection.ts'
import { descriptionFields } from '../description.ts'
import { type FieldValues, recordFields } from '../field-values.ts'
import { moneyIn } from '../money.ts'
import type { View } from '../view.ts'
import { choiceFields } from './choice-fields.ts'
import { imagesOf, mediaFields } from './image-fields.ts'
import { isAvailable } from './product-list.ts'

/** A product as the schema's `Product`. */
export function productFields(record: ProductRecord, view: View): FieldValues {
  const product = inLanguage(record, view.buyer.language)
  return {
    ...recordFields('Product', product),
    ...descriptionFields(product.description),
    seo: { title: product.title, description: product.description },
    // Null for a product that its shop keeper has put into no category, as all of these.
    category: null,
    isGiftCard: false,
    requiresSellingPlan: false,
    availableForSale: isAvailable(product),
    totalInventory: product.variants.reduce((total, { stock }) => total + stock, 0),
    collections: (args: ConnectionArguments) =>
      connectionOf(collectionsOf(product, view), args, view.collection),
    sellingPlanGroups: emptyConnection,
    ...priceFields(product, view),
    ...pictureFields(product, view),
    ...choiceFields(product, view),
  }
}

function collectionsOf({ handle }: ProductRecord, { data }: View) {
  return data.collections.filter(({ products }) => products.includes(handle))
}

/** The range of former prices is zero, not null, for a product without any, as Shopify's is. */
function priceFields({ variants }: ProductRecord, view: View) {
  return {
    priceRange: rangeOf(
      variants.map(({ price }) => price),
      view,
    ),
    compareAtPriceRange: rangeOf(
      variants.flatMap(({ compareAtPrice }) => compareAtPrice ?? []),
      view,
    ),
  }
}

function rangeOf(amounts: readonly string[], { buyer }: View) {
  const sorted = amounts.toSorted((left, right) => Number(left) - Number(right))
  return {
    minVariantPrice: moneyIn(buyer.country.currency, sorted.at(0) ?? '0.0'),
    maxVariantPrice: moneyIn(buyer.country.currency, sorted.at(-1) ?? '0.0'),
  }
}

function pictureFields(product: ProductRecord, view: View) {
  const images = imagesOf(product, view)
  return {
    featuredImage: images[0],
    images: (args: ConnectionArguments) => connection(images, args),
    media: (args: ConnectionArguments) => connectionOf(images, args, mediaFields),
  }
}
