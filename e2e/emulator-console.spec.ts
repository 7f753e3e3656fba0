import { once } from 'node:events'
import { createServer } from 'node:http'
import AxeBuilder from '@axe-core/playwright'
import { test as base, expect, type Page } from '@playwright/test'
import {
  createStorefrontEmulator,
  DEMO_CUSTOMER,
  type StorefrontEmulator,
} from 'storefront-emulator'

/** A store that runs within the test, and a client that is not the page. */
interface OpenStore {
  readonly emulator: StorefrontEmulator
  readonly origin: string
  readonly ask: (query: string, variables?: object) => Promise<Response>
  readonly logIn: () => Promise<string>
}

const test = base.extend<{ store: OpenStore; quiet: undefined }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the pattern
  store: async ({}, use) => {
    const emulator = createStorefrontEmulator({ storefrontUrl: 'http://127.0.0.1:3000' })
    const origin = await emulator.listen()
    await use({ emulator, origin, ...client(emulator, origin) })
    await emulator.close()
  },

  baseURL: async ({ store }, use) => use(store.origin),

  /** Fails each test in which the page breaks its own rules, or asks for anything from elsewhere. */
  quiet: [
    async ({ context, store }, use) => {
      const complaints: string[] = []
      context.on('weberror', (error) => complaints.push(error.error().message))
      context.on('console', (message) => {
        if (/Content.Security.Policy/i.test(message.text())) complaints.push(message.text())
      })
      context.on('request', (request) => {
        if (!/^(blob:)?http:\/\/127\.0\.0\.1|^data:/.test(request.url())) {
          complaints.push(request.url())
        }
      })
      await use(undefined)
      const secrets = store.emulator.tokens.all().map(({ accessToken }) => accessToken)
      for (const page of context.pages()) {
        const content = await page.content()
        expect(secrets.filter((secret) => content.includes(secret))).toEqual([])
      }
      expect(complaints).toEqual([])
    },
    { auto: true },
  ],
})

function client(emulator: StorefrontEmulator, origin: string) {
  const ask = (query: string, variables: object = {}) =>
    fetch(`${origin}/api/2026-04/graphql.json`, {
      method: 'POST',
      headers: { 'shopify-storefront-private-token': emulator.privateAccessToken },
      body: JSON.stringify({ query, variables }),
    })
  const logIn = async () => {
    const { email, password } = DEMO_CUSTOMER
    const { data } = await (await ask(LOG_IN, { input: { email, password } })).json()
    return String(data.customerAccessTokenCreate.customerAccessToken.accessToken)
  }
  return { ask, logIn }
}

const LOG_IN = `mutation M($input: CustomerAccessTokenCreateInput!) {
  customerAccessTokenCreate(input: $input) { customerAccessToken { accessToken } }
}`
const CUSTOMER =
  'query Q($customerAccessToken: String!) { customer(customerAccessToken: $customerAccessToken) { email } }'
const RENEW = `mutation M($customerAccessToken: String!) {
  customerAccessTokenRenew(customerAccessToken: $customerAccessToken) {
    customerAccessToken { expiresAt } userErrors { message }
  }
}`
const RECOVER = `mutation { customerRecover(email: "${DEMO_CUSTOMER.email}") { userErrors { message } } }`
const SHOP = '{ shop { name } }'
const DAY_MS = 86_400_000

const rows = (page: Page, section: string) =>
  page.getByRole('region', { name: section, exact: true }).getByRole('row')

