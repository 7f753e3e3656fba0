import { type Article, articleWithId, articleWithSku } from './article.ts'
import { pictureHandle } from './image-fields.ts'
import { drawPicture } from './pictures.ts'
import { catalogueRootFields } from './root-fields.ts'

export type { Article } from './article.ts'

/** A shop's products, collections and pictures, ready to be served. */
export interface Catalogue {
  /** Root fields of the schema by name, each `(args, context, info) => value`. */
  readonly rootFields: ReturnType<typeof catalogueRootFields>
  /** What is sold under a stock keeping unit, undefined if nothing is. */
  readonly article: (sku: string) => Article | undefined
  /** What is sold under the global id of a variant, undefined if nothing is. */
  readonly merchandise: (id: string) => Article | undefined
  /** The SVG at a path such as `/cdn/shop/files/speckled-mug.svg`, undefined if there is none. */
  readonly picture: (path: string) => string | undefined
}

/**
 * Creates the catalogue of Marl, the little pottery the emulator sells from. The origin is asked
 * for on each request, because the port is known only once the server listens.
 */
export function createCatalogue({ origin }: { readonly origin: () => string }): Catalogue {
  const drawn = new Map<string, string>()
  const rootFields = catalogueRootFields(origin)
  return {
    rootFields,
    article: (sku) => articleWithSku(sku, rootFields.product),
    merchandise: (id) => articleWithId(id, rootFields.product),
    picture(path) {
      const handle = pictureHandle(path)
      if (handle === undefined) return undefined
      const picture = drawn.get(handle) ?? drawPicture(handle)
      if (picture !== undefined) drawn.set(handle, picture)
      return picture
    },
  }
}
