import type { CollectionSeed } from './collection-seed.ts'
import type { MenuSeed } from './menu-seed.ts'
import type { PageSeed } from './page-seed.ts'
import type { ProductSeed } from './product-seed.ts'
import type { ShopSeed } from './shop-seed.ts'

/**
 * A catalogue that a test or a demo brings along. Whoever brings products brings a shop of their
 * own: it starts as a new Shopify store does, with a home page collection that holds all of them,
 * two short menus, and no pages. Otherwise what is not given is Marl's.
 */
export interface CatalogueSeed {
  /**
   * `demo`: what is given is added to Marl's, on the home page too; what has the handle of
   * something of Marl's takes its place. @default what is given is all that there is of its kind
   */
  readonly extends?: 'demo'
  readonly shop?: ShopSeed
  readonly products?: readonly ProductSeed[]
  readonly collections?: readonly CollectionSeed[]
  readonly menus?: readonly MenuSeed[]
  readonly pages?: readonly PageSeed[]
}
