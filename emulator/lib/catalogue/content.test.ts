import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { pictureUrl } from '../demo-shop/pictures.ts'
import { openShop, type TestShop } from './catalogue-fixture.ts'

let shop: TestShop

beforeAll(async () => {
  shop = await openShop()
})
afterAll(() => shop.close())

describe('a menu', () => {
  test('leads to what it names, on the shop’s own domain', async () => {
    const { menu } = await shop.ask(`{ menu(handle: "main-menu") {
      id handle title itemsCount
      items { id title type url resourceId tags resource { ... on Blog { handle } ... on Page { handle } }
        items { title type url resourceId } }
    } }`)
    expect(menu).toMatchObject({ handle: 'main-menu', itemsCount: 3 })
    expect(menu.items).toMatchObject([
      {
        title: 'Shop',
        type: 'CATALOG',
        url: `${shop.origin}/collections/all`,
        resourceId: null,
        tags: [],
        items: [
          {
            type: 'COLLECTION',
            url: `${shop.origin}/collections/slow-mornings`,
            resourceId: 'gid://shopify/Collection/5402',
          },
          {},
          {},
        ],
      },
      { type: 'BLOG', resourceId: 'gid://shopify/Blog/6001', resource: { handle: 'journal' } },
      { type: 'PAGE', resourceId: 'gid://shopify/Page/9101', resource: { handle: 'about' } },
    ])
    expect(new Set(menu.items.map(({ id }: { id: string }) => id)).size).toBe(3)
  })

  test('is null under a handle that no menu has', async () => {
    expect(await shop.ask('{ menu(handle: "sidebar") { id } }')).toEqual({ menu: null })
  })

  test('knows every kind of place', async () => {
    const items = [
      ['/', 'FRONTPAGE'],
      ['/collections', 'COLLECTIONS'],
      ['/products/bud-vase', 'PRODUCT'],
      ['/blogs/journal/thirty-mugs', 'ARTICLE'],
      ['/policies/refund-policy', 'SHOP_POLICY'],
      ['/search', 'SEARCH'],
      ['/account', 'CUSTOMER_ACCOUNT_PAGE'],
      ['https://example.com/', 'HTTP'],
      ['/pages/nowhere', 'HTTP'],
    ] as const
    const menu = {
      handle: 'all',
      title: 'All',
      items: items.map(([path]) => ({ title: path, path, tags: ['a'] })),
    }
    const own = await openShop({ menus: [menu] })
    const data = await own.ask('{ menu(handle: "all") { items { title url type tags } } }')
    await own.close()
    expect(data.menu.items).toEqual(
      items.map(([title, type]) => ({
        title,
        type,
        url: title.startsWith('https:') ? title : own.origin + title,
        tags: ['a'],
      })),
    )
  })
})

describe('pages', () => {
  test('are found by handle and by id, and listed', async () => {
    const data = await shop.ask(`{
      page(handle: "care") { title onlineStoreUrl trackingParameters createdAt updatedAt }
      byId: page(id: "gid://shopify/Page/9103") { handle }
      old: pageByHandle(handle: "about") { bodySummary seo { title } }
      none: page(handle: "jobs") { id }
      pages(first: 5, sortKey: TITLE, reverse: true) { nodes { handle } }
      found: pages(first: 5, query: "title:care") { nodes { handle } }
    }`)
    expect(data).toMatchObject({
      page: { title: 'Care', onlineStoreUrl: null, trackingParameters: null },
      byId: { handle: 'contact' },
      old: { seo: { title: 'About Marl' } },
      none: null,
      pages: { nodes: [{ handle: 'contact' }, { handle: 'care' }, { handle: 'about' }] },
      found: { nodes: [{ handle: 'care' }] },
    })
    expect(data.old.bodySummary).toMatch(/^Marl is two potters.{100,}\.\.\.$/)
  })
})

