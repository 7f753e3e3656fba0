import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { pictureUrl } from '../demo-shop/pictures.ts'
import { catalogueData } from './catalogue-data.ts'
import { openShop, type TestShop } from './catalogue-fixture.ts'

const { products } = catalogueData()
const allHandles = products.map(({ handle }) => handle)

let shop: TestShop

beforeAll(async () => {
  shop = await openShop()
})
afterAll(() => shop.close())

describe('a list of products', () => {
  it('shows each of the twelve once when walked forward', async () => {
    const walked = await walk('first: 5, after: $cursor', ({ hasNextPage, endCursor }) =>
      hasNextPage ? endCursor : null,
    )
    expect(walked).toEqual([
      allHandles.slice(0, 5),
      allHandles.slice(5, 10),
      allHandles.slice(10, 12),
    ])
  })

  it('shows each of the twelve once when walked backward', async () => {
    const walked = await walk('last: 5, before: $cursor', ({ hasPreviousPage, startCursor }) =>
      hasPreviousPage ? startCursor : null,
    )
    expect(walked.toReversed().flat()).toEqual(allHandles)
    expect(walked.map((page) => page.length)).toEqual([5, 5, 2])
  })

  it('knows on a middle page that there is something on both sides', async () => {
    const middle = await page(
      'first: 3, after: $cursor',
      (await page('first: 3')).pageInfo.endCursor,
    )
    expect(middle.nodes.map(({ handle }) => handle)).toEqual(allHandles.slice(3, 6))
    expect(middle.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: true })
    expect(middle.edges.map(({ cursor }) => cursor)).toContain(middle.pageInfo.startCursor)
  })

  it('refuses to answer without a page size, with two, or with a foreign cursor', async () => {
    expect(await errorsOf('{ products { nodes { id } } }')).toEqual([
      'you must provide one of first or last',
    ])
    expect(await errorsOf('{ products(first: 1, last: 1) { nodes { id } } }')).toEqual([
      'providing both first and last is not supported',
    ])
    expect(await errorsOf('{ products(first: 1, after: "bm9wZQ") { nodes { id } } }')).toEqual([
      'Invalid cursor for current pagination sort.',
    ])
  })

  it.each([
    ['sortKey: TITLE', ['bedside-carafe', 'breakfast-bowl', 'bud-vase']],
    ['sortKey: PRICE', ['herb-planter', 'espresso-cup', 'breakfast-bowl']],
    ['sortKey: PRICE, reverse: true', ['round-teapot', 'bedside-carafe', 'oval-platter']],
    ['sortKey: CREATED_AT, reverse: true', ['herb-planter', 'chamber-candlestick', 'salt-cellar']],
    ['sortKey: UPDATED_AT', ['dinner-plate', 'bedside-carafe', 'round-teapot']],
    ['sortKey: BEST_SELLING', ['speckled-mug', 'breakfast-bowl', 'dinner-plate']],
  ])('is ordered as asked by %s', async (order, expected) => {
    const { nodes } = await page(`first: 3, ${order}`)
    expect(nodes.map(({ handle }) => handle)).toEqual(expected)
  })

  it.each([
    ['teapot', ['round-teapot']],
    ['coffee', ['speckled-mug', 'espresso-cup']],
    ['tag:windowsill vendor:"Oficina Lume"', ['chamber-candlestick', 'herb-planter']],
    ['product_type:plate AND tag:table', ['dinner-plate', 'oval-platter']],
    ['available_for_sale:false', ['chamber-candlestick']],
    ['porcelain', []],
  ])('finds what the search %j describes', async (query, expected) => {
    const { nodes } = await page(`first: 12, query: ${JSON.stringify(query)}`)
    expect(nodes.map(({ handle }) => handle)).toEqual(expected)
  })

  it('says so when it does not understand a search', async () => {
    expect(await errorsOf('{ products(first: 1, query: "colour:red") { nodes { id } } }')).toEqual([
      'The emulator\'s search does not understand the filter "colour" yet.',
    ])
  })
})

