import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DEMO_SHOP } from '../demo-shop/demo-shop.ts'
import { openShop, type TestShop } from './catalogue-fixture.ts'

let shop: TestShop

beforeAll(async () => {
  shop = await openShop()
})
afterAll(() => shop.close())

const MUG =
  'product(handle: "speckled-mug") { title priceRange { minVariantPrice { amount currencyCode } } }'

describe('the localization of a shop', () => {
  const LOCALIZATION = `localization {
    availableCountries {
      isoCode name unitSystem currency { isoCode name symbol }
      availableLanguages { isoCode } defaultLanguage { isoCode } market { handle }
    }
    availableLanguages { isoCode name endonymName }
    country { isoCode name } language { isoCode endonymName } market { id handle metafield(key: "a") { id } }
  }`

  test('lists the countries it sells to, each with its currency', async () => {
    const { localization } = await shop.ask(`{ ${LOCALIZATION} }`)
    const { availableCountries, availableLanguages, country, language } = localization
    expect(availableCountries).toHaveLength(12)
    expect(availableCountries).toContainEqual({
      isoCode: 'GB',
      name: 'United Kingdom',
      unitSystem: 'IMPERIAL_SYSTEM',
      currency: { isoCode: 'GBP', name: 'British Pound', symbol: '£' },
      availableLanguages: [{ isoCode: 'EN' }, { isoCode: 'PT' }],
      defaultLanguage: { isoCode: 'EN' },
      market: { handle: 'gb' },
    })
    expect(availableLanguages).toEqual([
      { isoCode: 'EN', name: 'English', endonymName: 'English' },
      { isoCode: 'PT', name: 'Portuguese', endonymName: 'português' },
    ])
    expect([country, language]).toEqual([
      { isoCode: 'PT', name: 'Portugal' },
      { isoCode: 'EN', endonymName: 'English' },
    ])
  })

  test('says which country and language the request is in, in that language', async () => {
    const { localization } = await shop.ask(
      `query @inContext(country: CH, language: PT) { ${LOCALIZATION} }`,
    )
    expect(localization).toMatchObject({
      country: { isoCode: 'CH', name: 'Suíça' },
      language: { isoCode: 'PT', endonymName: 'português' },
      market: { handle: 'ch', metafield: null },
    })
  })
})

describe('@inContext', () => {
  test.each([
    ['', '28.0', 'EUR'],
    ['@inContext(country: DE)', '28.0', 'EUR'],
    ['@inContext(country: GB)', '24.5', 'GBP'],
    ['@inContext(country: US)', '31.0', 'USD'],
    ['@inContext(country: CH)', '27.0', 'CHF'],
    ['@inContext(country: JP)', '28.0', 'EUR'],
  ])('%s shows prices as %s %s', async (context, amount, currencyCode) => {
    const { product } = await shop.ask(`query ${context} { ${MUG} }`)
    expect(product.priceRange.minVariantPrice).toEqual({ amount, currencyCode })
  })

  test('takes its arguments from variables, and their defaults', async () => {
    const document = `query Q($country: CountryCode = US, $language: LanguageCode)
      @inContext(country: $country, language: $language) { ${MUG} }`
    const ask = async (variables: object) => (await shop.ask(document, variables)).product
    const price = (product: { priceRange: { minVariantPrice: { currencyCode: string } } }) =>
      product.priceRange.minVariantPrice.currencyCode
    const british = await ask({ country: 'GB', language: 'PT' })
    expect([british.title, price(british)]).toEqual(['Caneca Salpicada', 'GBP'])
    const absent = await ask({})
    expect([absent.title, price(absent)]).toEqual(['Speckled Mug', 'USD'])
    const nobody = await ask({ country: null, language: null })
    expect([nobody.title, price(nobody)]).toEqual(['Speckled Mug', 'EUR'])
  })

  test('belongs to the operation that is executed, not to the text of the request', async () => {
    const [origin, document] = [
      shop.origin,
      `query British @inContext(country: GB) { ${MUG} } query Plain { ${MUG} }`,
    ]
    const post = async (operationName: string) => {
      const response = await fetch(`${origin}/api/2026-04/graphql.json`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query: document, operationName }),
      })
      const { data } = (await response.json()) as Awaited<ReturnType<TestShop['reply']>>
      return data.product.priceRange.minVariantPrice.currencyCode
    }
    expect(await post('Plain')).toBe('EUR')
    expect(await post('British')).toBe('GBP')
  })

  test('accepts a buyer and what they consent to, which change no price', async () => {
    const { product } = await shop.ask(
      `query ($buyer: BuyerInput, $visitorConsent: VisitorConsent)
        @inContext(buyer: $buyer, visitorConsent: $visitorConsent) { ${MUG} }`,
      { buyer: { customerAccessToken: 'dead' }, visitorConsent: { analytics: true } },
    )
    expect(product.priceRange.minVariantPrice.amount).toBe('28.0')
  })

  test('in Portuguese translates whatever has words', async () => {
    const data = await shop.ask(`query @inContext(language: PT) {
      product(handle: "bud-vase") { title description seo { title } featuredImage { altText } }
      collection(handle: "windowsill") { title description }
      page(handle: "about") { title body bodySummary }
      menu(handle: "main-menu") { items { title items { title } } }
      blog(handle: "journal") { title articleByHandle(handle: "thirty-mugs") { title contentHtml } }
      shop { shippingPolicy { title body } }
      search(query: "caneca", first: 5) { nodes { ... on Product { title } } }
    }`)
    expect(data).toMatchObject({
      product: {
        title: 'Solitário',
        description: expect.stringMatching(/^Um corpo redondo/),
        seo: { title: 'Solitário' },
        featuredImage: { altText: expect.stringMatching(/^Um solitário redondo/) },
      },
      collection: { title: 'No parapeito' },
      page: { title: 'Sobre a Marl', bodySummary: expect.stringMatching(/^A Marl são/) },
      menu: { items: [{ title: 'Loja', items: [{ title: 'Manhãs lentas' }, {}, {}] }, {}, {}] },
      blog: { title: 'Diário', articleByHandle: { title: 'Trinta canecas de cada vez' } },
      shop: { shippingPolicy: { title: 'Política de envio' } },
      search: { nodes: [{ title: 'Caneca Salpicada' }] },
    })
  })

  test('finds every text of the shop translated', () => {
    const { products, collections, pages, blogs, policies } = DEMO_SHOP
    const articles = blogs.flatMap((blog) => blog.articles)
    for (const each of [
      ...products,
      ...collections,
      ...pages,
      ...blogs,
      ...policies,
      ...articles,
    ]) {
      expect(each.translations, each.title).toHaveProperty('PT')
    }
  })
})
