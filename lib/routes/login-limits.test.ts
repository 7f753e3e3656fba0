// Next's modules need it when they are loaded.
import 'next/dist/server/node-environment-baseline.js'
import { NextRequest, type NextResponse } from 'next/server.js'
import {
  createStorefrontEmulator,
  DEMO_CUSTOMER,
  type StorefrontEmulator,
} from 'storefront-emulator'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { SessionOptions } from '../core/config/options.ts'
import type { SessionEvent } from '../core/events/session-event.ts'
import { PASSWORDS } from '../core/session/session-fixture.ts'
import { keyedHash } from '../core/store/store-key.ts'
import { createSessionActions } from '../server/create-session-actions.ts'
import { post } from '../server/next-fixture.ts'
import { createSessionRoutes } from './create-session-routes.ts'

const { email, password } = DEMO_CUSTOMER
const MINUTE_MS = 60_000

let emulator: StorefrontEmulator
let storeDomain: string
beforeAll(async () => {
  emulator = createStorefrontEmulator()
  // Out of the way: these tests are about what comes before Shopify.
  emulator.behaviour.limits = { login: 1000, 'sign-up': 1000, recover: 1000 }
  storeDomain = await emulator.listen()
})
afterAll(() => emulator.close())

let now: number
let events: SessionEvent[]
let ask: ReturnType<typeof instance>
beforeEach(() => {
  // Twenty seconds into a minute, and it stands still.
  now = Math.floor(Date.now() / MINUTE_MS) * MINUTE_MS + 20_000
  events = []
  emulator.journal.clear()
  ask = instance()
})

type Fields = Readonly<Record<string, string>>

function optionsWith(more: SessionOptions = {}): SessionOptions {
  return {
    storeDomain,
    publicAccessToken: emulator.publicAccessToken,
    password: PASSWORDS,
    clientIpHeader: 'x-real-ip',
    now: () => now,
    renewWaitMs: 20_000,
    renewTimeoutMs: 20_000,
    onEvent: (event) => events.push(event),
    ...more,
  }
}

/** A process that serves the shop. */
function instance(more: SessionOptions = {}) {
  const routes = createSessionRoutes(optionsWith(more))
  return (action: string, fields: Fields, headers: Fields = {}): Promise<NextResponse> => {
    const request = new NextRequest(`http://shop.example/api/session/${action}`, {
      method: 'POST',
      headers: { host: 'shop.example', 'content-type': 'application/json', ...headers },
      body: headers['content-type']
        ? new URLSearchParams(fields).toString()
        : JSON.stringify(fields),
    })
    return routes.POST(request, { params: Promise.resolve({ action: [action] }) })
  }
}

/** From so many networks, one after the other, or all from one. */
async function statuses(
  count: number,
  send: (index: number) => Promise<NextResponse>,
): Promise<Readonly<Record<number, number>>> {
  const counted: Record<number, number> = {}
  for (let index = 0; index < count; index += 1) {
    const { status } = await send(index)
    counted[status] = (counted[status] ?? 0) + 1
  }
  return counted
}

const from = (index: number): Fields => ({ 'x-real-ip': `203.0.113.${index}` })

/** Tries passwords of one account, each from another address. */
const guess = (index: number) => ask('login', { email, password: `${index}` }, from(index))

/** Tries one password of many accounts, from one network. */
const stuff = (index: number) =>
  ask('login', { email: `${index}@example.com`, password }, { 'x-real-ip': `2001:db8::${index}` })

const limitedBy = () => events.flatMap((event) => (event.type === 'limited' ? [event.by] : []))

