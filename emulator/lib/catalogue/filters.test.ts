import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openShop, type TestShop } from './catalogue-fixture.ts'

let shop: TestShop

beforeAll(async () => {
  shop = await openShop()
})
afterAll(() => shop.close())

async function filtered(filters: object[], context = '') {
  const { collection } = await shop.ask(
    `query ($filters: [ProductFilter!]) ${context} { collection(handle: "frontpage") {
      products(first: 50, filters: $filters) {
        nodes { handle } filters { id label type presentation values { id label count input } }
      }
    } }`,
    { filters },
  )
  const { nodes, filters: facets } = collection.products
  return { handles: nodes.map(({ handle }: { handle: string }) => handle), facets }
}

describe('a filter of a collection', () => {
  test.each([
    [
      'what cannot be bought',
      [{ available: false }, { productType: 'Candlestick' }],
      ['chamber-candlestick'],
    ],
    [
      'a range of prices',
      [{ price: { min: 60, max: 72 } }],
      ['honey-pitcher', 'bedside-carafe', 'oval-platter'],
    ],
    ['a type', [{ productType: 'cup' }], ['speckled-mug', 'espresso-cup']],
    ['a vendor', [{ productVendor: 'Oficina Lume' }], ['chamber-candlestick', 'herb-planter']],
    ['a tag', [{ tag: 'coffee' }], ['speckled-mug', 'espresso-cup']],
    [
      'an option',
      [{ variantOption: { name: 'Glaze', value: 'Rain' } }],
      ['round-teapot', 'bud-vase', 'bedside-carafe'],
    ],
    ['a value of another option', [{ variantOption: { name: 'Size', value: 'Rain' } }], []],
    [
      'a metafield, which nothing has',
      [{ productMetafield: { namespace: 'a', key: 'b', value: 'c' } }],
      [],
    ],
    [
      'a category, which nothing has',
      [{ category: { id: 'gid://shopify/TaxonomyCategory/hg' } }],
      [],
    ],
  ])('finds %s', async (_, filters, expected) => {
    expect((await filtered(filters)).handles).toEqual(expected)
  })

  test('widens one of the same kind and narrows one of another', async () => {
    const { handles } = await filtered([
      { productType: 'Cup' },
      { productType: 'Vase' },
      { tag: 'windowsill' },
    ])
    expect(handles).toEqual(['bud-vase'])
  })

  test('of an option and of availability must be met by the same variant', async () => {
    const rain = { variantOption: { name: 'Glaze', value: 'Rain' } }
    // The teapot can be bought in iron, but not in rain.
    expect((await filtered([rain, { available: true }])).handles).toEqual([
      'bud-vase',
      'bedside-carafe',
    ])
  })

  test('of prices is in the currency of the buyer', async () => {
    const gbp = '@inContext(country: GB)'
    expect((await filtered([{ price: { min: 80 } }], gbp)).handles).toEqual(['round-teapot'])
    expect((await filtered([{ price: { min: 82 } }], gbp)).handles).toEqual([])
  })
})

describe('the facets of a collection', () => {
  test('count what each value would leave, and can be sent back as a filter', async () => {
    const { facets } = await filtered([])
    const byId = new Map(facets.map((facet: { id: string }) => [facet.id, facet]))
    expect([...byId.keys()]).toEqual([
      'filter.v.availability',
      'filter.v.price',
      'filter.p.product_type',
      'filter.p.vendor',
      'filter.p.tag',
      'filter.v.option.glaze',
      'filter.v.option.size',
      'filter.v.option.set',
    ])
    expect(byId.get('filter.p.vendor')).toEqual({
      id: 'filter.p.vendor',
      label: 'Brand',
      type: 'LIST',
      presentation: 'TEXT',
      values: [
        {
          id: 'filter.p.vendor.marl',
          label: 'Marl',
          count: 10,
          input: '{"productVendor":"Marl"}',
        },
        {
          id: 'filter.p.vendor.oficina-lume',
          label: 'Oficina Lume',
          count: 2,
          input: '{"productVendor":"Oficina Lume"}',
        },
      ],
    })
    for (const { values, type } of facets) {
      if (type !== 'LIST') continue
      for (const { input, count } of values) {
        expect((await filtered([JSON.parse(input)])).handles).toHaveLength(count)
      }
    }
  })

  test('name the range of prices', async () => {
    const { facets } = await filtered([{ productType: 'Cup' }])
    const price = facets.find(({ id }: { id: string }) => id === 'filter.v.price')
    expect(price).toMatchObject({
      type: 'PRICE_RANGE',
      presentation: null,
      values: [{ input: '{"price":{"min":0,"max":84}}' }],
    })
  })

  test('are there on a list of all products, too', async () => {
    const { products } = await shop.ask(
      '{ products(first: 1, query: "tag:coffee") { filters { id values { label count } } } }',
    )
    const types = products.filters.find(({ id }: { id: string }) => id === 'filter.p.product_type')
    expect(types.values).toEqual([{ label: 'Cup', count: 2 }])
  })
})