describe('the blog', () => {
  test('has articles with an author, a picture and a way back', async () => {
    const { blog } = await shop.ask(`{ blog(handle: "journal") {
      title seo { description } authors { name }
      articles(first: 2, sortKey: PUBLISHED_AT, reverse: true) {
        nodes {
          handle excerpt(truncateAt: 20) content contentHtml tags authorV2 { name firstName bio }
          image { url altText } blog { handle } comments(first: 1) { nodes { id } }
        }
        pageInfo { hasNextPage }
      }
      none: articleByHandle(handle: "nothing") { id }
    } }`)
    expect(blog).toMatchObject({
      title: 'Journal',
      authors: [{ name: 'Inês Duarte' }, { name: 'Tomé Alves' }],
      none: null,
      articles: { pageInfo: { hasNextPage: true } },
    })
    expect(blog.articles.nodes).toMatchObject([
      {
        handle: 'a-table-for-eight',
        excerpt: 'How many plates a...',
        authorV2: { name: 'Inês Duarte' },
        image: { url: pictureUrl('oval-platter', shop.origin) },
        blog: { handle: 'journal' },
        comments: { nodes: [] },
      },
      { handle: 'what-celadon-does' },
    ])
  })

  test('and its articles are listed and searched', async () => {
    const data = await shop.ask(`{
      blogs(first: 5) { nodes { handle } }
      blogByHandle(handle: "journal") { id }
      articles(first: 5, sortKey: TITLE) { nodes { handle } }
      tagged: articles(first: 5, query: "tag:glaze author:'Tomé Alves'") { nodes { handle } }
      not: articles(first: 5, query: "tag_not:workshop") { nodes { handle } }
      article(id: "gid://shopify/Article/6101") { handle }
    }`)
    const handles = (list: { nodes: { handle: string }[] }) => list.nodes.map((each) => each.handle)
    expect(handles(data.blogs)).toEqual(['journal'])
    expect(data.blogByHandle.id).toBe('gid://shopify/Blog/6001')
    expect(handles(data.articles)).toEqual([
      'a-table-for-eight',
      'thirty-mugs',
      'what-celadon-does',
    ])
    expect(handles(data.tagged)).toEqual(['what-celadon-does'])
    expect(handles(data.not)).toEqual(['a-table-for-eight'])
    expect(data.article.handle).toBe('thirty-mugs')
  })
})

describe('the shop', () => {
  test('has policies, but none for subscriptions', async () => {
    const POLICY = '{ id handle title body url }'
    const { shop: answer } = await shop.ask(`{ shop {
      privacyPolicy ${POLICY} shippingPolicy ${POLICY} termsOfService ${POLICY} refundPolicy ${POLICY}
      subscriptionPolicy { title } contactInformation { id } legalNotice { id } termsOfSale { id }
    } }`)
    const { subscriptionPolicy, contactInformation, legalNotice, termsOfSale, ...written } = answer
    expect([subscriptionPolicy, contactInformation, legalNotice, termsOfSale]).toEqual(
      Array(4).fill(null),
    )
    for (const policy of Object.values<{ handle: string; url: string }>(written)) {
      expect(policy.url).toBe(`${shop.origin}/policies/${policy.handle}`)
    }
  })

  test('has a brand whose logo is a picture', async () => {
    const { shop: answer, paymentSettings } = await shop.ask(`{
      shop {
        brand { slogan shortDescription coverImage { id } squareLogo { id }
          logo { image { url } } colors { primary { background foreground } secondary { background } } }
        customerAccountUrl shipsToCountries metafield(key: "a") { value }
      }
      paymentSettings { enabledPresentmentCurrencies }
    }`)
    expect(answer).toMatchObject({
      brand: {
        slogan: 'Made by hand, used every day',
        coverImage: null,
        colors: { primary: [{ background: '#ece2cf' }] },
      },
      customerAccountUrl: null,
      metafield: null,
    })
    expect(answer.shipsToCountries).toContain('GB')
    expect(paymentSettings.enabledPresentmentCurrencies).toEqual(['EUR', 'CHF', 'GBP', 'USD'])
    const logo = await fetch(answer.brand.logo.image.url)
    expect(logo.headers.get('content-type')).toBe('image/svg+xml')
    expect(await logo.text()).toContain('>Marl</text>')
  })
})