describe('wrong passwords', () => {
  test('of one account are ten at once and one a minute, from wherever they come', async () => {
    expect(await statuses(14, guess)).toEqual({ 401: 10, 429: 4 })
    expect(limitedBy()).toEqual(Array.from({ length: 4 }, () => 'account'))
    now += MINUTE_MS
    expect(await statuses(3, guess)).toEqual({ 401: 1, 429: 2 })
  })

  test('are refused before Shopify is asked, and say when to come back', async () => {
    await statuses(10, guess)
    emulator.journal.clear()
    const response = await ask('login', { email: ' ADA@Example.com', password }, from(11))
    expect(response.status).toBe(429)
    expect(response.headers.get('retry-after')).toBe('40')
    expect(response.headers.get('content-type')).toBe('application/problem+json')
    expect(response.headers.getSetCookie()).toEqual([])
    expect(await response.json()).toMatchObject({ code: 'THROTTLED' })
    expect(emulator.journal.entries()).toEqual([])
    expect(JSON.stringify(events)).not.toMatch(/ada@|example\.com|203\.0\.113/i)
  })

  test('have one answer, whether or not there is such a customer', async () => {
    const nobody = (index: number) =>
      ask('login', { email: 'nobody@example.com', password: `${index}` }, from(index))
    expect(await statuses(14, nobody)).toEqual(await statuses(14, guess))
    const [one, other] = [await nobody(1), await guess(1)]
    expect(await one.text()).toBe(await other.text())
    expect([...one.headers]).toEqual([...other.headers])
  })

  test('send a form back with the same code', async () => {
    await statuses(10, guess)
    const type = { 'content-type': 'application/x-www-form-urlencoded' }
    const response = await ask('login', { email, password: 'wrong' }, { ...type, ...from(1) })
    expect([response.status, response.headers.get('location')]).toEqual([
      303,
      '/account/login?error=THROTTLED',
    ])
  })

  test('from one network are twenty at once and four a minute, of whatever account', async () => {
    expect(await statuses(24, stuff)).toEqual({ 401: 20, 429: 4 })
    expect(limitedBy()).toEqual(Array.from({ length: 4 }, () => 'address'))
    expect((await ask('login', { email, password }, from(1))).status).toBe(200)
    now += 15_000
    expect(await statuses(3, stuff)).toEqual({ 401: 1, 429: 2 })
  })

  test('are not counted by an address that nobody vouches for: it may be everybody’s', async () => {
    ask = instance({ clientIpHeader: undefined })
    const forwarded = { 'x-forwarded-for': '203.0.113.7' }
    const sent = (index: number) =>
      ask('login', { email: `${index}@example.com`, password }, forwarded)
    expect(await statuses(30, sent)).toEqual({ 401: 30 })
  })

  test('are all tried where the shop wants no limits', async () => {
    ask = instance({ loginLimits: false })
    expect(await statuses(30, guess)).toEqual({ 401: 30 })
  })

  test('are counted as the shop wants', async () => {
    ask = instance({ loginLimits: { byAccount: { burst: 2, refillSeconds: 30 } } })
    expect(await statuses(4, guess)).toEqual({ 401: 2, 429: 2 })
    expect((await guess(1)).headers.get('retry-after')).toBe('10')
  })

  test('to change one are counted with those to log in', async () => {
    const logged = await ask('login', { email, password })
    const cookie = `storefront_session=${logged.cookies.get('storefront_session')?.value}`
    const change = (index: number) =>
      ask('password', { currentPassword: `${index}`, newPassword: 'new' }, { cookie, ...from(1) })
    expect(await statuses(12, change)).toEqual({ 401: 10, 429: 2 })
    expect(await statuses(1, guess)).toEqual({ 429: 1 })
  })

  test('by a server action are counted as well, and Shopify not asked', async () => {
    const { logIn } = createSessionActions(optionsWith())
    const page = { origin: 'http://shop.example', ...from(1) }
    for (let index = 0; index < 10; index += 1) {
      await post(logIn, { email, password: `${index}` }, page)
    }
    emulator.journal.clear()
    const answer = await post(logIn, { email, password }, page)
    expect(await answer.json()).toMatchObject({ status: 'failed', code: 'THROTTLED' })
    expect(emulator.journal.entries()).toEqual([])
  })
})

