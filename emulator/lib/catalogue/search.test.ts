import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openShop, type TestShop } from './catalogue-fixture.ts'

let shop: TestShop

beforeAll(async () => {
  shop = await openShop()
})
afterAll(() => shop.close())

const handles = (nodes: { handle: string }[]) => nodes.map(({ handle }) => handle)

describe('the query of a list of products', () => {
  test.each([
    ['tag:coffee OR tag:tea', ['speckled-mug', 'espresso-cup', 'round-teapot']],
    ['vendor:"Oficina Lume" NOT tag:light', ['herb-planter']],
    ['-vendor:Marl', ['chamber-candlestick', 'herb-planter']],
    ['tag_not:stoneware', ['espresso-cup', 'chamber-candlestick', 'herb-planter']],
    ['variants.price:>80', ['espresso-cup', 'round-teapot']],
    [
      'variants.price:>=62 variants.price:<=62',
      ['honey-pitcher', 'espresso-cup', 'bedside-carafe', 'oval-platter'],
    ],
    ['variants.price:>84', ['round-teapot']],
    ['variants.price:<22', []],
    ['created_at:>2024-12-31', ['chamber-candlestick', 'herb-planter']],
    ["updated_at:<='2025-01-30T17:05:49Z'", ['dinner-plate', 'bedside-carafe']],
    ['created_at:>now', []],
    ['created_at:<now tag:tea', ['round-teapot']],
    ['(tag:tea OR tag:flowers) -title:vase', ['round-teapot']],
    ['tag:morn*', ['speckled-mug', 'breakfast-bowl', 'espresso-cup', 'round-teapot']],
    ['title:Bud Vase', ['bud-vase']],
    ['product_type:"Cup" tag:earthenware', ['espresso-cup']],
    ['\\-', []],
  ])('%j finds what it describes', async (query, expected) => {
    const { products } = await shop.ask(
      'query ($query: String) { products(first: 20, query: $query) { nodes { handle } } }',
      { query },
    )
    expect(handles(products.nodes)).toEqual(expected)
  })
})

describe('search', () => {
  const search = async (args: string) => {
    const { search: found } = await shop.ask(`{ search(${args}) {
      totalCount productFilters { id }
      nodes { __typename ... on Product { handle trackingParameters } ... on Page { handle } ... on Article { handle } }
      pageInfo { hasNextPage endCursor }
    } }`)
    return found
  }

  test('finds products, pages and articles, those with the word in the title first', async () => {
    const found = await search('query: "mugs", first: 10')
    expect(found.totalCount).toBe(2)
    expect(found.nodes).toMatchObject([
      { __typename: 'Article', handle: 'thirty-mugs' },
      { __typename: 'Page', handle: 'about' },
    ])
  })

  test('keeps to the types that were named', async () => {
    const found = await search('query: "mugs", first: 10, types: [PAGE]')
    expect(handles(found.nodes)).toEqual(['about'])
  })

  test('takes whole words, unless the last one may be unfinished', async () => {
    expect((await search('query: "teap", first: 5')).totalCount).toBe(0)
    const found = await search('query: "round teap", first: 5, prefix: LAST, types: [PRODUCT]')
    expect(handles(found.nodes)).toEqual(['round-teapot'])
  })

  test('finds words before a full stop, with or without their accents, and numbers with a point', async () => {
    expect(
      handles((await search('query: "bédsidé carafe", first: 5, types: [PRODUCT]')).nodes),
    ).toEqual(['bedside-carafe'])
    expect(handles((await search('query: "dishwasher", first: 5')).nodes)).toEqual([
      'speckled-mug',
      'care',
    ])
    expect(handles((await search('query: "1.4", first: 5')).nodes)).toEqual(['honey-pitcher'])
    expect((await search('query: "8", first: 5')).totalCount).toBe(0)
  })

  test('shows what is sold out last, or where it is, or not at all', async () => {
    const clay = 'query: "earthenware", first: 5, types: [PRODUCT]'
    expect(handles((await search(clay)).nodes).at(-1)).toBe('chamber-candlestick')
    const shown = await search(`${clay}, unavailableProducts: SHOW`)
    expect(handles(shown.nodes)).toEqual(['espresso-cup', 'chamber-candlestick', 'herb-planter'])
    const hidden = await search(`${clay}, unavailableProducts: HIDE`)
    expect(handles(hidden.nodes)).toEqual(['espresso-cup', 'herb-planter'])
  })

  test('sorts by price, filters, and pages', async () => {
    const args = 'query: "stoneware", types: [PRODUCT], sortKey: PRICE'
    const first = await search(`${args}, first: 2`)
    expect(handles(first.nodes)).toEqual(['breakfast-bowl', 'speckled-mug'])
    const next = await search(`${args}, first: 2, after: "${first.pageInfo.endCursor}"`)
    expect(handles(next.nodes)).toEqual(['dinner-plate', 'salt-cellar'])
    const cups = await search(`${args}, first: 2, productFilters: [{ productType: "Cup" }]`)
    expect(cups).toMatchObject({ totalCount: 1, nodes: [{ handle: 'speckled-mug' }] })
    expect(cups.productFilters.length).toBeGreaterThan(3)
  })

  test('tells the shop where a visitor came from', async () => {
    const { nodes } = await search('query: "coffee", first: 5, types: [PRODUCT]')
    expect(nodes[1].trackingParameters).toMatch(/^_pos=2&_sid=[0-9a-f]{9}&_ss=r$/)
  })
})

