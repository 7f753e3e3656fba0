import { readFileSync } from 'node:fs'
import { DEMO_SHOP, type DemoShop } from '../demo-shop/demo-shop.ts'
import type { ArticleRecord } from '../seeds/blog-seed.ts'
import type { CatalogueSeed } from '../seeds/catalogue-seed.ts'
import { type CollectionRecord, collectionRecords } from '../seeds/collection-seed.ts'
import { type MenuRecord, menuRecords } from '../seeds/menu-seed.ts'
import { type PageRecord, pageRecords } from '../seeds/page-seed.ts'
import { type ProductRecord, productRecords } from '../seeds/product-seed.ts'
import type { ShopRecord } from '../seeds/shop-seed.ts'

/** Everything that a shop shows. */
export interface CatalogueData extends Pick<DemoShop, 'blogs' | 'policies' | 'redirects'> {
  readonly shop: ShopRecord
  readonly products: readonly ProductRecord[]
  readonly collections: readonly CollectionRecord[]
  readonly menus: readonly MenuRecord[]
  readonly pages: readonly PageRecord[]
  /** Those of all blogs. */
  readonly articles: readonly ArticleRecord[]
}

/** Fills in what a seed leaves open. */
export function catalogueData(seed: CatalogueSeed = {}): CatalogueData {
  const { shop, menus, pages, ...rest } = isNewStore(seed) ? NEW_STORE : DEMO_SHOP
  const ownShop = { description: '', slogan: null, ...(seed.shop ?? shop) }
  const products = productRecords(seed.products ?? DEMO_SHOP.products, ownShop.name)
  const handles = products.map(({ handle }) => handle)
  const homePage = { handle: 'frontpage', title: 'Home page', products: handles }
  const collections = isNewStore(seed) ? [homePage] : DEMO_SHOP.collections
  return {
    ...rest,
    shop: ownShop,
    products,
    collections: collectionRecords(seed.collections ?? collections),
    menus: menuRecords(seed.menus ?? menus),
    pages: pageRecords(seed.pages ?? pages),
    articles: rest.blogs.flatMap(({ articles }) => articles),
  }
}

function isNewStore({ products, extends: base }: CatalogueSeed): boolean {
  return products !== undefined && base === undefined
}

/** What a new Shopify store starts with; its home page collection holds all of its products. */
export const NEW_STORE: Omit<DemoShop, 'products' | 'collections'> = JSON.parse(
  readFileSync(new URL('../../assets/new-store.json', import.meta.url), 'utf8'),
)

/** The products with these handles, in this order. A handle that no product has is left out. */
export function productsWithHandles(
  { products }: Pick<CatalogueData, 'products'>,
  handles: readonly string[],
): readonly ProductRecord[] {
  return handles.flatMap((handle) => products.find((each) => each.handle === handle) ?? [])
}