for (const javaScriptEnabled of [true, false]) {
  test.describe(`with JavaScript ${javaScriptEnabled ? 'on' : 'off'}`, () => {
    test.use({ javaScriptEnabled })

    test('an outage is opened and ended', async ({ page, store }) => {
      await page.goto('/')
      await page.getByRole('button', { name: 'Open an outage: Status 503' }).click()
      await expect(page.getByText('service-unavailable-503 for every request')).toBeVisible()
      expect((await store.ask(SHOP)).status).toBe(503)
      await page.getByRole('button', { name: 'Open an outage: Connection reset' }).click()
      await expect(page.getByText('reset for every request')).toBeVisible()
      await expect(store.ask(SHOP)).rejects.toThrow('fetch failed')
      await page.getByRole('button', { name: /^Answer again/ }).click()
      await expect(page.getByText('Every request is answered.')).toBeVisible()
      expect((await store.ask(SHOP)).status).toBe(200)
    })

    test('one token is expired, another revoked, and a third stays valid', async ({
      page,
      store,
    }) => {
      const tokens = [await store.logIn(), await store.logIn(), await store.logIn()]
      const [first, second] = store.emulator.tokens.all()
      await page.goto('/')
      await page.getByRole('button', { name: `Expire token ${first?.number}` }).click()
      await expect(rows(page, 'Customer access tokens').nth(3)).toContainText('expired')
      await page.getByRole('button', { name: `Revoke token ${second?.number}` }).click()
      await expect(rows(page, 'Customer access tokens').nth(2)).toContainText('revoked')
      const answers = tokens.map(async (customerAccessToken) => {
        const { data } = await (await store.ask(CUSTOMER, { customerAccessToken })).json()
        return data.customer
      })
      expect(await Promise.all(answers)).toEqual([null, null, { email: DEMO_CUSTOMER.email }])
    })

    test('the clock is moved, by buttons and by a form', async ({ page, store }) => {
      const ahead = () => Math.round((store.emulator.clock.now() - Date.now()) / DAY_MS)
      await store.logIn()
      await page.goto('/')
      await page.getByRole('button', { name: '+22 days' }).click()
      await expect(page.getByText('22 days ahead')).toBeVisible()
      expect(ahead()).toBe(22)
      await page.getByRole('button', { name: '+43 days' }).click()
      await expect(page.getByText('65 days ahead')).toBeVisible()
      await expect(rows(page, 'Customer access tokens').nth(1)).toContainText('expired')
      await page.getByText('Move it elsewhere').click()
      await page.getByLabel('By a duration').fill('-P61D')
      await page.getByRole('button', { name: 'Move the clock' }).click()
      await expect(page.getByText('4 days ahead')).toBeVisible()
      expect(ahead()).toBe(4)
      await page.getByRole('button', { name: 'Back to real time' }).click()
      await expect(page.getByText('○ real time')).toBeVisible()
      expect(ahead()).toBe(0)
    })

    test('a customer is added, who can log in', async ({ page, store }) => {
      await page.goto('/')
      await page.getByText('Add a customer').click()
      await page.getByLabel('First name').fill('<script>alert(1)</script>')
      await page.getByLabel('E-mail', { exact: true }).fill('grace@example.com')
      await page.getByLabel('Password', { exact: true }).fill('nanoseconds')
      await page.getByRole('button', { name: 'Add the customer' }).click()
      await expect(rows(page, 'Customers').nth(2)).toContainText('<script>alert(1)</script>')
      await expect(page.getByLabel('Password', { exact: true })).toHaveValue('')
      const input = { email: 'grace@example.com', password: 'nanoseconds' }
      const { data } = await (await store.ask(LOG_IN, { input })).json()
      expect(data.customerAccessTokenCreate.customerAccessToken).not.toBeNull()
    })

    test('a fault is set for one field, as often as was asked for', async ({ page, store }) => {
      await page.goto('/')
      await page.getByText('Set one fault').click()
      await page.getByLabel('Kind').selectOption('error-500')
      await page.getByLabel('Root field').fill('shop')
      await page.getByLabel('How many requests').fill('1')
      await page.getByRole('button', { name: 'Set the fault' }).click()
      await expect(page.getByText('error-500 for shop, 1 more')).toBeVisible()
      const statuses = [await store.ask(RECOVER), await store.ask(SHOP), await store.ask(SHOP)]
      expect(statuses.map(({ status }) => status)).toEqual([200, 500, 200])
    })

    test('the behaviour is set', async ({ page, store }) => {
      await page.goto('/')
      await page.getByText('Change the behaviour').click()
      await page.getByLabel('A renewal answers').selectOption('rotate-strict')
      await page.getByLabel('unauthenticated_write_customers').uncheck()
      await page.getByLabel('wrong passwords').fill('3')
      await page.getByRole('button', { name: 'Set the behaviour' }).click()
      await expect.poll(() => store.emulator.behaviour.renew).toBe('rotate-strict')
      expect(store.emulator.behaviour.limits.login).toBe(3)
      expect(store.emulator.behaviour.scopes).not.toContain('unauthenticated_write_customers')
      if (!javaScriptEnabled) await page.getByText('Change the behaviour').click()
      await expect(page.getByLabel('A renewal answers')).toHaveValue('rotate-strict')
      await expect(page.getByLabel('wrong passwords')).toHaveValue('3')
      await expect(page.getByLabel('unauthenticated_write_customers')).not.toBeChecked()
    })

    test('the links in mails lead to the storefront', async ({ page, store }) => {
      await store.ask(RECOVER)
      const { pathname } = new URL(store.emulator.outbox.all()[0]?.url ?? '')
      await page.goto('/')
      await expect(page.getByRole('link', { name: 'Open in the storefront' })).toHaveAttribute(
        'href',
        `http://127.0.0.1:3000${pathname}`,
      )
      await expect(page.getByRole('link', { name: pathname })).toHaveAttribute('href', pathname)
    })
  })
}

