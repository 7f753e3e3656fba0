import { sealData } from 'iron-session'
import { createStorefrontEmulator, DEMO_CUSTOMER } from 'storefront-emulator'
import { afterAll, expect, test } from 'vitest'
import { cartCookie, ownCart } from '../../core/cart/visitor-cart.ts'
import { passwordsOfShop } from '../../core/config/shop-of-request.ts'
import { guardedToken } from '../../core/session/guarded-token.ts'
import { logoutMarkerCookie } from '../../core/session/logout-marker.ts'
import type { SealPasswords } from '../../core/session/passwords.ts'
import { sealSession } from '../../core/session/seal.ts'
import { DAY_MS, PASSWORDS, sessionFixture } from '../../core/session/session-fixture.ts'
import { folderWith, removeFolders, runCommand, runInProcess } from '../command-fixture.ts'
import { findCookies } from './find-cookies.ts'

const SESSION_PASSWORD = PASSWORDS[1]
const TOKEN = '0123456789abcdef0123456789abcdef'

afterAll(removeFolders)

/** A session that was issued so many days ago, for 42 days. */
function sessionOf(daysAgo: number, accessToken = TOKEN) {
  const issuedAt = Date.now() - daysAgo * DAY_MS
  const expiresAt = new Date(issuedAt + 42 * DAY_MS).toISOString()
  return sessionFixture({
    issuedAt: new Date(issuedAt).toISOString(),
    customerAccessToken: guardedToken({ accessToken, expiresAt }),
  })
}

const sealed = (daysAgo: number, passwords: SealPasswords = PASSWORDS) =>
  sealSession(sessionOf(daysAgo), { passwords, now: Date.now() })

async function inspect(input: string, ...args: readonly string[]) {
  const { out, ...rest } = await runInProcess(['inspect', '--json', ...args], {
    env: { SESSION_PASSWORD },
    input,
  })
  return { reports: JSON.parse(out || '[]'), out, ...rest }
}

test('a session is told without its token and without a name', async () => {
  const { reports, out, code } = await inspect(`storefront_session=${await sealed(1)}`)
  expect(reports).toMatchObject([
    {
      kind: 'session',
      cookie: 'storefront_session',
      version: 1,
      customerId: 'gid://shopify/Customer/1',
      customer: 'A. L.',
      passwordNumber: 1,
      isNewestPassword: true,
      renewedAt: null,
      isExpired: false,
      isInRenewalWindow: false,
    },
  ])
  expect(reports[0].bytes).toBeGreaterThan(400)
  expect(reports[0].secondsLeft).toBeCloseTo(41 * 86_400, -2)
  expect(out).not.toMatch(/Ada|Lovelace|0123456789abcdef/)
  expect(code).toBe(0)
})

test('of several shops on one deployment, a session is opened with the store of its own', async () => {
  const passwords = passwordsOfShop(PASSWORDS, 'https://shop.myshopify.com')
  const cookie = await sealed(1, passwords)
  const own = await inspect(cookie, '--store', 'shop.myshopify.com')
  expect([own.reports[0].kind, own.code]).toEqual(['session', 0])
  for (const args of [[], ['--store', 'other.myshopify.com']]) {
    const { reports, code } = await inspect(cookie, ...args)
    expect([reports[0].kind, reports[0].reason, code]).toEqual(['rejected', 'invalid', 1])
  }
  const { log, code } = await inspect(cookie, '--store', 'http://')
  expect(log).toContain('--store')
  expect(code).toBe(2)
})

test('a session beside the mark of its log-out is ignored, and said to be', async () => {
  const session = sessionOf(22)
  const site = { cookieName: 'storefront_session', isHttps: true }
  const mark = logoutMarkerCookie(session, {
    site,
    now: Date.now(),
    policy: { renewWithinSeconds: null },
  })
  const seal = await sealSession(session, { passwords: PASSWORDS, now: Date.now() })
  const header = `__Host-storefront_session=${seal}; ${mark?.name}=`
  const left = await inspect(`${header}${mark?.value}`)
  expect(left.reports[0].isLoggedOut).toBe(true)
  expect(left.code).toBe(1)
  const another = await inspect(`${header}0`)
  expect(another.reports[0].isLoggedOut).toBe(false)
  expect(another.code).toBe(0)
})

test('the hash of the token is the one in the journal of the emulator', async () => {
  const emulator = createStorefrontEmulator()
  const origin = await emulator.listen()
  const customer = emulator.customers.byEmail(DEMO_CUSTOMER.email)
  if (customer === undefined) expect.fail('the demo customer is gone')
  const { accessToken } = emulator.tokens.issue(customer)
  const response = await fetch(`${origin}/api/2026-04/graphql.json`, {
    method: 'POST',
    headers: { 'X-Shopify-Storefront-Access-Token': emulator.publicAccessToken },
    body: JSON.stringify({
      query:
        'query($customerAccessToken: String!) { customer(customerAccessToken: $customerAccessToken) { id } }',
      variables: { customerAccessToken: accessToken },
    }),
  })
  await response.text()
  const [entry] = emulator.journal.entries()
  await emulator.close()
  const seal = await sealSession(sessionOf(1, accessToken), {
    passwords: PASSWORDS,
    now: Date.now(),
  })
  const { reports } = await inspect(seal)
  expect(reports[0].tokenHash).toBe(entry?.tokenHash)
})

test('names are shown to those who ask for them', async () => {
  const { reports } = await inspect(await sealed(1), '--names')
  expect(reports[0].customer).toBe('Ada Lovelace')
})

