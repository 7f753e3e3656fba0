import type { Page } from '@playwright/test'
import type { AccountKind } from './account-kind.ts'
import { FREQUENT_CUSTOMER } from './customers.ts'
import { watchPolicy } from './policy-violations.ts'
import { type Shop, startShop } from './start-shop.ts'
import { expect, test } from './test.ts'
import { ask, askWith, logInAt } from './visitor.ts'

const SHOP_PAGES = [
  '/',
  '/collections/long-table',
  '/products/speckled-mug',
  '/search?q=cup',
  '/cart',
]
const NO_PAGES = ['/nothing', '/products/nothing', '/products/v1.2', '/account/nothing']
const LINK_PAGES = ['/account/reset/1/token', '/account/activate/1/token']
const VISITOR_PAGES = ['/account/login', '/account/register', '/account/recover']
const CUSTOMER_PAGES = [
  '/account',
  '/account/orders',
  '/account/orders/2001',
  '/account/addresses',
  '/account/addresses/new',
  '/account/profile',
  '/account/password',
]

const NONCE = /'nonce-([A-Za-z0-9+/]{22}==)'/

/** Where customers log in on Shopify's page, pages about passwords lead away: they are no pages then. */
function pagesOf({ name }: AccountKind) {
  const isPage = (path: string) => path !== '/account/password'
  return name === 'legacy'
    ? { links: LINK_PAGES, visitors: VISITOR_PAGES, customers: CUSTOMER_PAGES }
    : { links: [], visitors: ['/account/login'], customers: CUSTOMER_PAGES.filter(isPage) }
}

/**
 * The policy with its nonce taken out: what is the same for every answer. A form may lead on to where
 * customers log in.
 */
function policyOf(store: string, kind: AccountKind): string {
  return [
    "default-src 'none'",
    "script-src 'self' NONCE 'strict-dynamic'",
    "style-src 'self'",
    `img-src 'self' https://cdn.shopify.com ${store}`,
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    kind.name === 'hosted'
      ? `form-action 'self' https://shopify.com ${store}`
      : "form-action 'self'",
    `frame-ancestors ${store} ${store.replace('127.0.0.1', 'localhost')}`,
  ].join('; ')
}

interface Visit {
  readonly shop: Shop
  /** The session cookie, as `name=value`. */
  readonly cookie?: string
}

/** The headers that this is about. */
function securityHeaders(headers: Headers) {
  return {
    policy: headers.get('content-security-policy')?.replace(NONCE, 'NONCE'),
    framing: headers.get('x-frame-options'),
    sniffing: headers.get('x-content-type-options'),
    opener: headers.get('cross-origin-opener-policy'),
    permissions: headers.get('permissions-policy'),
    referrer: headers.get('referrer-policy'),
  }
}

const EVERYWHERE = {
  framing: 'DENY',
  sniffing: 'nosniff',
  opener: 'same-origin',
  permissions: 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  referrer: 'strict-origin-when-cross-origin',
}