test.describe('with JavaScript off', () => {
  test.use({ javaScriptEnabled: false })

  test('what was filled in wrongly is told, and there is a way back', async ({ page }) => {
    await page.goto('/')
    await page.getByText('Move it elsewhere').click()
    await page.getByLabel('By a duration').fill('soon')
    await page.getByRole('button', { name: 'Move the clock' }).click()
    await expect(page.getByText('Send advance=P22D')).toBeVisible()
    await page.getByRole('link', { name: 'Back to the emulator' }).click()
    await expect(page.getByRole('heading', { name: 'Journal' })).toBeVisible()
  })
})

test('a request is in the journal as soon as it was answered', async ({ page, store }) => {
  await page.goto('/')
  await expect(page.getByText('No request has come yet.')).toBeVisible()
  await store.ask(SHOP)
  await expect(rows(page, 'Journal').nth(1)).toContainText(/shop\s*● 200/)
  store.emulator.faults.add({ kind: 'hang', times: 1 })
  const waiting = new AbortController()
  const hanging = fetch(`${store.origin}/api/2026-04/graphql.json`, {
    method: 'POST',
    body: JSON.stringify({ query: '{ products(first: 1) { nodes { id } } }' }),
    signal: waiting.signal,
  })
  await expect(rows(page, 'Journal').nth(1)).toContainText(/products\s*✕ no answer\s*▲ hang/)
  await expect(rows(page, 'Journal').nth(2)).toContainText('shop')
  waiting.abort()
  await expect(hanging).rejects.toThrow('aborted')
  await expect(page.getByRole('status')).toContainText(/new requests? in the journal/)
})

test('a form that is being filled in is left alone when the page changes', async ({
  page,
  store,
}) => {
  await page.goto('/')
  await page.getByText('Change the behaviour').click()
  await page.getByText('Add a customer').click()
  const address = page.getByLabel('E-mail', { exact: true })
  await address.pressSequentially('grace@')
  await page.getByLabel('A renewal answers').selectOption('no-extend')
  await page.getByLabel('unauthenticated_read_customers').uncheck()
  await address.focus()
  store.emulator.customers.add({ email: 'joan@example.com', password: 'x' })
  store.emulator.behaviour.tokenLifetimeSeconds = 60
  store.emulator.behaviour.renew = 'rotate-grace'
  await store.logIn()
  await expect(rows(page, 'Customers')).toHaveCount(3)
  await expect(page.getByLabel('A token is valid for, in seconds')).toHaveValue('60')
  await expect(address).toBeFocused()
  await address.pressSequentially('example.com')
  await expect(address).toHaveValue('grace@example.com')
  await expect(page.getByLabel('A renewal answers')).toHaveValue('no-extend')
  await expect(page.getByLabel('unauthenticated_read_customers')).not.toBeChecked()
})