describe('one product', () => {
  it('is found by its handle and by its id, and is null when there is none', async () => {
    const data = await ask(`{
      byHandle: product(handle: "bud-vase") { id }
      byId: product(id: "gid://shopify/Product/7307") { handle }
      old: productByHandle(handle: "bud-vase") { title }
      unknownHandle: product(handle: "gravy-boat") { id }
      unknownId: product(id: "gid://shopify/Collection/7307") { id }
    }`)
    expect(data).toEqual({
      byHandle: { id: 'gid://shopify/Product/7307' },
      byId: { handle: 'bud-vase' },
      old: { title: 'Bud Vase' },
      unknownHandle: null,
      unknownId: null,
    })
  })

  it('has a price range, and a former one of zero unless something was reduced', async () => {
    const range = 'minVariantPrice { amount currencyCode } maxVariantPrice { amount }'
    const data = await ask(`{
      bowl: product(handle: "breakfast-bowl") { priceRange { ${range} } compareAtPriceRange { ${range} } }
      cup: product(handle: "espresso-cup") { compareAtPriceRange { ${range} } }
    }`)
    const money = (amount: string) => ({ amount, currencyCode: 'EUR' })
    expect(data).toEqual({
      bowl: {
        priceRange: { minVariantPrice: money('26.0'), maxVariantPrice: { amount: '38.0' } },
        compareAtPriceRange: { minVariantPrice: money('0.0'), maxVariantPrice: { amount: '0.0' } },
      },
      cup: {
        compareAtPriceRange: {
          minVariantPrice: money('96.0'),
          maxVariantPrice: { amount: '96.0' },
        },
      },
    })
  })

  it('shortens its description to the length asked for', async () => {
    const data = await ask(`{ product(handle: "speckled-mug") { description(truncateAt: 20) } }`)
    expect(data).toEqual({ product: { description: 'A straight-sided ...' } })
  })

  it('answers every field it offers without an error, whichever product it is', async () => {
    const data = await ask(`{ products(first: 250) { nodes {
      __typename id handle title vendor productType tags description descriptionHtml
      createdAt publishedAt updatedAt onlineStoreUrl isGiftCard requiresSellingPlan
      availableForSale totalInventory seo { title description } variantsCount { count precision }
      media(first: 1) { nodes { __typename alt mediaContentType previewImage { url } ... on MediaImage { id image { id } } } }
      options(first: 3) { id name values optionValues { id name swatch { color } firstSelectableVariant { id } } }
      collections(first: 5) { nodes { handle } }
      variants(first: 20, sortKey: SKU) { nodes {
        __typename id title sku barcode availableForSale currentlyNotInStock quantityAvailable
        price { amount } compareAtPrice { amount } unitPrice { amount } selectedOptions { name value }
        requiresShipping requiresComponents taxable weight weightUnit
        quantityRule { minimum maximum increment } image { altText } product { handle }
      } }
    } } }`)
    expect(data).toMatchObject({ products: { nodes: { length: 12 } } })
  })
})

