import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import type { SessionOptions } from '../core/config/options.ts'
import type { SessionEvent } from '../core/events/session-event.ts'
import { PASSWORDS } from '../core/session/session-fixture.ts'
import { memoryStore } from '../core/store/memory-store.ts'
import type { SharedStore } from '../core/store/shared-store.ts'
import { type Browser, openBrowser } from './browser-fixture.ts'
import { createSessionRoutes } from './create-session-routes.ts'
import { CLIENT_ID, type Face, type Provider, SHOP, startProvider } from './provider-fixture.ts'
import { type Site, startSite } from './site-fixture.ts'

/** One that names the session that is over, and one that names the customer alone. */
let bySession: Provider
let byCustomer: Provider
let site: Site

beforeAll(async () => {
  for (const method of ['info', 'warn', 'log'] as const) {
    vi.spyOn(console, method).mockImplementation(() => undefined)
  }
  site = await startSite()
  const uri = site.address('backchannel-logout')
  ;[bySession, byCustomer] = await Promise.all([
    startProvider({ backchannelLogout: { uri, isOfSession: true } }),
    startProvider({ backchannelLogout: { uri, isOfSession: false } }),
  ])
})
afterAll(async () => {
  vi.restoreAllMocks()
  await Promise.all([bySession?.close(), byCustomer?.close(), site?.close()])
})

let store: SharedStore
let events: SessionEvent[]
let provider: Provider
let complaints: unknown[][]
let ahead = 0

beforeEach(() => {
  store = memoryStore()
  events = []
  complaints = []
  ahead = 0
  provider = bySession
  vi.spyOn(console, 'error').mockImplementation((...words) => void complaints.push(words))
})
afterEach(() => provider.faces.clear())

/** An instance of the site; nothing of it is known to another but by the store. */
function instance(options: SessionOptions = { store }) {
  return createSessionRoutes({
    storeDomain: provider.origin,
    publicAccessToken: 'public',
    password: PASSWORDS,
    siteOrigin: SHOP,
    customerAccountClientId: CLIENT_ID,
    renewWaitMs: 20_000,
    renewTimeoutMs: 20_000,
    now: () => Date.now() + ahead,
    onEvent: (event) => events.push(event),
    ...options,
  })
}

async function logIn(name = 'ada', browser: Browser = openBrowser(instance())): Promise<Browser> {
  const login = await browser.get('/api/session/login')
  const callback = await browser.logInAt(login.headers.get('location') ?? '', name)
  expect((await browser.get(callback)).headers.get('location')).toBe('/account')
  return browser
}

/** What a browser is told that comes to an instance which has not seen it before. */
async function statusOf({ jar }: Browser) {
  const elsewhere = openBrowser(instance())
  for (const [name, value] of jar) elsewhere.jar.set(name, value)
  return (await elsewhere.get('/api/session')).json()
}

const SIGNED_IN = { status: 'signed-in' }
const REVOKED = { status: 'signed-out', reason: 'revoked' }

const outcomes = () =>
  events.flatMap((event) => (event.type === 'backchannel-logout' ? event.outcome : []))

/** A logout token of the provider, about a customer. */
function tokenFor(sub: string, claims: object = {}): Promise<string> {
  const now = Math.floor((Date.now() + ahead) / 1000)
  return provider.sign({
    iss: provider.origin,
    aud: CLIENT_ID,
    sub,
    iat: now,
    exp: now + 120,
    jti: crypto.randomUUID(),
    events: { 'http://schemas.openid.net/event/backchannel-logout': {} },
    ...claims,
  })
}

async function send(token: string, headers: Readonly<Record<string, string>> = {}) {
  const response = await fetch(site.address('backchannel-logout'), {
    method: 'POST',
    headers,
    body: new URLSearchParams({ logout_token: token }),
  })
  const { status } = response
  const cacheControl = response.headers.get('cache-control')
  return {
    status,
    cacheControl,
    cookies: response.headers.getSetCookie(),
    text: await response.text(),
  }
}

const DONE = { status: 200, cacheControl: 'private, no-store', cookies: [], text: '' }
const refused = (error: string) => ({
  status: 400,
  cacheControl: 'private, no-store',
  cookies: [],
  text: JSON.stringify({ error }),
})

describe('a log-out on the pages of a provider that names the session', () => {
  test('ends what has begun in it, on every instance, and nothing else', async () => {
    const [here, elsewhere, grace] = [await logIn(), await logIn(), await logIn('grace')]
    site.serveBy(instance())
    await here.logOutAt(provider.origin)
    expect(outcomes()).toEqual(['ended'])
    expect(await statusOf(here)).toEqual(REVOKED)
    expect(await statusOf(elsewhere)).toMatchObject(SIGNED_IN)
    expect(await statusOf(grace)).toMatchObject(SIGNED_IN)
  })

  test('ends each of several sessions that have begun in it, also of two log-ins at once', async () => {
    const browser = await logIn()
    const cookies = [new Map(browser.jar)]
    const callbacks: string[] = []
    for (const _ of [1, 2]) {
      const login = await browser.get('/api/session/login')
      callbacks.push(await browser.logInAt(login.headers.get('location') ?? ''))
    }
    const tabs = callbacks.map(() => {
      const tab = openBrowser(instance())
      for (const [name, value] of browser.jar) tab.jar.set(name, value)
      return tab
    })
    await Promise.all(tabs.map((tab, index) => tab.get(callbacks[index] ?? '')))
    cookies.push(...tabs.map(({ jar }) => jar))
    for (const jar of cookies) expect(await statusOf({ ...browser, jar })).toMatchObject(SIGNED_IN)
    site.serveBy(instance())
    await browser.logOutAt(provider.origin)
    for (const jar of cookies) expect(await statusOf({ ...browser, jar })).toEqual(REVOKED)
  })

  test('ends what was begun before a password was rotated', async () => {
    const before = await logIn()
    const password = { ...PASSWORDS, 9: 'the newest password of them all, 32 or more' }
    site.serveBy(instance({ store, password }))
    await before.logOutAt(provider.origin)
    expect(await statusOf(before)).toEqual(REVOKED)
  })

  test('is answered as done where the customer has logged out here before', async () => {
    const browser = await logIn()
    await browser.post('/api/session/logout')
    site.serveBy(instance())
    await browser.logOutAt(provider.origin)
    expect(outcomes()).toEqual(['ended'])
  })
})