test('a form that nobody has changed follows what is set elsewhere', async ({ page, store }) => {
  await page.goto('/')
  await page.getByText('Change the behaviour').click()
  const box = page.getByLabel('unauthenticated_read_customers')
  await box.uncheck()
  await box.check()
  await page.getByLabel('wrong passwords').fill('7')
  await page.getByLabel('wrong passwords').fill('20')
  Object.assign(store.emulator.behaviour, {
    scopes: [],
    limits: { login: 3, 'sign-up': 20, recover: 20 },
    renew: 'no-extend',
  })
  await expect(page.getByLabel('A renewal answers')).toHaveValue('no-extend')
  await expect(box).not.toBeChecked()
  await expect(page.getByLabel('wrong passwords')).toHaveValue('3')
})

test('the focus stays where a button was that is gone once it was used', async ({
  page,
  store,
}) => {
  await store.logIn()
  await page.goto('/')
  await page.getByRole('button', { name: /^Expire token/ }).press('Enter')
  await expect(rows(page, 'Customer access tokens').nth(1)).toContainText('expired')
  await expect(page.getByRole('region', { name: 'Customer access tokens' })).toBeFocused()
})

test('what was filled in wrongly is told, and stays to be mended', async ({ page, store }) => {
  await page.goto('/')
  await page.getByText('Move it elsewhere').click()
  await page.getByLabel('By a duration').fill('soon')
  await page.getByRole('button', { name: 'Move the clock' }).click()
  await expect(page.getByRole('alert')).toContainText('Send advance=P22D')
  await expect(page.getByLabel('By a duration')).toHaveValue('soon')
  await page.getByLabel('By a duration').fill('P1D')
  await page.getByLabel('By a duration').press('Enter')
  await expect(page.getByText('24 hours ahead')).toBeVisible()
  await expect(page.getByRole('alert')).toBeEmpty()
  expect(store.emulator.clock.now()).toBeGreaterThan(Date.now() + DAY_MS - 1000)
})

test('the page says when the emulator has gone', async ({ page, store }) => {
  await page.goto('/')
  await expect(page.getByText('live', { exact: true })).toBeVisible()
  await store.emulator.close()
  await expect(page.getByText('not connected')).toBeVisible()
  await page.getByRole('button', { name: '+1 day' }).click()
  await expect(page.getByRole('alert')).toHaveText('The emulator does not answer.')
})

test('a page of another site can neither read nor post', async ({ page, store }) => {
  const elsewhere = createServer((_, response) => {
    response.setHeader('Content-Type', 'text/html')
    response.end(`<form method="post" action="${store.origin}/__emulator/outage"><button>`)
  }).listen(0, '127.0.0.1')
  await once(elsewhere, 'listening')
  await page.goto(`http://127.0.0.1:${Object(elsewhere.address()).port}`)
  const read = (path: string) =>
    page.evaluate((url) => fetch(url).then(String, () => 'refused'), `${store.origin}${path}`)
  expect([await read('/__emulator/state'), await read('/')]).toEqual(['refused', 'refused'])
  await page.getByRole('button').click()
  await expect(page.getByText('Only from this machine.')).toBeVisible()
  expect(store.emulator.faults.list()).toEqual([])
  elsewhere.closeAllConnections()
  elsewhere.close()
})

for (const [name, options] of [
  ['in light', { colorScheme: 'light' }],
  ['in the dark', { colorScheme: 'dark' }],
  ['on a phone', { viewport: { width: 320, height: 640 } }],
] as const) {
  test.describe(name, () => {
    test.use(options)

    test('nobody is shut out, and nothing is cut off', async ({ page, store }) => {
      await fill(store)
      await page.goto('/')
      await expect(page.getByText('live', { exact: true })).toBeVisible()
      for (const summary of await page.locator('summary').all()) await summary.click()
      const { violations } = await new AxeBuilder({ page }).analyze()
      expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      )
      expect(overflow).toBeLessThanOrEqual(0)
    })
  })
}