describe('what is asked for by a global id', () => {
  test('is found whatever it is, and null if it is nothing', async () => {
    const { nodes, node } = await shop.ask(`{
      nodes(ids: [
        "gid://shopify/Product/7301", "gid://shopify/ProductVariant/48113", "gid://shopify/Collection/5401",
        "gid://shopify/Page/9101", "gid://shopify/Blog/6001", "gid://shopify/Article/6102",
        "gid://shopify/ShopPolicy/2102", "gid://shopify/Menu/3101",
        "gid://shopify/Product/1", "gid://shopify/Metaobject/1", "nonsense"
      ]) { __typename id }
      node(id: "gid://shopify/ProductVariant/48113") { ... on ProductVariant { title product { handle } } }
    }`)
    expect(nodes.map((found: { __typename: string } | null) => found?.__typename ?? null)).toEqual([
      'Product',
      'ProductVariant',
      'Collection',
      'Page',
      'Blog',
      'Article',
      'ShopPolicy',
      'Menu',
      null,
      null,
      null,
    ])
    expect(node).toEqual({ title: 'Large / Celadon', product: { handle: 'breakfast-bowl' } })
  })
})

describe('the rest of what a storefront asks', () => {
  test('is answered as by a store that has no metaobjects and nowhere to pick up', async () => {
    const data = await shop.ask(`{
      metaobject(handle: { type: "hero", handle: "home" }) { id }
      metaobjects(type: "hero", first: 5) { nodes { id } }
      locations(first: 5) { nodes { id } }
    }`)
    const none = { nodes: [] }
    expect(data).toEqual({ metaobject: null, metaobjects: none, locations: none })
  })

  test('has redirects by their path', async () => {
    const data = await shop.ask(`{
      one: urlRedirects(first: 1, query: "path:/collections/mornings") { edges { node { path target } } }
      none: urlRedirects(first: 1, query: "path:/collections") { edges { node { id } } }
    }`)
    expect(data.one.edges[0].node).toEqual({
      path: '/collections/mornings',
      target: '/collections/slow-mornings',
    })
    expect(data.none.edges).toEqual([])
  })

  test('has tags and types in alphabetical order', async () => {
    const data = await shop.ask(`{
      productTags(first: 3) { edges { node } } productTypes(first: 2) { nodes pageInfo { hasNextPage } }
    }`)
    expect(data).toEqual({
      productTags: { edges: [{ node: 'coffee' }, { node: 'earthenware' }, { node: 'flowers' }] },
      productTypes: { nodes: ['Bowl', 'Candlestick'], pageInfo: { hasNextPage: true } },
    })
  })

  test('names an API version that is served', async () => {
    const { publicApiVersions } = await shop.ask('{ publicApiVersions { handle supported } }')
    for (const { handle } of publicApiVersions) {
      const response = await fetch(`${shop.origin}/api/${handle}/graphql.json`, {
        method: 'POST',
        body: JSON.stringify({ query: '{ shop { name } }' }),
      })
      expect([handle, response.status]).toEqual([handle, 200])
    }
    expect(publicApiVersions).toContainEqual({ handle: '2026-04', supported: true })
  })

  test('has a sitemap of every kind, and nothing after its last page', async () => {
    const ask = async (type: string, page: number) => {
      const { sitemap } = await shop.ask(`{ sitemap(type: ${type}) {
        pagesCount { count } resources(page: ${page}) { hasNextPage items { handle updatedAt } }
      } }`)
      return sitemap
    }
    expect((await ask('PRODUCT', 1)).resources.items).toHaveLength(12)
    expect(await ask('BLOG', 1)).toEqual({
      pagesCount: { count: 1 },
      resources: {
        hasNextPage: false,
        items: [{ handle: 'journal', updatedAt: '2025-03-01T08:00:00Z' }],
      },
    })
    expect((await ask('PRODUCT', 2)).resources.items).toEqual([])
    expect(await ask('METAOBJECT', 1)).toEqual({
      pagesCount: { count: 0 },
      resources: { hasNextPage: false, items: [] },
    })
  })
})
