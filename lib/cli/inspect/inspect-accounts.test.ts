import { expect, test } from 'vitest'
import { hintCookie, hintOf } from '../../core/customer-account/id-token-hint.ts'
import { attemptCookie } from '../../core/customer-account/login-attempt.ts'
import { createState } from '../../core/customer-account/login-state.ts'
import { sealSession } from '../../core/session/seal.ts'
import { startAccountSession } from '../../core/session/session.ts'
import { DAY_MS, PASSWORDS, sessionFixture } from '../../core/session/session-fixture.ts'
import { runInProcess } from '../command-fixture.ts'

const MINUTE_MS = 60_000
const SEALED = { config: { passwords: PASSWORDS }, site: { cookieName: 'shop', isHttps: true } }

/** What no report may show. */
const SECRETS = ['shcat_access', 'shcrt_refresh', 'id.token.secret', 'verifier-secret', 'nonce-one']

async function inspect(input: string, ...args: readonly string[]) {
  const env = { SESSION_PASSWORD: PASSWORDS[1] }
  const { out, ...rest } = await runInProcess(['inspect', ...args], { env, input })
  for (const secret of SECRETS) expect(out).not.toContain(secret)
  return { out, ...rest }
}

async function reports(input: string) {
  const { out, code } = await inspect(input, '--json')
  return { reports: JSON.parse(out), code }
}

/** A session that began so long ago, and was not renewed. */
function sessionOf(ageMs: number, tokenEndpoint: string | null = null) {
  const begun = Date.now() - ageMs
  const at = (ms: number) => new Date(begun + ms).toISOString()
  const tokens = {
    accessToken: 'shcat_access',
    refreshToken: 'shcrt_refresh',
    expiresAt: at(60 * MINUTE_MS),
    sessionEndsAt: at(30 * DAY_MS),
    tokenEndpoint,
  }
  return startAccountSession(tokens, sessionFixture().customer, begun)
}

const sealed = (ageMs: number) =>
  sealSession(sessionOf(ageMs), { passwords: PASSWORDS, now: Date.now() })

async function attempt(ageMs: number, isRetry = false) {
  const started = { slot: 0, isRetry, startedAt: Date.now() - ageMs }
  const state = await createState(started, PASSWORDS)
  const made = { state, nonce: 'nonce-one', codeVerifier: 'verifier-secret', isDone: false }
  return attemptCookie(0, { ...made, returnTo: '/account?note=private' }, SEALED)
}

test('a session of a customer account says of which kind it is, and when its token ends', async () => {
  const { reports: found, code } = await reports(await sealed(40 * MINUTE_MS))
  expect(found).toMatchObject([
    {
      kind: 'session',
      accounts: 'oauth',
      isExpired: false,
      isTokenExpired: false,
      isInRenewalWindow: true,
      tokenEndpoint: null,
    },
  ])
  expect(Date.parse(found[0].expiresAt) - Date.parse(found[0].tokenExpiresAt)).toBe(
    30 * DAY_MS - 60 * MINUTE_MS,
  )
  expect(found[0].tokenHash).toMatch(/^[0-9a-f]{16}$/)
  expect(found[0].refreshTokenHash).not.toBe(found[0].tokenHash)
  expect(code).toBe(0)
})

test('it is a session although its access token has ended, and a person is told both', async () => {
  const { out, code } = await inspect(await sealed(1.5 * DAY_MS))
  expect(out).toContain('A session, good for 28 days, to be renewed at the next visit')
  expect(out).toMatch(/accounts +Shopify’s page/)
  expect(out).toMatch(/access token +SHA-256 [0-9a-f]{16}…, ended at 20/)
  expect(out).toMatch(/renewed at +the address that follows/)
  expect(code).toBe(0)
})

test('after thirty days it is a session that has ended', async () => {
  const old = await sealSession(sessionOf(30 * DAY_MS), {
    passwords: PASSWORDS,
    now: Date.now() - DAY_MS,
  })
  const { reports: found, code } = await reports(old)
  expect(found).toMatchObject([{ kind: 'session', isExpired: true }])
  expect(code).toBe(1)
})

test('where it is renewed is shown where the log-in has learnt it', async () => {
  const endpoint = 'https://account.shop.example/authentication/oauth/token'
  const seal = await sealSession(sessionOf(0, endpoint), { passwords: PASSWORDS, now: Date.now() })
  expect((await inspect(seal)).out).toContain(`renewed at    ${endpoint}`)
})

test('a session of the other kind says so too', async () => {
  const seal = await sealSession(sessionFixture(), { passwords: PASSWORDS, now: Date.now() })
  expect((await reports(seal)).reports).toMatchObject([{ accounts: 'legacy' }])
})

test('beside it, what the log-out needs is opened, and said to be of this session or not', async () => {
  const session = sessionOf(0)
  const seal = await sealSession(session, { passwords: PASSWORDS, now: Date.now() })
  const hint = await hintCookie(hintOf(session, 'id.token.secret'), SEALED)
  const header = (value: string) => `__Host-shop=${value}; ${hint.name}=${hint.value}`
  const own = await reports(header(seal))
  expect(own.reports[1]).toMatchObject({ kind: 'hint', cookie: hint.name, isOfSession: true })
  const another = await reports(header(await sealed(DAY_MS)))
  expect(another.reports[1]).toMatchObject({ kind: 'hint', isOfSession: false })
  const alone = await reports(hint.value)
  expect([alone.reports[0].isOfSession, alone.code]).toEqual([null, 0])
  expect((await inspect(header(seal))).out).toContain('an id token, which is not shown')
})

test('a log-in that is under way says since when, and where it leads, without what is in the address', async () => {
  const cookie = await attempt(5 * MINUTE_MS)
  const { reports: found } = await reports(`${cookie.name}=${cookie.value}`)
  expect(found).toMatchObject([
    {
      kind: 'login-attempt',
      isDone: false,
      isRetry: false,
      isTooLate: false,
      returnTo: '/account',
    },
  ])
  expect(Date.now() - Date.parse(found[0].startedAt)).toBeGreaterThanOrEqual(5 * MINUTE_MS)
  const { out } = await inspect(cookie.value)
  expect(out).toContain('the customer is at Shopify')
  expect(out).not.toContain('private')
})

test('one of the second try, which was begun too long ago, says both', async () => {
  const cookie = await attempt(31 * MINUTE_MS, true)
  const { out } = await inspect(cookie.value)
  expect(out).toMatch(/it took too long/)
  expect(out).toMatch(/the second try/)
})

test.each([
  ['__Secure-shop_login_2', /took too long; the customer can begin another one/],
  ['__Secure-shop_hint', /not the one at Shopify/],
  ['__Host-shop', /has to log in again/],
])('%s that has expired is explained by what it is', async (name, explanation) => {
  const old = await sealSession(sessionOf(0), { passwords: PASSWORDS, now: Date.now() })
  const [head = '', ...rest] = old.split('*').map((part, index) => (index === 5 ? '1' : part))
  const { reports: found, code } = await reports(`${name}=${[head, ...rest].join('*')}`)
  expect(found[0].explanation).toMatch(explanation)
  expect(code).toBe(1)
})