test.describe('what is sent', () => {
  /** The whole set on each page, twice, and never the same nonce. */
  async function expectOn(paths: readonly string[], { shop, cookie = '' }: Visit) {
    const policy = policyOf(shop.emulator.origin, shop.accountKind)
    const nonces = new Set<string>()
    for (const path of [...paths, ...paths]) {
      const { headers, body, status } = await askWith(shop, path, cookie)
      expect([path, status]).toEqual([path, NO_PAGES.includes(path) ? 404 : 200])
      const referrer = LINK_PAGES.includes(path) ? 'strict-origin' : EVERYWHERE.referrer
      expect([path, securityHeaders(headers)]).toEqual([path, { ...EVERYWHERE, policy, referrer }])
      const nonce = nonceOf(headers)
      expect([path, noncesOfScripts(body)]).toEqual([path, new Set([nonce])])
      nonces.add(nonce)
    }
    expect(nonces.size).toBe(2 * paths.length)
  }

  test('to nobody: the whole set, and the scripts of a page have a nonce of its own', async ({
    shop,
  }) => {
    const { visitors, links } = pagesOf(shop.accountKind)
    await expectOn([...SHOP_PAGES, ...visitors, ...links, ...NO_PAGES], { shop })
  })

  test('to a customer: the same', async ({ shop }) => {
    const cookie = await logInAt(shop, FREQUENT_CUSTOMER)
    const { body } = await askWith(shop, '/account/addresses', cookie)
    const address = /\/account\/addresses\/\d+/.exec(body)?.[0] ?? 'none'
    const { customers } = pagesOf(shop.accountKind)
    const paths = [...SHOP_PAGES, ...customers, address, ...NO_PAGES]
    await expectOn(paths, { shop, cookie })
  })

  test('redirects, answers to forms and API routes have the set as well', async ({ shop }) => {
    const policy = policyOf(shop.emulator.origin, shop.accountKind)
    const body = new URLSearchParams({ email: 'nobody@example.com', password: 'wrong' })
    const form = { method: 'POST', body, headers: { origin: shop.url } }
    for (const [path, init, status] of [
      ['/account', {}, 307],
      ['/api/session', {}, 200],
      ['/api/session/login', shop.accountKind.name === 'hosted' ? {} : form, 303],
      ['/api/nothing', {}, 404],
    ] as const) {
      const answer = await ask(shop, path, init)
      expect([path, answer.status]).toEqual([path, status])
      expect([path, securityHeaders(answer.headers)]).toEqual([path, { ...EVERYWHERE, policy }])
    }
  })

  test('files are what they say, and a page in the place of a file runs nothing', async ({
    shop,
  }) => {
    const { body } = await ask(shop, '/')
    const files = [...body.matchAll(/(?:src|href)="(\/_next\/static\/[^"]+)"/g)].map(([, x]) => x)
    expect(files.length).toBeGreaterThan(3)
    for (const path of [...new Set(files), '/icon.svg']) {
      const { headers, status } = await ask(shop, path ?? '')
      expect([path, status, headers.get('x-content-type-options')]).toEqual([path, 200, 'nosniff'])
    }
    for (const path of ['/icon.svg', '/nothing.html']) {
      const { headers } = await ask(shop, path)
      const policy = headers.get('content-security-policy')
      expect([path, policy]).toEqual([path, expect.stringMatching(/^default-src 'none';/)])
      expect([path, policy]).toEqual([path, expect.not.stringContaining('script-src')])
    }
  })

  test('a nonce that a request brings along is not used', async ({ shop }) => {
    const policy = "script-src 'nonce-AAAAAAAAAAAAAAAAAAAAAA=='"
    const headers = { 'content-security-policy': policy, 'x-nonce': 'AAAAAAAAAAAAAAAAAAAAAA==' }
    const answer = await ask(shop, '/products/speckled-mug', { headers })
    expect(nonceOf(answer.headers)).not.toContain('AAAAAAAA')
    expect(answer.body).not.toContain('AAAAAAAAAAAAAAAAAAAAAA')
  })
})

function nonceOf(headers: Headers): string {
  return NONCE.exec(headers.get('content-security-policy') ?? '')?.[1] ?? 'none'
}

/** Every script of a page has one; a page of a storefront without scripts would be a mistake here. */
function noncesOfScripts(html: string): Set<string> {
  const tags = html.match(/<script[^>]*>/g) ?? []
  return new Set(tags.map((tag) => /nonce="([^"]+)"/.exec(tag)?.[1] ?? 'none'))
}

