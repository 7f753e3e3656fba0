import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openShop, type TestShop } from './catalogue-fixture.ts'
import { hydrogenCart } from './hydrogen-cart-fixture.ts'
import { hydrogenSkeleton as hydrogen } from './hydrogen-skeleton-fixture.ts'
import { vercelCommerce as vercel } from './vercel-commerce-fixture.ts'

let shop: TestShop

beforeAll(async () => {
  shop = await openShop()
})
afterAll(() => shop.close())

const MUG = 'gid://shopify/ProductVariant/48101'
const FERN = 'gid://shopify/ProductVariant/48102'
const something = expect.any(String)
const nodesOf = (list: { edges: { node: { handle: string } }[] }) =>
  list.edges.map(({ node }) => node)

describe('Vercel’s starter', () => {
  test('shows a product, its neighbours, and products in the order of its menu', async () => {
    const { product } = await shop.ask(vercel.product, { handle: 'breakfast-bowl' })
    expect(product).toMatchObject({
      title: 'Breakfast Bowl',
      options: [{ values: ['Small', 'Large'] }, { values: ['Celadon', 'Chalk'] }],
      priceRange: { maxVariantPrice: { amount: '38.0', currencyCode: 'EUR' } },
      seo: { title: 'Breakfast Bowl', description: something },
    })
    expect(nodesOf(product.images)).toMatchObject([
      { url: something, width: 1200 },
      { url: something },
      { altText: 'Breakfast Bowl, Chalk' },
    ])
    const { productRecommendations } = await shop.ask(vercel.recommendations, {
      productId: product.id,
    })
    expect(productRecommendations.length).toBeGreaterThan(3)
    const { products } = await shop.ask(vercel.products, {
      sortKey: 'PRICE',
      reverse: true,
      query: 'vase',
    })
    expect(nodesOf(products)).toMatchObject([{ handle: 'bud-vase' }])
    for (const sortKey of ['RELEVANCE', 'BEST_SELLING', 'CREATED_AT', 'PRICE']) {
      const { products: all } = await shop.ask(vercel.products, { sortKey, reverse: false })
      expect(nodesOf(all)).toHaveLength(12)
    }
  })

  test('shows collections, and the products in one', async () => {
    const { collections } = await shop.ask(vercel.collections)
    expect(nodesOf(collections)).toHaveLength(6)
    const { collection } = await shop.ask(vercel.collection, { handle: 'long-table' })
    expect(collection).toMatchObject({ title: 'The long table', updatedAt: something })
    const { collection: sorted } = await shop.ask(vercel.collectionProducts, {
      handle: 'long-table',
      sortKey: 'CREATED',
      reverse: true,
    })
    expect(nodesOf(sorted.products)[0]).toMatchObject({ handle: 'salt-cellar' })
  })

  test('shows products on its home page', async () => {
    for (const [handle, count] of [
      ['hidden-homepage-featured-items', 3],
      ['hidden-homepage-carousel', 6],
    ] as const) {
      const { collection } = await shop.ask(vercel.collectionProducts, { handle })
      expect(nodesOf(collection.products)).toHaveLength(count)
    }
  })

  test('shows its two menus and the pages', async () => {
    const { menu } = await shop.ask(vercel.menu, { handle: 'next-js-frontend-header-menu' })
    expect(menu.items[0]).toEqual({ title: 'Shop', url: `${shop.origin}/collections/all` })
    const footer = await shop.ask(vercel.menu, { handle: 'next-js-frontend-footer-menu' })
    expect(footer.menu.items).toHaveLength(4)
    const { pageByHandle } = await shop.ask(vercel.page, { handle: 'about' })
    expect(pageByHandle).toMatchObject({ title: 'About Marl', bodySummary: something })
    const { pages } = await shop.ask(vercel.pages)
    expect(nodesOf(pages)).toHaveLength(3)
  })

  test('fills, changes and empties a cart', async () => {
    const { cartCreate } = await shop.ask(vercel.createCart)
    const cartId = cartCreate.cart.id
    const { cartLinesAdd } = await shop.ask(vercel.addToCart, {
      cartId,
      lines: [{ merchandiseId: MUG, quantity: 1 }],
    })
    const [line] = cartLinesAdd.cart.lines.edges
    expect(line.node.merchandise).toMatchObject({
      title: 'Oat',
      product: { handle: 'speckled-mug' },
    })
    const { id } = line.node
    const { cartLinesUpdate } = await shop.ask(vercel.editCart, {
      cartId,
      lines: [{ id, merchandiseId: FERN, quantity: 3 }],
    })
    expect(cartLinesUpdate.cart).toMatchObject({
      totalQuantity: 3,
      cost: { totalAmount: { amount: '84.0' }, totalTaxAmount: null },
    })
    await shop.ask(vercel.removeFromCart, { cartId, lineIds: [id] })
    const { cart } = await shop.ask(vercel.cart, { cartId })
    expect(cart).toMatchObject({ id: cartId, totalQuantity: 0 })
  })
})