/** Something in every section, and enough in the journal to scroll. */
async function fill({ ask, logIn, emulator }: OpenStore): Promise<void> {
  await logIn()
  emulator.clock.advance(43 * DAY_MS)
  const token = await logIn()
  await logIn()
  await ask(
    'mutation M($customerAccessToken: String!) { customerAccessTokenDelete(customerAccessToken: $customerAccessToken) { deletedAccessToken } }',
    { customerAccessToken: token },
  )
  await ask(RECOVER)
  emulator.faults.add({ kind: 'service-unavailable-503', times: 1 })
  for (let count = 0; count < 15; count += 1) await ask(SHOP)
  await ask('{ nonsense }')
  emulator.customers.add({ email: 'grace@example.com', password: 'x', state: 'invited' })
  emulator.faults.add({ kind: 'hang', field: 'customer', delayMs: 100 })
}

test('the keyboard reaches the content at once', async ({ page }) => {
  await page.goto('/')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: 'Skip to the content' })).toBeFocused()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('button', { name: '+1 hour' })).toBeFocused()
})

test('GraphiQL runs a query and knows the schema, with nothing from elsewhere', async ({
  page,
  store,
}) => {
  const errors: string[] = []
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()))
  await page.goto('/')
  await page.getByRole('link', { name: 'GraphiQL' }).click()
  await page.getByRole('button', { name: /Execute query/ }).click()
  await expect(page.getByRole('region', { name: 'Result Window' })).toContainText('"Speckled Mug"')
  expect(store.emulator.journal.entries().map(({ fields, status }) => [fields, status])).toEqual(
    expect.arrayContaining([
      [['__schema'], 200],
      [['shop', 'products'], 200],
    ]),
  )
  await page.getByRole('button', { name: /Show Documentation Explorer/ }).click()
  await expect(page.getByText('QueryRoot', { exact: true }).first()).toBeVisible()
  expect(errors).toEqual([])
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 800 } })

  test('a long journal begins right below its heading', async ({ page, store }) => {
    for (let count = 0; count < 15; count += 1) await store.ask(SHOP)
    await page.goto('/')
    const journal = page.getByRole('region', { name: 'Journal', exact: true })
    const heading = await journal.getByRole('button', { name: 'Clear' }).boundingBox()
    const first = await journal.getByRole('row').nth(1).boundingBox()
    const gap = (first?.y ?? 0) - (heading?.y ?? 0) - (heading?.height ?? 0)
    expect(gap).toBeGreaterThan(0)
    expect(gap).toBeLessThan(16)
  })
})