describe('who has done nothing wrong', () => {
  test('logs in as often as they like', async () => {
    expect(await statuses(40, () => ask('login', { email, password }, from(1)))).toEqual({
      200: 40,
    })
  })

  test('is not counted while Shopify does not answer', async () => {
    emulator.faults.add({ kind: 'error-500', field: 'customerAccessTokenCreate', times: 12 })
    expect(await statuses(13, () => guess(1))).toEqual({ 503: 12, 401: 1 })
  })

  test('logs in where they have been before, whatever strangers try', async () => {
    const cookie = await knownCookie()
    expect(await statuses(12, guess)).toEqual({ 401: 10, 429: 2 })
    await statuses(20, stuff)
    expect((await ask('login', { email, password }, from(1))).status).toBe(429)
    const known = { cookie, 'x-real-ip': '2001:db8::1' }
    expect((await ask('login', { email, password }, known)).status).toBe(200)
  })

  test('has ten failures of their own there', async () => {
    const headers = { cookie: await knownCookie(), ...from(1) }
    const mistype = () => ask('login', { email, password: 'mistyped' }, headers)
    expect(await statuses(12, mistype)).toEqual({ 401: 10, 429: 2 })
    expect(limitedBy()).toEqual(['browser', 'browser'])
  })

  test('can still set a new password by the link in their mail', async () => {
    await statuses(10, guess)
    await ask('recover', { email })
    const resetUrl = emulator.outbox.all().at(-1)?.url ?? ''
    expect((await ask('reset', { resetUrl, password }, from(1))).status).toBe(200)
  })
})

describe('a browser is a stranger', () => {
  test('to an account that it has not been logged in to', async () => {
    const cookie = await knownCookie()
    const other = (index: number) =>
      ask('login', { email: 'nobody@example.com', password }, { cookie, ...from(index) })
    expect(await statuses(11, other)).toEqual({ 401: 10, 429: 1 })
    expect(limitedBy()).toEqual(['account'])
  })

  test.each<[string, (cookie: string) => string | Promise<string>]>([
    ['another browser’s id', (cookie) => cookie.replace(/\.[\da-f]{8}/, '.00000000')],
    ['another proof', (cookie) => cookie.replace(/\.([^.]*)$/, '.AAAA$1')],
    ['a proof that is cut', (cookie) => cookie.slice(0, -6)],
    ['no proof', (cookie) => cookie.replace(/\.[^.]*$/, '')],
    ['more than there is', (cookie) => `${cookie}.1`],
    ['a password that there is not', (cookie) => cookie.replace(/=\d+\./, '=9.')],
    ['a password that is none', provenByAnything],
  ])('with %s', async (_, forge) => {
    const forged = await forge(await knownCookie())
    await statuses(10, guess)
    const headers = { cookie: forged, ...from(1) }
    expect((await ask('login', { email, password }, headers)).status).toBe(429)
  })
})

/** By what every object has, and anybody knows. */
async function provenByAnything(cookie: string): Promise<string> {
  const browser = crypto.randomUUID()
  const passwords = { constructor: String(Object) } as never
  const proof = await keyedHash(`known ${browser} ${email}`, { passwords, id: 'constructor' })
  return cookie.replace(/=.*/, `=constructor.${browser}.${encodeURIComponent(proof)}`)
}

/** What a log-in leaves in the browser, and a log-out does not take. */
async function knownCookie(): Promise<string> {
  const response = await ask('login', { email, password }, { 'x-real-ip': '198.51.100.1' })
  const { name, value } = response.cookies.get('storefront_session_known') ?? {}
  if (value === undefined) throw new Error('A browser is not known.')
  return `${name}=${encodeURIComponent(value)}`
}

describe('mails and accounts', () => {
  test.each(['ada@example.com', 'nobody@example.com'])(
    'mails to %s are ten at once, whoever they are asked by',
    async (address) => {
      emulator.outbox.clear()
      const recover = (index: number) => ask('recover', { email: address }, from(index))
      expect(await statuses(12, recover)).toEqual({ 202: 10, 429: 2 })
      expect((await ask('login', { email, password }, from(1))).status).toBe(200)
    },
  )

  test('accounts are twenty at once from one network, whatever came of them', async () => {
    const register = (index: number) =>
      ask(
        'register',
        { email: `${index}.${now}@example.com`, password: index % 2 ? password : 'x' },
        from(1),
      )
    const { 429: refused } = await statuses(22, register)
    expect(refused).toBe(2)
    expect(limitedBy()).toEqual(['address', 'address'])
  })
})