describe('predictive search', () => {
  const predict = async (args: string) => {
    const { predictiveSearch } = await shop.ask(`{ predictiveSearch(${args}) {
      products { handle trackingParameters } collections { handle } pages { handle }
      articles { handle } queries { text styledText trackingParameters }
    } }`)
    return predictiveSearch
  }

  test('finds the beginnings of words in every kind of thing', async () => {
    const found = await predict('query: "ta"')
    expect(found).toMatchObject({
      products: [],
      collections: [{ handle: 'long-table' }],
      articles: [{ handle: 'a-table-for-eight' }],
      queries: [{ text: 'table', styledText: '<mark>ta</mark><span>ble</span>' }],
    })
  })

  test('shares its limit among all kinds, or gives it to each', async () => {
    const count = (found: Record<string, unknown[]>) =>
      Object.values(found).reduce((sum, list) => sum + list.length, 0)
    expect(count(await predict('query: "s", limit: 3'))).toBe(3)
    const each = await predict('query: "s", limit: 1, limitScope: EACH')
    expect(each.products).toHaveLength(1)
    expect(each.collections).toHaveLength(1)
    expect(each.queries).toHaveLength(1)
  })

  test('leaves out types that were not asked for', async () => {
    const found = await predict('query: "ta", types: [ARTICLE]')
    expect(found.collections).toEqual([])
    expect(found.queries).toEqual([])
    expect(handles(found.articles)).toEqual(['a-table-for-eight'])
  })

  test('looks only into the fields that were named', async () => {
    expect((await predict('query: "porridge"')).products).toEqual([])
    const inBody = await predict('query: "porridge", searchableFields: [BODY]')
    expect(inBody.products).toEqual([
      { handle: 'breakfast-bowl', trackingParameters: '_pos=1&_psq=porridge&_ss=e&_v=1.0' },
    ])
  })

  test('refuses a limit that is out of bounds', async () => {
    const { errors } = await shop.reply(
      '{ predictiveSearch(query: "s", limit: 11) { products { id } } }',
    )
    expect(errors).toMatchObject([{ message: 'Limit must be between 1 and 10' }])
  })
})

describe('recommendations', () => {
  const recommend = async (args: string) => {
    const { productRecommendations } = await shop.ask(
      `{ productRecommendations(${args}) { handle } }`,
    )
    return productRecommendations
  }

  test('are the products that have most in common', async () => {
    const found = await recommend('productId: "gid://shopify/Product/7301"')
    expect(handles(found).slice(0, 3)).toEqual(['espresso-cup', 'breakfast-bowl', 'round-teapot'])
    expect(handles(found)).not.toContain('speckled-mug')
    expect(await recommend('productId: "gid://shopify/Product/7301"')).toEqual(found)
  })

  test('are what the shop keeper chose if they are to complement', async () => {
    const found = await recommend('productHandle: "speckled-mug", intent: COMPLEMENTARY')
    expect(handles(found)).toEqual(['round-teapot', 'breakfast-bowl'])
    expect(await recommend('productHandle: "herb-planter", intent: COMPLEMENTARY')).toEqual([])
  })

  test('are null for a product that does not exist', async () => {
    expect(await recommend('productId: "gid://shopify/Product/1"')).toBeNull()
  })
})
