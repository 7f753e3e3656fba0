import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { CUPS, MUG, openTill, TEAPOT, type Till } from './cart-fixture.ts'

const ALLOCATION = `
  discountedAmount { amount currencyCode } targetType
  discountApplication {
    allocationMethod targetSelection targetType
    value { __typename ... on PricingPercentageValue { percentage } ... on MoneyV2 { amount } }
  }
  ... on CartCodeDiscountAllocation { code }`
const SELECTION = `
  discountCodes { code applicable }
  discountAllocations { ${ALLOCATION} }
  cost { subtotalAmount { amount } totalAmount { amount } checkoutChargeAmount { amount } }
  estimatedCost { totalAmount { amount } }
  lines(first: 10) { nodes {
    cost { subtotalAmount { amount } totalAmount { amount } }
    discountAllocations { ${ALLOCATION} }
  } }`

let till: Till

beforeAll(async () => {
  till = await openTill(SELECTION)
})
afterAll(() => till.close())

const CODES = ['cartDiscountCodesUpdate', 'discountCodes', '[String!]!'] as const
const mugs = { lines: [{ merchandiseId: MUG, quantity: 2 }] }

describe('a discount code', () => {
  test('takes its part off the whole cart, after the subtotal', async () => {
    const { cart, warnings } = await till.create({ ...mugs, discountCodes: ['welcome10'] })
    expect(warnings).toEqual([])
    expect(cart).toMatchObject({
      discountCodes: [{ code: 'welcome10', applicable: true }],
      cost: {
        subtotalAmount: { amount: '56.0' },
        totalAmount: { amount: '50.4' },
        checkoutChargeAmount: { amount: '56.0' },
      },
      estimatedCost: { totalAmount: { amount: '50.4' } },
      lines: { nodes: [{ cost: { totalAmount: { amount: '56.0' } }, discountAllocations: [] }] },
    })
    expect(cart.discountAllocations).toEqual([
      {
        code: 'welcome10',
        discountedAmount: { amount: '5.6', currencyCode: 'EUR' },
        targetType: 'LINE_ITEM',
        discountApplication: {
          allocationMethod: 'ACROSS',
          targetSelection: 'ALL',
          targetType: 'LINE_ITEM',
          value: { __typename: 'PricingPercentageValue', percentage: 10 },
        },
      },
    ])
  })

  test('that is for certain products takes its part off their lines, before the subtotal', async () => {
    const { cart } = await till.create({
      lines: [{ merchandiseId: MUG }, { merchandiseId: TEAPOT }, { merchandiseId: CUPS }],
      discountCodes: ['TEATIME'],
    })
    expect(cart.discountAllocations).toEqual([])
    expect(cart.lines.nodes).toMatchObject([
      {
        cost: { subtotalAmount: { amount: '28.0' }, totalAmount: { amount: '22.4' } },
        discountAllocations: [
          { code: 'TEATIME', discountApplication: { targetSelection: 'ENTITLED' } },
        ],
      },
      { cost: { totalAmount: { amount: '73.6' } } },
      { cost: { totalAmount: { amount: '84.0' } }, discountAllocations: [] },
    ])
    expect(cart.cost).toMatchObject({
      subtotalAmount: { amount: '180.0' },
      totalAmount: { amount: '180.0' },
    })
  })

  test('of a sum applies from its minimum on, in the currency of the buyer', async () => {
    const few = await till.create({
      lines: [{ merchandiseId: MUG }],
      discountCodes: ['FIVEOFF'],
    })
    expect(few).toMatchObject({
      cart: { discountCodes: [{ applicable: false }] },
      warnings: [{ code: 'DISCOUNT_PURCHASE_NOT_IN_RANGE', target: few.cart.id }],
    })
    const enough = await till.create({
      ...mugs,
      discountCodes: ['FIVEOFF'],
      buyerIdentity: { countryCode: 'GB' },
    })
    expect(enough.cart.discountAllocations).toMatchObject([
      {
        discountedAmount: { amount: '4.5', currencyCode: 'GBP' },
        discountApplication: { value: { __typename: 'MoneyV2', amount: '4.5' } },
      },
    ])
  })

  test('that nobody knows is kept and does not apply', async () => {
    const { cart } = await till.create(mugs)
    const { cart: after, warnings, userErrors } = await till.change(CODES, cart.id, ['SPRING'])
    expect(userErrors).toEqual([])
    expect(after).toMatchObject({
      discountCodes: [{ code: 'SPRING', applicable: false }],
      cost: { totalAmount: { amount: '56.0' } },
    })
    expect(warnings).toMatchObject([{ code: 'DISCOUNT_NOT_FOUND', target: cart.id }])
  })

  test('gives way to one that takes more off', async () => {
    const { cart } = await till.create(mugs)
    const codes = ['FIVEOFF', 'WELCOME10', 'welcome10']
    const { cart: after, warnings } = await till.change(CODES, cart.id, codes)
    expect(after.discountCodes).toEqual([
      { code: 'FIVEOFF', applicable: false },
      { code: 'WELCOME10', applicable: true },
    ])
    expect(warnings).toMatchObject([{ code: 'DISCOUNT_CODE_NOT_HONOURED' }])
    expect(after.cost.totalAmount.amount).toBe('50.4')
  })

  test('is for nothing in an empty cart, and can be taken away', async () => {
    const { cart, warnings } = await till.create({ discountCodes: ['WELCOME10'] })
    expect(warnings).toMatchObject([{ code: 'DISCOUNT_NO_ENTITLED_LINE_ITEMS' }])
    const { cart: after } = await till.change(CODES, cart.id, [])
    expect(after.discountCodes).toEqual([])
  })

  test('can be brought by a seed, and splits a sum to the cent', async () => {
    const own = await openTill(SELECTION, {
      discountCodes: [
        { code: 'ODD', amount: '10.0', products: ['speckled-mug', 'round-teapot', 'espresso-cup'] },
      ],
    })
    const { cart } = await own.create({
      lines: [{ merchandiseId: MUG }, { merchandiseId: TEAPOT }, { merchandiseId: CUPS }],
      discountCodes: ['ODD', 'WELCOME10'],
    })
    await own.close()
    expect(cart.discountCodes).toMatchObject([{ applicable: true }, { applicable: false }])
    expect(cart.lines.nodes).toMatchObject([
      { discountAllocations: [{ discountedAmount: { amount: '1.37' } }] },
      { discountAllocations: [{ discountedAmount: { amount: '4.5' } }] },
      { discountAllocations: [{ discountedAmount: { amount: '4.13' } }] },
    ])
    expect(cart.cost.totalAmount.amount).toBe('194.0')
  })
})

describe('a gift card code', () => {
  test('is refused with a warning, for none was ever issued', async () => {
    const { cart } = await till.create(mugs)
    for (const field of ['cartGiftCardCodesUpdate', 'cartGiftCardCodesAdd']) {
      const added = await till.change([field, 'giftCardCodes', '[String!]!'], cart.id, ['1234'])
      expect(added).toMatchObject({
        userErrors: [],
        warnings: [{ code: 'PAYMENTS_GIFT_CARDS_UNAVAILABLE', target: cart.id }],
      })
    }
    const remove = ['cartGiftCardCodesRemove', 'appliedGiftCardIds', '[ID!]!'] as const
    expect(await till.change(remove, cart.id, ['gid://shopify/AppliedGiftCard/1'])).toMatchObject({
      userErrors: [{ code: 'INVALID', field: ['appliedGiftCardIds', '0'] }],
    })
  })
})
