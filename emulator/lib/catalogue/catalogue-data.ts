import { DEMO_SHOP } from '../demo-shop/demo-shop.ts'
import type { BlogRecord } from './seeds/blog-seed.ts'
import type { CatalogueSeed } from './seeds/catalogue-seed.ts'
import {
  type CollectionRecord,
  type CollectionSeed,
  collectionRecords,
} from './seeds/collection-seed.ts'
import type { MenuSeed } from './seeds/menu-seed.ts'
import { type PageRecord, pageRecords } from './seeds/page-seed.ts'
import { type ProductRecord, type ProductSeed, productRecords } from './seeds/product-seed.ts'
import type { PolicyRecord, RedirectRecord, ShopRecord } from './seeds/shop-seed.ts'

/** Everything that a shop shows. */
export interface CatalogueData {
  readonly shop: ShopRecord
  readonly products: readonly ProductRecord[]
  readonly collections: readonly CollectionRecord[]
  readonly menus: readonly MenuSeed[]
  readonly pages: readonly PageRecord[]
  readonly blogs: readonly BlogRecord[]
  readonly policies: readonly PolicyRecord[]
  readonly redirects: readonly RedirectRecord[]
}

/** Fills in what a seed leaves open. */
export function catalogueData(seed: CatalogueSeed = {}): CatalogueData {
  const rest = seed.products === undefined ? DEMO_SHOP : newStore(seed.products)
  const shop = { description: '', slogan: null, ...(seed.shop ?? rest.shop) }
  const products = productRecords(seed.products ?? DEMO_SHOP.products, shop.name)
  return {
    shop,
    products,
    collections: collectionRecords(seed.collections ?? rest.collections ?? [homePage(products)]),
    menus: seed.menus ?? rest.menus,
    pages: pageRecords(seed.pages ?? rest.pages),
    blogs: rest.blogs,
    policies: rest.policies,
    redirects: rest.redirects,
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

function homePage(products: readonly ProductRecord[]): CollectionSeed {
  return {
    handle: 'frontpage',
    title: 'Home page',
    products: products.map(({ handle }) => handle),
  }
}