const BRITISH = { country: 'GB', language: 'PT' }
const EVERY_TYPE = ['ARTICLE', 'COLLECTION', 'PAGE', 'PRODUCT', 'QUERY']

/** What Hydrogen's skeleton asks, with its variables, and some of what it is answered. */
const ASKED: readonly (readonly [keyof typeof hydrogen, object, object])[] = [
  [
    'header',
    { headerMenuHandle: 'main-menu' },
    {
      shop: { name: 'Marl', brand: { logo: { image: { url: something } } } },
      menu: { items: [{ title: 'Loja', items: [{ type: 'COLLECTION' }, {}, {}] }, {}, {}] },
    },
  ],
  [
    'footer',
    { footerMenuHandle: 'footer' },
    { menu: { items: [{ title: 'Cuidados' }, {}, {}, {}] } },
  ],
  ['featured', {}, { collections: { nodes: [{ image: { url: something } }] } }],
  ['recommended', {}, { products: { nodes: [{ handle: 'herb-planter' }, {}, {}, {}] } }],
  [
    'product',
    {
      handle: 'breakfast-bowl',
      selectedOptions: [
        { name: 'size', value: 'large' },
        { name: 'x', value: 'y' },
      ],
    },
    {
      product: {
        encodedVariantExistence: 'v1_0:0-1,1:0-1,',
        encodedVariantAvailability: 'v1_0:0-1,1:0,',
        selectedOrFirstAvailableVariant: {
          title: 'Large / Celadon',
          price: { currencyCode: 'GBP' },
        },
        options: [{}, { optionValues: [{ swatch: { color: something, image: null } }, {}] }],
      },
    },
  ],
  [
    'collection',
    { handle: 'frontpage', first: 8 },
    { collection: { products: { pageInfo: { hasNextPage: true } } } },
  ],
  [
    'collections',
    { first: 4 },
    { collections: { nodes: [{ title: 'Da prateleira' }, {}, {}, {}] } },
  ],
  ['catalog', { first: 8 }, { products: { pageInfo: { hasNextPage: true } } }],
  [
    'search',
    { term: 'mesa', first: 8 },
    {
      articles: { nodes: [{ title: 'Uma mesa para oito' }] },
      pages: { nodes: [{ title: 'Sobre a Marl' }] },
      products: { nodes: [{ trackingParameters: something }, { vendor: 'Marl' }] },
    },
  ],
  [
    'predictiveSearch',
    { term: 'tra', limit: 10, limitScope: 'EACH', types: EVERY_TYPE },
    {
      predictiveSearch: {
        products: [{ title: 'Travessa Oval' }],
        queries: [{ text: 'travessa' }, {}],
      },
    },
  ],
  ['page', { handle: 'care' }, { page: { title: 'Cuidados' } }],
  [
    'policy',
    { privacyPolicy: true, refundPolicy: false },
    { shop: { privacyPolicy: { body: something } } },
  ],
  [
    'policies',
    {},
    { shop: { refundPolicy: { handle: 'refund-policy' }, subscriptionPolicy: null } },
  ],
  ['blogs', { first: 10 }, { blogs: { nodes: [{ handle: 'journal' }] } }],
  [
    'blog',
    { blogHandle: 'journal', first: 2 },
    { blog: { articles: { nodes: [{ author: { name: 'Inês Duarte' } }, {}] } } },
  ],
  [
    'article',
    { blogHandle: 'journal', articleHandle: 'thirty-mugs' },
    { blog: { articleByHandle: { contentHtml: something } } },
  ],
  [
    'sitemapIndex',
    {},
    { products: { pagesCount: { count: 1 } }, metaObjects: { pagesCount: { count: 0 } } },
  ],
  [
    'sitemap',
    { page: 1 },
    { sitemap: { resources: { items: [] } }, products: { resources: { items: { length: 12 } } } },
  ],
  [
    'redirect',
    { query: 'path:/collections/mornings' },
    { urlRedirects: { edges: [{ node: { target: something } }] } },
  ],
]

