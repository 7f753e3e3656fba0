import { afterEach, describe, expect, test } from 'vitest'
import { DEMO_SHOP } from '../demo-shop/demo-shop.ts'
import { openShop, type TestShop } from './catalogue-fixture.ts'

let shop: TestShop

afterEach(() => shop.close())

describe('a catalogue of one’s own', () => {
  test('needs no more than a title; the rest is as in a new store', async () => {
    shop = await openShop({ products: [{ title: 'Crème brûlée & <torch>' }] })
    const data = await shop.ask(`{
      shop { name privacyPolicy { id } }
      product(handle: "creme-brulee-torch") {
        id title vendor description descriptionHtml tags availableForSale
        options { name values }
        variants(first: 5) { nodes { id sku title quantityAvailable price { amount } } }
        featuredImage { url altText }
      }
      collections(first: 5) { nodes { handle title products(first: 5) { nodes { handle } } } }
      menu(handle: "main-menu") { items { title type } }
      footer: menu(handle: "footer") { items { type } }
      pages(first: 5) { nodes { id } } blogs(first: 5) { nodes { id } }
    }`)
    expect(data).toMatchObject({
      shop: { name: 'My Store', privacyPolicy: null },
      product: {
        id: 'gid://shopify/Product/8001',
        vendor: 'My Store',
        description: '',
        descriptionHtml: '',
        availableForSale: true,
        options: [{ name: 'Title', values: ['Default Title'] }],
        variants: {
          nodes: [
            {
              id: 'gid://shopify/ProductVariant/800101',
              sku: 'creme-brulee-torch-1',
              title: 'Default Title',
              quantityAvailable: 10,
              price: { amount: '0.0' },
            },
          ],
        },
        featuredImage: { altText: 'Crème brûlée & <torch>' },
      },
      collections: {
        nodes: [{ handle: 'frontpage', products: { nodes: [{ handle: 'creme-brulee-torch' }] } }],
      },
      menu: { items: [{ title: 'Home', type: 'FRONTPAGE' }, { type: 'CATALOG' }] },
      footer: { items: [{ type: 'SEARCH' }] },
      pages: { nodes: [] },
      blogs: { nodes: [] },
    })
  })

  test('has placeholders with the title, where nothing was drawn', async () => {
    shop = await openShop({ products: [{ title: 'Crème brûlée & <torch> "deluxe"' }] })
    const { product } = await shop.ask(`{ product(handle: "creme-brulee-torch-deluxe") {
      images(first: 5) { nodes { url altText width height } }
    } }`)
    const [whole, detail] = product.images.nodes
    const svg = await (await fetch(whole.url)).text()
    expect(svg).toContain('>Crème brûlée &amp;</text>')
    expect(svg).toContain('>&lt;torch&gt; &quot;deluxe&quot;</text>')
    expect(detail.altText).toMatch(/ \(detail\)$/)
    expect(await (await fetch(detail.url)).text()).toContain('viewBox="300 560 600 750"')
  })

  test('has variants with everything that a seed says of them, and can be sold', async () => {
    const chain = {
      title: 'Chain',
      handle: 'chain-1',
      options: [{ name: 'Length', values: ['1 m', '2 m'] }],
      variants: [
        {
          price: '9.5',
          compareAtPrice: '12.0',
          choices: ['1 m'],
          barcode: '42',
          weight: 1.5,
          stock: 0,
        },
        { price: '19.0', choices: ['2 m'], number: 7, sku: 'LONG', requiresShipping: false },
      ],
      translations: { PT: { title: 'Corrente' } },
    }
    shop = await openShop({ shop: { name: 'Ferro' }, products: [chain] })
    const { product, cartCreate } = await shop
      .ask(
        `mutation { cartCreate(input: { lines: [{ merchandiseId: "gid://shopify/ProductVariant/7" }] }) {
        cart { cost { totalAmount { amount } } } userErrors { code }
      } }`,
      )
      .then(async ({ cartCreate: created }) => ({
        cartCreate: created,
        ...(await shop.ask(`query @inContext(language: PT) { product(handle: "chain-1") {
        title vendor variants(first: 5) { nodes {
          sku barcode weight weightUnit requiresShipping availableForSale compareAtPrice { amount }
        } }
      } }`)),
      }))
    expect(cartCreate).toMatchObject({ cart: { cost: { totalAmount: { amount: '19.0' } } } })
    expect(product).toMatchObject({
      title: 'Corrente',
      vendor: 'Ferro',
      variants: {
        nodes: [
          {
            sku: 'chain-1-1',
            barcode: '42',
            weight: 1.5,
            weightUnit: 'KILOGRAMS',
            requiresShipping: true,
            availableForSale: false,
            compareAtPrice: { amount: '12.0' },
          },
          { sku: 'LONG', barcode: null, weight: null, requiresShipping: false },
        ],
      },
    })
  })

  test('is listed by id unless asked otherwise, and by what sells best in the order it was given', async () => {
    shop = await openShop({
      products: [
        { title: 'Bolt', number: 30 },
        { title: 'Axle', number: 4 },
      ],
      collections: [
        { title: 'Steel', number: 20, products: [] },
        { title: 'Iron', number: 3, products: ['bolt', 'axle'] },
      ],
    })
    const data = await shop.ask(`{
      byId: products(first: 5) { nodes { title } }
      best: products(first: 5, sortKey: BEST_SELLING) { nodes { title } }
      collections(first: 5) { nodes { title products(first: 5) { nodes { title } } } }
    }`)
    expect(data.byId.nodes).toEqual([{ title: 'Axle' }, { title: 'Bolt' }])
    expect(data.best.nodes).toEqual([{ title: 'Bolt' }, { title: 'Axle' }])
    expect(data.collections.nodes).toMatchObject([
      { title: 'Iron', products: { nodes: [{ title: 'Bolt' }, { title: 'Axle' }] } },
      { title: 'Steel' },
    ])
  })

  test('can be Marl’s with something more', async () => {
    const extra = { title: 'Hidden', handle: 'hidden-homepage', products: ['bud-vase', 'nothing'] }
    shop = await openShop({
      collections: [...DEMO_SHOP.collections, extra],
      pages: [{ title: 'Jobs', body: '<p>None.</p>' }],
    })
    const data = await shop.ask(`{
      collections(first: 9) { totalCount }
      collection(handle: "hidden-homepage") { id image { url } products(first: 5) { nodes { handle } } }
      pages(first: 5) { nodes { handle id } }
      menu(handle: "footer") { items { title type } }
    }`)
    expect(data).toMatchObject({
      collections: { totalCount: '7' },
      collection: { products: { nodes: [{ handle: 'bud-vase' }] } },
      pages: { nodes: [{ handle: 'jobs' }] },
    })
    expect(data.menu.items).toHaveLength(4)
  })

  test('is added to Marl’s, on the home page too, if it says so', async () => {
    shop = await openShop({
      extends: 'demo',
      products: [{ title: 'Lamp' }, { title: 'Bud Vase, blue', handle: 'bud-vase' }],
      menus: [
        { handle: 'footer', title: 'Footer', items: [{ title: 'Jobs', path: '/pages/jobs' }] },
      ],
      pages: [{ title: 'Jobs', body: '<p>None.</p>' }],
    })
    const data = await shop.ask(`{
      shop { name }
      vase: product(handle: "bud-vase") { title }
      products(first: 50) { nodes { handle } }
      home: collection(handle: "frontpage") { products(first: 50) { nodes { handle } } }
      collections(first: 9) { totalCount }
      blog(handle: "journal") { id }
      pages(first: 9) { nodes { handle } }
      main: menu(handle: "main-menu") { itemsCount }
      footer: menu(handle: "footer") { items { title } }
    }`)
    expect(data).toMatchObject({
      shop: { name: 'Marl' },
      vase: { title: 'Bud Vase, blue' },
      collections: { totalCount: '6' },
      blog: { id: expect.any(String) },
      footer: { items: [{ title: 'Jobs' }] },
    })
    const handles = DEMO_SHOP.products.map(({ handle }) => handle)
    const inOrder = [...handles, 'lamp'].map((handle) => ({ handle }))
    expect(data.home.products.nodes).toEqual(inOrder)
    expect(data.products.nodes).toHaveLength(13)
    expect(data.pages.nodes).toContainEqual({ handle: 'jobs' })
    expect(data.pages.nodes).toHaveLength(4)
  })
})