test.describe('what a page may still do: everything that it does', () => {
  test('a visitor looks around and fills a cart', async ({ page }) => {
    const stopped = await watchPolicy(page)
    await page.goto('/')
    await picturesLoad(page)
    await page.getByRole('main').getByRole('link').first().click()
    await expect(page).toHaveURL(/\/products\//)
    await page.goto('/products/honey-pitcher')
    await page.getByRole('button', { name: 'Add to cart Honey Pitcher, 0.8 l' }).click()
    await page.getByRole('dialog').getByRole('link', { name: 'Go to the cart' }).click()
    await expect(page.getByRole('dialog')).toBeHidden()
    await expect(page).toHaveURL(/\/cart$/)
    const quantity = page
      .getByRole('main')
      .getByRole('group', { name: 'How many of Honey Pitcher' })
    await expect(quantity).toHaveAttribute('aria-busy', 'false')
    await page.getByRole('button', { name: 'One more' }).click()
    await expect(page.getByText('Total €108')).toBeVisible()
    expect(stopped).toEqual([])
  })

  test('a customer logs in, changes the language and logs out', async ({ page, logIn }) => {
    const stopped = await watchPolicy(page)
    await logIn()
    await page.getByRole('button', { name: 'Check session' }).click()
    await expect(page.getByRole('status').locator('time')).toBeVisible()
    await page.getByRole('button', { name: 'Português' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Olá')
    await page.getByRole('button', { name: 'English' }).click()
    await page.getByRole('button', { name: 'Log out' }).click()
    await expect(page).toHaveURL('/')
    expect(stopped).toEqual([])
  })

  test('every page comes to life for a visitor', async ({ page, accountKind }) => {
    // Some fifteen pages, one after the other.
    test.slow()
    const stopped = await watchPolicy(page)
    const { visitors, links } = pagesOf(accountKind)
    const paths = [...SHOP_PAGES, ...visitors, ...links, ...NO_PAGES]
    for (const path of paths) await comesToLife(page, path)
    expect(stopped).toEqual([])
  })

  test('every page comes to life for a customer', async ({ page, logInByPost, accountKind }) => {
    test.slow()
    const stopped = await watchPolicy(page)
    await logInByPost(FREQUENT_CUSTOMER)
    for (const path of [...SHOP_PAGES, ...pagesOf(accountKind).customers])
      await comesToLife(page, path)
    expect(stopped).toEqual([])
  })

  test('a page that cannot be made has the set too, and its button works', async ({
    page,
    storefront,
  }) => {
    const shop = await startShop({
      storefront,
      env: { SHOPIFY_STORE_DOMAIN: 'http://127.0.0.1:9' },
    })
    try {
      const stopped = await watchPolicy(page)
      const response = await page.goto(`${shop.url}/products/speckled-mug`)
      expect(response?.status()).toBe(500)
      const headers = new Headers(await response?.allHeaders())
      const policy = policyOf('http://127.0.0.1:9', shop.accountKind)
      expect(securityHeaders(headers)).toEqual({ ...EVERYWHERE, policy })
      const again = page.waitForResponse(/speckled-mug/)
      await page.getByRole('button', { name: 'Try again' }).click()
      await again
      expect(stopped.filter((line) => /policy/i.test(line))).toEqual([])
    } finally {
      await shop.stop()
    }
  })

  test.describe('without JavaScript', () => {
    test.use({ javaScriptEnabled: false })

    test('forms lead where they lead, and what needs JavaScript is not shown', async ({
      page,
      logIn,
    }) => {
      await page.goto('/products/honey-pitcher')
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      await expect(page.getByRole('button', { name: /Add to cart/ })).toHaveCount(0)
      await logIn()
      await page.getByRole('button', { name: 'Português' }).click()
      await expect(page.getByRole('heading', { level: 1 })).toContainText('Olá')
      await page.getByRole('button', { name: 'English' }).click()
      await page.getByRole('button', { name: 'Log out' }).click()
      await expect(page).toHaveURL('/')
    })
  })
})

/** React leaves a property on each element that it has taken over from the server. */
async function comesToLife(page: Page, path: string): Promise<void> {
  await page.goto(path)
  const content = page.locator('#content')
  const isAlive = () =>
    content.evaluate((element) => Object.keys(element).some((key) => key.startsWith('__react')))
  await expect.poll(isAlive, path).toBe(true)
}

async function picturesLoad(page: Page): Promise<void> {
  const first = page.getByRole('main').getByRole('img').first()
  await expect
    .poll(() => first.evaluate((img) => img instanceof HTMLImageElement && img.naturalWidth))
    .toBeGreaterThan(0)
}

/** What somebody might manage to write into a page; each says its name when it runs. */
const INJECTED = `
  <script>(window.ran ??= []).push('inline script')</script>
  <script src="/injected.js"></script>
  <img src="/no-such-picture" alt="" onerror="(window.ran ??= []).push('event handler')">
  <a href="javascript:void (window.ran ??= []).push('javascript: address')">bait</a>
  <style>#content { outline: 3px solid rgb(1, 2, 3) }</style>`

const ALL_OF_IT = ['event handler', 'inline script', 'javascript: address', 'style', 'own file']

/** A page of the shop with something written into it, with and without its policy. */
async function openInjected(page: Page, { withPolicy }: { withPolicy: boolean }) {
  await page.route('**/injected.js', (route) =>
    route.fulfill({
      contentType: 'text/javascript',
      body: "(window.ran ??= []).push('own file')",
    }),
  )
  await page.route('**/products/speckled-mug', async (route) => {
    const response = await route.fetch()
    const { 'content-security-policy': policy, ...others } = response.headers()
    delete others['content-encoding']
    const body = (await response.text()).replace('</body>', `${INJECTED}</body>`)
    const headers = withPolicy ? { ...others, 'content-security-policy': policy ?? '' } : others
    await route.fulfill({ status: response.status(), headers, body })
  })
  await page.goto('/products/speckled-mug')
  await expect(page.getByRole('banner').getByRole('link', { name: /Log in/ })).toBeVisible()
  await page.getByText('bait').click()
}

async function whatRan(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const ran: unknown = Reflect.get(window, 'ran')
    const outline = getComputedStyle(document.querySelector('#content') ?? document.body).outline
    const styled = outline.includes('rgb(1, 2, 3)') ? ['style'] : []
    return [...(Array.isArray(ran) ? ran.map(String) : []), ...styled]
  })
}

test.describe('what is written into a page from outside', () => {
  test('does not run, and the browser says what it has stopped', async ({ page }) => {
    const stopped = await watchPolicy(page)
    await openInjected(page, { withPolicy: true })
    for (const what of ['script-src-elem: inline', 'script-src-attr: inline', 'style-src-elem']) {
      await expect.poll(() => stopped.join('\n')).toContain(what)
    }
    await expect.poll(() => stopped.join('\n')).toContain('/injected.js')
    expect(await whatRan(page)).toEqual([])
  })

  test('would run without the policy', async ({ page }) => {
    await openInjected(page, { withPolicy: false })
    await expect.poll(async () => (await whatRan(page)).toSorted()).toEqual(ALL_OF_IT.toSorted())
  })

  for (const withHeaders of [true, false]) {
    test(`another site ${withHeaders ? 'cannot' : 'could, without the headers,'} show a page in a frame`, async ({
      page,
      shop,
    }) => {
      await page.route('http://elsewhere.test/', (route) =>
        route.fulfill({
          contentType: 'text/html',
          body: `<iframe src="${shop.url}/account/login"></iframe>`,
        }),
      )
      await page.route('**/account/login', async (route) => {
        const response = await route.fetch()
        const { 'content-encoding': _, ...headers } = response.headers()
        if (!withHeaders) {
          delete headers['content-security-policy']
          delete headers['x-frame-options']
        }
        await route.fulfill({ headers, body: await response.text() })
      })
      await page.goto('http://elsewhere.test/')
      const heading = page.frameLocator('iframe').getByRole('heading', { name: 'Log in' })
      await expect(heading).toHaveCount(withHeaders ? 0 : 1)
      await expect
        .poll(() => page.frames()[1]?.url())
        .toMatch(withHeaders ? /^chrome-error:/ : /login$/)
    })
  }
})

test.describe('what it costs: a page is made for every request, what is on it is kept', () => {
  test('the store is asked once for what many visitors look at', async ({ shop, emulator }) => {
    await ask(shop, '/products/dinner-plate')
    await emulator.clearJournal()
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => ask(shop, '/products/dinner-plate')),
    )
    for (const { status, headers } of answers) {
      expect([status, headers.get('cache-control')]).toEqual([
        200,
        expect.stringMatching('no-store'),
      ])
    }
    expect(await emulator.count('product')).toBe(0)
  })

  test('a page that somebody has seen is there while the store is away', async ({ storefront }) => {
    const shop = await startShop({ storefront })
    try {
      const { body } = await ask(shop, '/products/speckled-mug')
      await shop.killStore()
      const answer = await ask(shop, '/products/speckled-mug')
      expect(answer.status).toBe(200)
      const title = /<h1[^>]*>[^<]+/.exec(body)?.[0] ?? 'none'
      expect(answer.body).toContain(title)
      expect((await ask(shop, '/')).headers.get('x-frame-options')).toBe('DENY')
    } finally {
      await shop.stop()
    }
  })
})