test('a name cannot write on the terminal', async () => {
  const customer = { ...sessionOf(1).customer, displayName: 'Ada\u001b[2J\r\nLovelace' }
  const session = { ...sessionOf(1), customer }
  const { out } = await runCommand(['inspect', '--names'], {
    env: { SESSION_PASSWORD },
    input: await sealSession(session, { passwords: PASSWORDS, now: Date.now() }),
  })
  expect(out).toContain('Ada·[2J··Lovelace')
  expect(out).not.toContain('\u001b')
})

test('the renewal window is that of the shop', async () => {
  const seal = await sealed(22)
  const [half, week] = await Promise.all([
    inspect(seal),
    inspect(seal, '--renew-within-seconds', String(7 * 86_400)),
  ])
  expect(half.reports[0].isInRenewalWindow).toBe(true)
  expect(week.reports[0].isInRenewalWindow).toBe(false)
})

test('a whole header is taken apart, and the cart is masked', async () => {
  const cart = await cartCookie(ownCart('gid://shopify/Cart/Z2NwLXVz?key=0badc0de', null), {
    site: { cookieName: 'storefront_session', isHttps: true },
    config: { passwords: PASSWORDS },
  })
  const header = `Cookie: theme=dark; __Host-storefront_session=${await sealed(1)}; ${cart.name}=${cart.value}`
  const { reports, out, code } = await inspect(header)
  expect(reports).toMatchObject([
    { kind: 'session', cookie: '__Host-storefront_session' },
    { kind: 'cart', cookie: '__Host-storefront_session_cart', cartId: 'gid://shopify/Cart/Z2Nw…' },
  ])
  expect(out).not.toContain('0badc0de')
  expect(code).toBe(0)
})

test.each([
  [
    'an old password',
    'unknown-password',
    () => sealed(1, { 1: SESSION_PASSWORD, 4: `${SESSION_PASSWORD}4` } as typeof PASSWORDS),
  ],
  [
    'another password of the same number',
    'invalid',
    () => sealed(1, { 1: `${SESSION_PASSWORD}!` }),
  ],
  ['a cookie that was cut short', 'invalid', async () => (await sealed(1)).slice(0, -20)],
  ['something else', 'invalid', async () => 'eyJhbGciOiJIUzI1NiJ9.e30.x'],
  [
    'a session whose time is over',
    'expired',
    () => sealData({}, { password: SESSION_PASSWORD, ttl: -120 + 1 }),
  ],
  [
    'another format',
    'other-format',
    () => sealData({ version: 2 }, { password: SESSION_PASSWORD }),
  ],
])('%s is rejected as %s, with exit code 1', async (_, reason, make) => {
  const { reports, code } = await inspect(await make())
  expect(reports).toMatchObject([{ kind: 'rejected', reason }])
  expect(reports[0].explanation).toMatch(/\.$|\?$/)
  expect(code).toBe(1)
})

test('for a person it is one fact a line, in plain text, and an old password is pointed out', async () => {
  const newest = JSON.stringify({ ...PASSWORDS, 2: `${SESSION_PASSWORD}2` })
  const { out, code } = await runCommand(['inspect'], {
    env: { SESSION_PASSWORD: newest },
    input: await sealed(22.5),
  })
  expect(out).toContain('A session, good for 19 days, to be renewed at the next visit')
  expect(out).toMatch(/sealed with +password number 1; the next renewal seals it with the newest/)
  expect(out).not.toMatch(/Ada|0123456789abcdef/)
  expect(out).not.toContain('\u001b')
  expect(code).toBe(0)
})

test('the cookie and the password can come from files', async () => {
  const folder = folderWith({
    '.env.local': `SESSION_PASSWORD="${SESSION_PASSWORD}"\n`,
    'cookie.txt': await sealed(1),
  })
  const args = ['inspect', '--json', '--file', 'cookie.txt', '--env-file', '.env.local']
  const { out } = await runCommand(args, { folder })
  expect(JSON.parse(out)).toMatchObject([{ kind: 'session' }])
})

test.each([
  ['no password', {}, [], 'x', 'SESSION_PASSWORD is missing'],
  ['no cookie', { SESSION_PASSWORD }, [], ' ', 'There was no cookie to read.'],
  ['a cookie as an argument', { SESSION_PASSWORD }, ['Fe26.2*1'], '', 'Unexpected argument'],
  [
    'no such file',
    { SESSION_PASSWORD },
    ['--file', 'nowhere'],
    '',
    '--file cannot be read: ENOENT',
  ],
  [
    'a window that is no number',
    { SESSION_PASSWORD },
    ['--renew-within-seconds', 'x'],
    '',
    'is a whole number above zero',
  ],
])('%s: is told so, with exit code 2', async (_, env, args, input, message) => {
  const { log, out, code } = await runInProcess(['inspect', ...args], { env, input })
  expect(log).toContain(message)
  expect(out).toBe('')
  expect(code).toBe(2)
})

test('seals are found wherever they are copied from', () => {
  const seal = 'Fe26.2*1*a*b*c*1*d*e~2'
  const alone = [{ name: null, value: seal }]
  const named = [{ name: 'storefront_session', value: seal }]
  expect(findCookies(`  ${seal}\n`)).toEqual(alone)
  expect(findCookies(seal.replaceAll('*', '%2A').replace('~', '%7E'))).toEqual(alone)
  expect(findCookies(`"${seal}"`)).toEqual(alone)
  expect(findCookies(`Set-Cookie: storefront_session=${seal}; Path=/; HttpOnly`)).toEqual(named)
  expect(findCookies(`-b 'a=1; storefront_session=${seal}'`)).toEqual(named)
  expect(findCookies(`storefront_session\t${seal}\tlocalhost\t/`)).toEqual(alone)
})
