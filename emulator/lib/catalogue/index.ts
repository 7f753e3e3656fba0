import type { GraphQLResolveInfo } from 'graphql'
import { inWidth, type Picture, pictureAt } from '../demo-shop/pictures.ts'
import type { CatalogueSeed } from '../seeds/catalogue-seed.ts'
import { catalogueData } from './catalogue-data.ts'
import { createView } from './create-view.ts'
import { type BuyerContext, buyerContext } from './localization/buyer-context.ts'
import { findMerchandise, type Merchandise } from './products/merchandise.ts'
import { variantId } from './products/variant-fields.ts'
import { catalogueRootFields } from './root-fields.ts'
import type { View } from './view.ts'

export type { Merchandise } from './products/merchandise.ts'
export type { View } from './view.ts'

/** What an order says of a thing that was bought. */
export interface Article extends Pick<Merchandise, 'title' | 'price'> {
  /** As the schema's `ProductVariant`. */
  readonly variant: (args: unknown, context: unknown, info: GraphQLResolveInfo) => unknown
}

/** A shop's products, collections, texts and pictures, ready to be served. */
export interface Catalogue {
  /** Root fields of the schema by name, each `(args, context, info) => value`. */
  readonly rootFields: ReturnType<typeof catalogueRootFields>
  /** What is sold under a stock keeping unit, undefined if nothing is. */
  readonly article: (sku: string) => Article | undefined
  /** What is sold under the global id of a variant, undefined if nothing is. */
  readonly merchandise: (id: string) => Merchandise | undefined
  /** What the shop is called. */
  readonly shopName: string
  /** The catalogue as a buyer sees it. */
  readonly view: (buyer: BuyerContext) => View
  /**
   * The picture at a path such as `/cdn/shop/files/speckled-mug.svg?width=400`, undefined if there is
   * none.
   */
  readonly picture: (path: string) => Picture | undefined
}

/**
 * Creates a catalogue: that of a seed, or of Marl, the little pottery the emulator sells from. The
 * origin is asked for on each request, because the port is known only once the server listens.
 */
export function createCatalogue({
  origin,
  seed,
}: {
  readonly origin: () => string
  readonly seed?: CatalogueSeed
}): Catalogue {
  const data = catalogueData(seed)
  const pictures = new Map<string, Picture>()
  const view = (buyer: BuyerContext) => createView(data, origin(), buyer)
  const viewOf = (info: GraphQLResolveInfo) => view(buyerContext(info))
  return {
    rootFields: catalogueRootFields(viewOf),
    shopName: data.shop.name,
    view,
    article(sku) {
      const found = findMerchandise(data, (each) => each.sku === sku)
      return found && { ...found, variant: (_args, _context, info) => found.variant(viewOf(info)) }
    },
    merchandise: (id) => findMerchandise(data, (each) => variantId(each) === id),
    picture(path) {
      const [name = '', query] = path.split('?')
      const width = Number(new URLSearchParams(query).get('width'))
      const key = `${name} ${width}`
      const found = pictures.get(key) ?? pictureAt(name, data)
      if (found === undefined) return undefined
      const picture = pictures.get(key) ?? inWidth(found, width)
      pictures.set(key, picture)
      return picture
    },
  }
}