test.describe('storefront and store side by side', () => {
  const openSideBySide = async (page: Page, store: OpenStore) => {
    const storefront = await renewingStorefront(store)
    await page.goto(`/__emulator/side-by-side?storefront=${storefront.origin}`)
    const shop = page.frameLocator('iframe[title="Your storefront"]')
    const console = page.frameLocator('iframe[title="The emulated store"]')
    await expect(shop.getByRole('heading', { name: 'Signed in' })).toBeVisible()
    await expect(console.getByRole('button', { name: '+22 days' })).toBeVisible()
    return { shop, console, ...storefront }
  }

  /** As a person does: the clock forward, and the page of the storefront once more. */
  const renew = async ({ shop, console }: Awaited<ReturnType<typeof openSideBySide>>) => {
    await console.getByRole('button', { name: '+22 days' }).click()
    await expect(console.getByText('22 days ahead')).toBeVisible()
    await shop.locator('html').evaluate(() => location.reload())
  }

  for (const colorScheme of ['light', 'dark'] as const) {
    test(`the clock is moved, and a renewal goes by in green, in ${colorScheme}`, async ({
      page,
      store,
    }) => {
      await page.emulateMedia({ colorScheme })
      const sides = await openSideBySide(page, store)
      const frames = await page.locator('iframe').evaluateAll((all) =>
        all.map((frame) => {
          const { width, height, left } = frame.getBoundingClientRect()
          return { isOpen: width > 300 && height > 500, left }
        }),
      )
      expect(frames).toMatchObject([{ isOpen: true, left: 0 }, { isOpen: true }])
      await renew(sides)
      const days = Math.round((store.emulator.clock.now() - Date.now()) / DAY_MS)
      expect(days).toBe(22)
      const renewal = sides.console.getByText('customerAccessTokenRenew')
      await expect(renewal).toBeVisible()
      const [red = 0, green = 0, blue = 0] = await renewal.evaluate((badge) =>
        (getComputedStyle(badge).color.match(/\d+/g) ?? []).map(Number),
      )
      expect(green).toBeGreaterThan(Math.max(red, blue) + 20)
      await sides.close()
    })
  }

  for (const [reducedMotion, motion] of [
    ['no-preference', 'arrive'],
    ['reduce', 'none'],
  ] as const) {
    test(`what arrives moves as a visitor prefers it: ${reducedMotion}`, async ({
      page,
      store,
    }) => {
      await page.emulateMedia({ reducedMotion })
      const sides = await openSideBySide(page, store)
      await renew(sides)
      const row = sides.console.getByRole('row').filter({ hasText: 'customerAccessTokenRenew' })
      await expect(row).toHaveCSS('animation-name', motion)
      await sides.close()
    })
  }

  test('a customer of the framed storefront logs in on the hosted page, in the same frame', async ({
    page,
    store,
  }) => {
    const storefront = await renewingStorefront(store)
    await page.goto(`/__emulator/side-by-side?storefront=${storefront.origin}`)
    const shop = page.frameLocator('iframe[title="Your storefront"]')
    await expect(shop.getByRole('heading', { name: 'Signed in' })).toBeVisible()
    const query = new URLSearchParams({
      client_id: store.emulator.customerAccounts.client.clientId,
      response_type: 'code',
      redirect_uri: `${storefront.origin}/callback`,
      scope: 'openid email customer-account-api:full',
      state: 'x',
      code_challenge: 'x'.repeat(43),
      code_challenge_method: 'S256',
    })
    const login = `${new URL(page.url()).origin}/authentication/oauth/authorize?${query}`
    await shop.locator('html').evaluate((_, url) => location.assign(url), login)
    await expect(shop.getByLabel('E-mail address')).toBeVisible()
    await storefront.close()
  })

  test('a storefront that refuses to be framed leaves the store where it is', async ({
    page,
    store,
  }) => {
    const storefront = await renewingStorefront(store, { 'X-Frame-Options': 'DENY' })
    await page.goto(`/__emulator/side-by-side?storefront=${storefront.origin}`)
    const console = page.frameLocator('iframe[title="The emulated store"]')
    await console.getByRole('button', { name: '+22 days' }).click()
    await expect(console.getByText('22 days ahead')).toBeVisible()
    await storefront.close()
  })
})

/** A storefront with a customer in it, whose token it renews once 21 days have passed. */
async function renewingStorefront(store: OpenStore, headers: Record<string, string> = {}) {
  const customerAccessToken = await store.logIn()
  const server = createServer(async (request, response) => {
    const isInWindow = store.emulator.clock.now() > Date.now() + 21 * DAY_MS
    if (request.url === '/account' && isInWindow) await store.ask(RENEW, { customerAccessToken })
    response.writeHead(200, { 'Content-Type': 'text/html', ...headers })
    response.end('<!doctype html><html lang="en"><title>Shop</title><h1>Signed in</h1>')
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const close = async () => {
    server.closeAllConnections()
    server.close()
  }
  return { origin: `http://127.0.0.1:${Object(server.address()).port}`, close }
}

test('the page of the commands shuts nobody out, in both schemes and at both widths', async ({
  page,
}) => {
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const width of [390, 1280]) {
      await page.emulateMedia({ colorScheme })
      await page.setViewportSize({ width, height: 800 })
      await page.goto('/__emulator/commands')
      // As wide as the page allows, not one column of the console's two.
      const list = await page.locator('.commands dl').boundingBox()
      expect(list?.width).toBeGreaterThan(Math.min(width, 960) * 0.8)
      const { violations } = await new AxeBuilder({ page }).analyze()
      expect(violations.map(({ id }) => id)).toEqual([])
    }
  }
})
