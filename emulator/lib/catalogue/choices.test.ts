import {
  decodeEncodedVariant,
  isOptionValueCombinationInEncodedVariant,
} from '@shopify/hydrogen-react'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openShop, type TestShop } from './catalogue-fixture.ts'

let shop: TestShop

beforeAll(async () => {
  shop = await openShop({ products: [THREE_OPTIONS, GAPS] })
})
afterAll(() => shop.close())

/** The example that the schema gives at `encodedVariantExistence`, in its order. */
const COMBINATIONS = ['000', '010', '011', '100', '101', '111', '201', '210']

const THREE_OPTIONS = {
  title: 'Scarf',
  options: [
    { name: 'Size', values: ['S', 'M', 'L'] },
    { name: 'Colour', values: ['Red', 'Blue'], swatches: { Red: '#cc0000' } },
    { name: 'Material', values: ['Cotton', 'Wool'] },
  ],
  variants: COMBINATIONS.map((digits, index) => ({
    price: '10.0',
    stock: index,
    choices: [
      'SML'[Number(digits[0])] ?? '',
      ['Red', 'Blue'][Number(digits[1])] ?? '',
      ['Cotton', 'Wool'][Number(digits[2])] ?? '',
    ],
  })),
}

const GAPS = {
  title: 'Ring',
  options: [{ name: 'Size', values: ['50', '51', '52', '53', '54'] }],
  variants: ['50', '52', '53'].map((size) => ({ price: '10.0', choices: [size] })),
}

const indices = (combination: string) => [...combination].map(Number)

async function encoded(handle: string) {
  const { product } = await shop.ask(`{ product(handle: "${handle}") {
    encodedVariantExistence encodedVariantAvailability
  } }`)
  return product
}

describe('the encoded variants', () => {
  test('are the text that the schema gives as its example', async () => {
    const { encodedVariantExistence } = await encoded('scarf')
    expect(encodedVariantExistence).toBe('v1_0:0:0,1:0-1,,1:0:0-1,1:1,,2:0:1,1:0,,')
  })

  test('are read by hydrogen-react as the variants that there are', async () => {
    const { encodedVariantExistence: existence } = await encoded('scarf')
    expect(decodeEncodedVariant(existence)).toEqual(COMBINATIONS.map(indices))
    expect(isOptionValueCombinationInEncodedVariant([1, 1, 0], existence)).toBe(false)
    expect(isOptionValueCombinationInEncodedVariant([1, 1, 1], existence)).toBe(true)
  })

  test('leave out what is sold out where they speak of availability', async () => {
    const { encodedVariantAvailability: availability } = await encoded('scarf')
    expect(decodeEncodedVariant(availability)).toEqual(COMBINATIONS.slice(1).map(indices))
  })

  test('have gaps and ranges in a single option, too', async () => {
    const { encodedVariantExistence: existence } = await encoded('ring')
    expect(existence).toBe('v1_0 2-3')
    expect(decodeEncodedVariant(existence)).toEqual([[0], [2], [3]])
  })
})

describe('adjacent variants', () => {
  const adjacent = async (selectedOptions: object[] | null) => {
    const { product } = await shop.ask(
      `query ($selectedOptions: [SelectedOptionInput!]) { product(handle: "scarf") {
        adjacentVariants(selectedOptions: $selectedOptions) { title }
      } }`,
      { selectedOptions },
    )
    return product.adjacentVariants.map(({ title }: { title: string }) => title)
  }

  test('differ in one option from those that were selected', async () => {
    const selected = [
      { name: 'Size', value: 'M' },
      { name: 'Colour', value: 'Red' },
      { name: 'Material', value: 'Wool' },
    ]
    expect(await adjacent(selected)).toEqual([
      'M / Red / Cotton',
      'M / Blue / Wool',
      'L / Red / Wool',
    ])
  })

  test('are those of the first that can be bought if nothing was selected', async () => {
    expect(await adjacent(null)).toEqual([
      'S / Red / Cotton',
      'S / Blue / Wool',
      'L / Blue / Cotton',
    ])
  })
})

describe('what a shop says of its products', () => {
  test('has a swatch for each value that has a colour, and null for the others', async () => {
    const { product } = await shop.ask(`{ product(handle: "scarf") {
      options { optionValues { name swatch { color image { id } } } }
    } }`)
    expect(product.options[1].optionValues).toEqual([
      { name: 'Red', swatch: { color: '#cc0000', image: null } },
      { name: 'Blue', swatch: null },
    ])
  })

  test('has nothing to say of what it does not do', async () => {
    const { product } = await shop.ask(`{ product(handle: "ring") {
      category { id } onlineStoreUrl trackingParameters
      metafield(namespace: "custom", key: "care") { value }
      metafields(identifiers: [{ key: "a" }, { key: "b" }]) { value }
      sellingPlanGroups(first: 1) { nodes { name } }
      variants(first: 1) { nodes {
        barcode weight requiresShipping taxable unitPrice { amount } metafield(key: "a") { value }
        unitPriceMeasurement { quantityValue } shopPayInstallmentsPricing { eligible }
        storeAvailability(first: 1) { nodes { available } }
        sellingPlanAllocations(first: 1) { nodes { checkoutChargeAmount { amount } } }
        components(first: 1) { nodes { quantity } } groupedBy(first: 1) { nodes { id } }
        quantityPriceBreaks(first: 1) { nodes { minimumQuantity } }
      } }
    } }`)
    const nothing = { nodes: [] }
    expect(product).toEqual({
      category: null,
      onlineStoreUrl: null,
      trackingParameters: null,
      metafield: null,
      metafields: [null, null],
      sellingPlanGroups: nothing,
      variants: {
        nodes: [
          {
            barcode: null,
            weight: null,
            requiresShipping: true,
            taxable: true,
            unitPrice: null,
            unitPriceMeasurement: null,
            shopPayInstallmentsPricing: null,
            metafield: null,
            storeAvailability: nothing,
            sellingPlanAllocations: nothing,
            components: nothing,
            groupedBy: nothing,
            quantityPriceBreaks: nothing,
          },
        ],
      },
    })
  })
})