describe('the variants of a product', () => {
  const bowl = (field: string) =>
    ask(`{ product(handle: "breakfast-bowl") { found: ${field} { title } } }`)
  const found = (title: string | null) => ({
    product: { found: title === null ? null : { title } },
  })

  it('are found by their selected options', async () => {
    const exact = '[{ name: "Size", value: "Large" }, { name: "Glaze", value: "Celadon" }]'
    const shouted = '[{ name: "SIZE", value: "LARGE" }, { name: "glaze", value: "celadon" }]'
    const partial = '[{ name: "Size", value: "Large" }]'
    const foreign =
      '[{ name: "Size", value: "Large" }, { name: "Glaze", value: "Celadon" }, { name: "utm", value: "x" }]'
    const by = 'variantBySelectedOptions'
    expect(await bowl(`${by}(selectedOptions: ${exact})`)).toEqual(found('Large / Celadon'))
    expect(await bowl(`${by}(selectedOptions: ${shouted})`)).toEqual(found(null))
    expect(await bowl(`${by}(selectedOptions: ${shouted}, caseInsensitiveMatch: true)`)).toEqual(
      found('Large / Celadon'),
    )
    expect(await bowl(`${by}(selectedOptions: ${partial})`)).toEqual(found(null))
    expect(await bowl(`${by}(selectedOptions: ${foreign})`)).toEqual(found(null))
    expect(await bowl(`${by}(selectedOptions: ${foreign}, ignoreUnknownOptions: true)`)).toEqual(
      found('Large / Celadon'),
    )
  })

  it('fall back to the first that can be bought when nothing fitting was selected', async () => {
    const field = 'selectedOrFirstAvailableVariant'
    const soldOut = '[{ name: "Size", value: "Large" }, { name: "Glaze", value: "Chalk" }]'
    const impossible = '[{ name: "Size", value: "Huge" }]'
    expect(await bowl(field)).toEqual(found('Small / Celadon'))
    expect(await bowl(`${field}(selectedOptions: ${soldOut})`)).toEqual(found('Large / Chalk'))
    expect(await bowl(`${field}(selectedOptions: ${impossible})`)).toEqual(found('Small / Celadon'))
  })

  it('say when they are sold out, and the product when all of them are', async () => {
    const data = await ask(`{
      mug: product(handle: "speckled-mug") { availableForSale variants(last: 2) { nodes { title availableForSale quantityAvailable } } }
      candlestick: product(handle: "chamber-candlestick") { availableForSale selectedOrFirstAvailableVariant { availableForSale } }
    }`)
    expect(data).toEqual({
      mug: {
        availableForSale: true,
        variants: {
          nodes: [
            { title: 'Fern', availableForSale: true, quantityAvailable: 17 },
            { title: 'Iron', availableForSale: false, quantityAvailable: 0 },
          ],
        },
      },
      candlestick: {
        availableForSale: false,
        selectedOrFirstAvailableVariant: { availableForSale: false },
      },
    })
  })

  it('are called Default Title where there is nothing to choose', async () => {
    const data = await ask(`{ product(handle: "salt-cellar") {
      options { name optionValues { name } }
      variants(first: 5) { nodes { title selectedOptions { name value } } }
    } }`)
    expect(data).toEqual({
      product: {
        options: [{ name: 'Title', optionValues: [{ name: 'Default Title' }] }],
        variants: {
          nodes: [
            {
              title: 'Default Title',
              selectedOptions: [{ name: 'Title', value: 'Default Title' }],
            },
          ],
        },
      },
    })
  })

  it('have ids and skus of their own, and one value for each option', () => {
    const variants = products.flatMap((product) => product.variants)
    expect(new Set(variants.map(({ number }) => number)).size).toBe(variants.length)
    expect(new Set(variants.map(({ sku }) => sku)).size).toBe(variants.length)
    for (const product of products) {
      for (const { choices } of product.variants) {
        expect(choices).toHaveLength(product.options.length)
        choices.forEach((choice, index) => {
          expect(product.options[index]?.values).toContain(choice)
        })
      }
    }
  })
})