describe('Hydrogen’s skeleton', () => {
  test.each(ASKED)('gets its %s', async (name, variables, expected) => {
    expect(await shop.ask(hydrogen[name], { ...BRITISH, ...variables })).toMatchObject(expected)
  })

  test('is asked everything that it asks', () => {
    expect(ASKED.map(([name]) => name).sort()).toEqual(Object.keys(hydrogen).sort())
  })

  test('walks back to the page before', async () => {
    const first = { handle: 'frontpage', first: 8 }
    const { collection } = await shop.ask(hydrogen.collection, first)
    const { endCursor } = collection.products.pageInfo
    const next = await shop.ask(hydrogen.collection, { ...first, endCursor })
    const { startCursor } = next.collection.products.pageInfo
    const back = { handle: 'frontpage', last: 8, startCursor }
    expect(await shop.ask(hydrogen.collection, back)).toEqual({ collection })
  })
})

describe('the cart of Hydrogen and of hydrogen-react', () => {
  test('lives through everything that its actions do', async () => {
    const { cartCreate } = await shop.ask(hydrogenCart.create, {
      country: 'GB',
      input: { lines: [{ merchandiseId: MUG, quantity: 2 }], buyerIdentity: { countryCode: 'GB' } },
    })
    const cartId = cartCreate.cart.id
    const [{ id }] = cartCreate.cart.lines.nodes
    const act = async (name: keyof typeof hydrogenCart, value: unknown) => {
      const data = await shop.ask(hydrogenCart[name], { cartId, value })
      const [answer] = Object.values<{ cart: object; userErrors: object[] }>(data)
      expect(answer?.userErrors).toEqual([])
      return answer?.cart
    }
    await act('linesAdd', [{ merchandiseId: FERN }])
    await act('linesUpdate', [{ id, quantity: 1, attributes: [{ key: 'a', value: 'b' }] }])
    await act('note', 'Ring twice')
    await act('attributes', [{ key: 'c', value: 'd' }])
    await act('buyer', { email: 'ada@example.com' })
    await act('giftCards', ['1234'])
    expect(await act('codes', ['WELCOME10'])).toMatchObject({
      discountCodes: [{ code: 'WELCOME10', applicable: true }],
      cost: { subtotalAmount: { amount: '49.0' }, totalAmount: { amount: '44.1' } },
    })
    await act('linesRemove', [id])
    const { cart } = await shop.ask(hydrogenCart.read, { cartId })
    expect(cart).toMatchObject({
      id: cartId,
      totalQuantity: 1,
      note: 'Ring twice',
      attributes: [{ key: 'c', value: 'd' }],
      buyerIdentity: { countryCode: 'GB', email: 'ada@example.com', customer: null },
      appliedGiftCards: [],
      lines: { edges: [{ node: { merchandise: { id: FERN } } }] },
      cost: { totalAmount: { amount: '22.05', currencyCode: 'GBP' } },
    })
  })

  test('stands beside a choice of countries', async () => {
    const { localization } = await shop.ask(hydrogenCart.localization, { country: 'US' })
    expect(localization.country).toMatchObject({ isoCode: 'US', currency: { symbol: '$' } })
    expect(localization.availableCountries).toHaveLength(12)
  })
})