describe('a log-out at a provider that names the customer alone', () => {
  beforeEach(() => {
    provider = byCustomer
  })

  test('ends all of their sessions, and not those of others, nor what begins afterwards', async () => {
    const [here, elsewhere, grace] = [await logIn(), await logIn(), await logIn('grace')]
    site.serveBy(instance())
    ahead += 1000
    await here.logOutAt(provider.origin)
    expect(outcomes()).toEqual(['ended'])
    expect(await statusOf(here)).toEqual(REVOKED)
    expect(await statusOf(elsewhere)).toEqual(REVOKED)
    expect(await statusOf(grace)).toMatchObject(SIGNED_IN)
    ahead += 1000
    expect(await statusOf(await logIn())).toMatchObject(SIGNED_IN)
  })

  test('is believed once: the same token again ends nothing that has begun since', async () => {
    const before = await logIn()
    site.serveBy(instance())
    ahead += 1000
    const token = await tokenFor('ada')
    expect(await send(token)).toEqual(DONE)
    expect(await statusOf(before)).toEqual(REVOKED)
    ahead += 1000
    const after = await logIn()
    ahead += 1000
    site.serveBy(instance())
    expect(await send(token)).toEqual(refused('invalid_request'))
    expect(await statusOf(after)).toMatchObject(SIGNED_IN)
    expect(outcomes()).toEqual(['ended', 'repeated'])
  })

  test('of whom nobody has heard is done, and ends nothing', async () => {
    const grace = await logIn('grace')
    site.serveBy(instance())
    expect(await send(await tokenFor('somebody'))).toEqual(DONE)
    expect(outcomes()).toEqual(['unknown'])
    expect(await statusOf(grace)).toMatchObject(SIGNED_IN)
  })

  test('needs no page of this site, and looks at no cookie', async () => {
    const [ada, grace] = [await logIn(), await logIn('grace')]
    const cookie = [...grace.jar].map(([name, value]) => `${name}=${value}`).join('; ')
    site.serveBy(instance())
    ahead += 1000
    const sent = { origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site', cookie }
    expect(await send(await tokenFor('ada'), sent)).toEqual(DONE)
    expect(await statusOf(ada)).toEqual(REVOKED)
    expect(await statusOf(grace)).toMatchObject(SIGNED_IN)
  })

  test.each<[string, () => void]>([
    ['the shared store', () => site.serveBy(instance({ store: away }))],
    ['the provider’s keys', () => void provider.faces.set('/jwks', down)],
  ])('can be told again when %s could not be had', async (_, breakIt) => {
    const ada = await logIn()
    site.serveBy(instance())
    ahead += 1000
    const token = await tokenFor('ada')
    breakIt()
    expect(await send(token)).toEqual(refused('temporarily_unavailable'))
    expect(await statusOf(ada)).toMatchObject(SIGNED_IN)
    provider.faces.clear()
    site.serveBy(instance())
    expect(await send(token)).toEqual(DONE)
    expect(await statusOf(ada)).toEqual(REVOKED)
    expect(outcomes()).toEqual(['unavailable', 'ended'])
  })
})

const fails = () => Promise.reject(new Error('The store is down.'))
const away: SharedStore = { get: fails, set: fails, setIfAbsent: fails, deleteIfEqual: fails }
const down: Face = (_, response) => void response.writeHead(503).end()

describe('where no log-out can be told', () => {
  test('without a shared store it is 501, and the operator is told once', async () => {
    site.serveBy(instance({}))
    for (const _ of [1, 2]) expect((await send(await tokenFor('ada'))).status).toBe(501)
    expect(complaints.flat()).toEqual([expect.stringContaining('set SESSION_STORE_URL')])
    expect(events).toEqual([])
  })

  test('where the provider does not say that it tells, it is 501, and nothing is kept', async () => {
    provider = await startProvider()
    const written: string[] = []
    store = new Proxy(store, {
      get(target, name: keyof SharedStore) {
        if (name !== 'get') written.push(name)
        return target[name]
      },
    })
    const ada = await logIn()
    expect(written).toEqual([])
    site.serveBy(instance())
    for (const _ of [1, 2]) expect((await send(await tokenFor('ada'))).status).toBe(501)
    expect(complaints.flat()).toEqual([expect.stringContaining('backchannel_logout_supported')])
    expect(await statusOf(ada)).toMatchObject(SIGNED_IN)
    await provider.close()
  })

  test('a shop without customer accounts has no such route, and a browser cannot open it', async () => {
    const shop = { storeDomain: provider.origin, publicAccessToken: 'public', password: PASSWORDS }
    site.serveBy(createSessionRoutes({ ...shop, store }))
    expect((await send('x')).status).toBe(404)
    site.serveBy(instance())
    const shown = await fetch(site.address('backchannel-logout'))
    expect([shown.status, shown.headers.get('allow')]).toEqual([405, 'POST'])
  })
})