describe('the collections', () => {
  it('include a front page with all twelve products and a picture', async () => {
    const data = await ask(`{ collection(handle: "frontpage") {
      title description image { url } products(first: 250) { nodes { handle } }
    } }`)
    expect(data).toEqual({
      collection: {
        title: 'From the shelf',
        description:
          'Twelve pieces for the table and the windowsill, thrown in small batches in Porto.',
        image: { url: pictureUrl('honey-pitcher', shop.origin) },
        products: { nodes: allHandles.map((handle) => ({ handle })) },
      },
    })
  })

  it('keep the shop keeper’s order unless another is asked for', async () => {
    const data = await ask(`{ collection(id: "gid://shopify/Collection/5402") {
      manual: products(first: 2, sortKey: MANUAL) { nodes { handle } }
      cheapest: products(first: 2, sortKey: PRICE) { nodes { handle } }
      newest: products(first: 1, sortKey: CREATED, reverse: true) { nodes { handle } }
    } }`)
    expect(data).toEqual({
      collection: {
        manual: { nodes: [{ handle: 'round-teapot' }, { handle: 'speckled-mug' }] },
        cheapest: { nodes: [{ handle: 'espresso-cup' }, { handle: 'breakfast-bowl' }] },
        newest: { nodes: [{ handle: 'round-teapot' }] },
      },
    })
  })

  it('are listed, hold only products that exist, and lead back from their products', async () => {
    const data = await ask(`{
      collections(first: 10, sortKey: TITLE) { totalCount nodes { handle products(first: 12) { nodes { handle } } } }
      product(handle: "bud-vase") { collections(first: 10) { nodes { handle } } }
      collection(handle: "christmas") { id }
    }`)
    expect(data).toMatchObject({
      collections: {
        totalCount: '6',
        nodes: [
          { handle: 'hidden-homepage-carousel', products: { nodes: { length: 6 } } },
          { handle: 'hidden-homepage-featured-items', products: { nodes: { length: 3 } } },
          { handle: 'frontpage' },
          { handle: 'windowsill', products: { nodes: { length: 4 } } },
          { handle: 'slow-mornings', products: { nodes: { length: 4 } } },
          { handle: 'long-table', products: { nodes: { length: 5 } } },
        ],
      },
      product: {
        collections: {
          nodes: [
            { handle: 'frontpage' },
            { handle: 'windowsill' },
            { handle: 'hidden-homepage-featured-items' },
          ],
        },
      },
      collection: null,
    })
  })
})

describe('the shop', () => {
  it('sells in euro from the address it is served at', async () => {
    const data = await ask(`{ shop {
      name primaryDomain { host url sslEnabled } paymentSettings { currencyCode countryCode }
    } }`)
    expect(data).toEqual({
      shop: {
        name: 'Marl',
        primaryDomain: { host: new URL(shop.origin).host, url: shop.origin, sslEnabled: false },
        paymentSettings: { currencyCode: 'EUR', countryCode: 'PT' },
      },
    })
  })
})

const productPage = z.object({
  nodes: z.array(z.object({ handle: z.string() })),
  edges: z.array(z.object({ cursor: z.string() })),
  pageInfo: z.object({
    hasNextPage: z.boolean(),
    hasPreviousPage: z.boolean(),
    startCursor: z.string().nullable(),
    endCursor: z.string().nullable(),
  }),
})

type ProductPage = z.infer<typeof productPage>

async function page(args: string, cursor: string | null = null): Promise<ProductPage> {
  const variable = args.includes('$cursor') ? 'query ($cursor: String)' : ''
  const data = await ask(
    `${variable} { products(${args}) {
      nodes { handle } edges { cursor } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    } }`,
    { cursor },
  )
  return z.object({ products: productPage }).parse(data).products
}

/** The handles of each page, in the order the pages were asked for; gives up after twenty. */
async function walk(args: string, next: (info: ProductPage['pageInfo']) => string | null) {
  const pages: string[][] = []
  let cursor: string | null = null
  do {
    const { nodes, pageInfo }: ProductPage = await page(args, cursor)
    pages.push(nodes.map(({ handle }) => handle))
    cursor = next(pageInfo)
  } while (cursor !== null && pages.length < 20)
  return pages
}

function ask(document: string, variables: Record<string, unknown> = {}): Promise<unknown> {
  return shop.ask(document, variables)
}

async function errorsOf(document: string): Promise<readonly string[]> {
  const { errors } = await shop.reply(document)
  return errors.map(({ message }: { message: string }) => message)
}
