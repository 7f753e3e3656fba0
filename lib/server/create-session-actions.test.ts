// Next's modules need it when they are loaded.
import 'next/dist/server/node-environment-baseline.js'
import {
  createStorefrontEmulator,
  DEMO_CUSTOMER,
  type StorefrontEmulator,
} from 'storefront-emulator'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import type { SessionEvent } from '../core/events/session-event.ts'
import { PASSWORDS } from '../core/session/session-fixture.ts'
import {
  createSessionActions,
  type FormAction,
  type SessionActions,
} from './create-session-actions.ts'
import { post } from './next-fixture.ts'

const { email, password } = DEMO_CUSTOMER
const OWN = { origin: 'https://shop.example', 'sec-fetch-site': 'same-origin' }
const REFUSED = { status: 'failed', code: 'CROSS_SITE', errors: [], typed: {} }

let emulator: StorefrontEmulator
let actions: SessionActions
const events: SessionEvent[] = []

beforeAll(async () => {
  emulator = createStorefrontEmulator()
  actions = await actionsWith({})
})
afterAll(() => emulator.close())
beforeEach(() => {
  events.length = 0
  emulator.journal.clear()
})
afterEach(() => {
  vi.restoreAllMocks()
})

async function actionsWith(more: { siteOrigin?: string; clientIpHeader?: string }) {
  return createSessionActions({
    storeDomain: await emulator.listen(),
    privateAccessToken: emulator.privateAccessToken,
    password: PASSWORDS,
    now: emulator.clock.now,
    onEvent: (event) => events.push(event),
    ...more,
  })
}

/** A browser with a session, as the action that began it left it. */
async function cookieOfCustomer(): Promise<string> {
  const answer = await post(actions.logIn, { email, password }, OWN)
  const [cookie = ''] = (answer.headers.get('set-cookie') ?? '').split(';')
  expect(cookie).toMatch(/^storefront_session=Fe26/)
  emulator.journal.clear()
  events.length = 0
  return cookie
}

describe('a page of this site', () => {
  test('under a base path, what Next does not put before a redirect is put there', async () => {
    vi.stubEnv('__NEXT_ROUTER_BASEPATH', '/shop')
    vi.stubEnv('__NEXT_TRAILING_SLASH', 'true')
    const fields = { email, password, returnTo: '/account/orders' }
    const plain = await post(actions.logIn, fields, OWN)
    const fetched = await post(actions.logIn, fields, { ...OWN, 'next-action': 'x' })
    vi.unstubAllEnvs()
    expect(plain.headers.get('location')).toBe('/shop/account/orders/')
    expect(fetched.headers.get('location')).toBe('/account/orders/')
  })

  test('logs in by an action, and is sent on', async () => {
    const answer = await post(actions.logIn, { email, password, returnTo: '/account/orders' }, OWN)
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/account/orders'])
    expect(answer.headers.get('set-cookie')).toMatch(/^storefront_session=Fe26/)
  })

  test('is told what is wrong, with what was typed and without the password', async () => {
    const answer = await post(actions.logIn, { email, password: 'wrong' }, OWN)
    expect(await answer.json()).toEqual({
      status: 'failed',
      code: 'UNIDENTIFIED_CUSTOMER',
      errors: [],
      typed: { email },
    })
  })
})

const ELSEWHERE: readonly [string, Record<string, string>][] = [
  ['another site', { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }],
  ['another site, told by Sec-Fetch-Site only', { 'sec-fetch-site': 'cross-site' }],
  ['a subdomain, whose Origin is not sent', { 'sec-fetch-site': 'same-site' }],
  ['a sandboxed frame', { origin: 'null' }],
  [
    'another site that is named by X-Forwarded-Host',
    { origin: 'https://evil.example', 'x-forwarded-host': 'evil.example' },
  ],
  [
    'another site that says the action was handed on',
    {
      origin: 'https://evil.example',
      'x-forwarded-host': 'evil.example',
      'x-action-forwarded': '1',
    },
  ],
]

describe('a page of another origin', () => {
  test.each(ELSEWHERE)('can run no action: %s', async (_, headers) => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined)
    const cookie = await cookieOfCustomer()
    const names = Object.keys(actions) as (keyof SessionActions)[]
    expect(names).toHaveLength(12)
    for (const name of names) {
      const answer = await post(actions[name], { email, password }, { cookie, ...headers })
      expect([name, await answer.json()]).toEqual([name, REFUSED])
      expect(answer.headers.getSetCookie()).toEqual([])
    }
    expect(emulator.journal.entries()).toEqual([])
    expect(events.filter(({ type }) => type !== 'misconfigured')).toEqual([])
  })

  test('has none of its form read', async () => {
    const reads: string[] = []
    const watched: FormAction = (state, form) => {
      const read = (name: 'entries' | 'get' | 'getAll' | 'has') => {
        vi.spyOn(form, name).mockImplementation(() => {
          reads.push(name)
          throw new Error('The form has been read.')
        })
      }
      for (const name of ['entries', 'get', 'getAll', 'has'] as const) read(name)
      return actions.recover(state, form)
    }
    const answer = await post(watched, { email }, { 'sec-fetch-site': 'cross-site' })
    expect(await answer.json()).toEqual(REFUSED)
    await expect(post(watched, { email }, OWN)).rejects.toThrow('The form has been read.')
    expect(reads).toEqual(['entries'])
  })
})

describe('behind a proxy', () => {
  const PUBLIC = { origin: 'https://www.example', 'x-forwarded-host': 'www.example' }

  test('an action is taken where the proxy is trusted', async () => {
    const trusting = await actionsWith({ clientIpHeader: 'x-real-ip' })
    expect((await post(trusting.logIn, { email, password }, PUBLIC)).status).toBe(303)
  })

  test('and where the origin of the site is set, whatever the proxy says', async () => {
    const knowing = await actionsWith({ siteOrigin: 'https://www.example' })
    const { origin } = PUBLIC
    expect((await post(knowing.logIn, { email, password }, { origin })).status).toBe(303)
    const byHost = await post(knowing.logIn, { email, password }, { origin: OWN.origin })
    expect(await byHost.json()).toEqual(REFUSED)
  })

  test('an action that Next hands on to another page, under a host of its own, is taken', async () => {
    const handedOn = { ...OWN, host: 'localhost:3000', 'x-forwarded-host': 'shop.example' }
    const headers = { ...handedOn, 'x-action-forwarded': '1' }
    expect((await post(actions.logIn, { email, password }, headers)).status).toBe(303)
    vi.spyOn(console, 'error').mockImplementation(() => undefined)
    expect(await (await post(actions.logIn, { email, password }, handedOn)).json()).toEqual(REFUSED)
  })
})
