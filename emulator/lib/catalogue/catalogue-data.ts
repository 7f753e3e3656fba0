import { DEMO_SHOP, type DemoShop } from '../demo-shop/demo-shop.ts'
import type { ArticleRecord } from './seeds/blog-seed.ts'
import type { CatalogueSeed } from './seeds/catalogue-seed.ts'
import { type CollectionRecord, collectionRecords } from './seeds/collection-seed.ts'
import { type MenuRecord, type MenuSeed, menuRecords } from './seeds/menu-seed.ts'
import { type PageRecord, pageRecords } from './seeds/page-seed.ts'
import { type ProductRecord, type ProductSeed, productRecords } from './seeds/product-seed.ts'
import type { ShopRecord } from './seeds/shop-seed.ts'

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
  const rest = seed.products === undefined ? DEMO_SHOP : newStore(seed.products)
  const shop = { description: '', slogan: null, ...(seed.shop ?? rest.shop) }
  const products = productRecords(rest.products, shop.name)
  const homePage = {
    handle: 'frontpage',
    title: 'Home page',
    products: products.map(({ handle }) => handle),
  }
  return {
    ...rest,
    shop,
    products,
    collections: collectionRecords(seed.collections ?? rest.collections ?? [homePage]),
    menus: menuRecords(seed.menus ?? rest.menus),
    pages: pageRecords(seed.pages ?? rest.pages),
    articles: rest.blogs.flatMap(({ articles }) => articles),
  }
}

function newStore(products: readonly ProductSeed[]) {
  return {
    shop: { name: 'My Store' },
    products,
    collections: undefined,
    menus: NEW_STORE_MENUS,
    pages: [],
    blogs: [],
    policies: [],
    redirects: [],
  }
}

const NEW_STORE_MENUS: readonly MenuSeed[] = [
  {
    handle: 'main-menu',
    title: 'Main menu',
    items: [
      { title: 'Home', path: '/' },
      { title: 'Catalog', path: '/collections/all' },
    ],
  },
  { handle: 'footer', title: 'Footer menu', items: [{ title: 'Search', path: '/search' }] },
]

/** The products with these handles, in this order. A handle that no product has is left out. */
export function productsWithHandles(
  { products }: Pick<CatalogueData, 'products'>,
  handles: readonly string[],
): readonly ProductRecord[] {
  return handles.flatMap((handle) => products.find((each) => each.handle === handle) ?? [])
}
