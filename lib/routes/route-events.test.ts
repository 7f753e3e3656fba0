import { expect, test, vi } from 'vitest'
import { DAY_MS } from '../core/session/session-fixture.ts'
import { email, emulator, events, json, logIn, password } from './route-fixture.ts'

const durationMs = expect.any(Number)
const requestId = expect.stringMatching(/^[0-9a-f-]{36}$/)

test('a login and a log-out are emitted, without a word of whom', async () => {
  const cookie = await logIn()
  await json('logout', {}, { cookie })
  await json('logout', {})
  expect(events).toEqual([
    { type: 'logged-in', accounts: 'legacy', by: 'login', durationMs, requestId },
    { type: 'logged-out', accounts: 'legacy', revoked: true, durationMs, requestId },
    { type: 'logged-out', accounts: null, revoked: false, durationMs, requestId },
  ])
  const secrets = [
    email,
    password,
    cookie.slice(20),
    ...emulator.tokens.all().map((t) => t.accessToken),
  ]
  for (const secret of secrets) expect(JSON.stringify(events)).not.toContain(secret)
})

test('a login that fails is emitted, and why', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
  await json('login', { email, password: 'wrong' })
  await json('login', { email: 'nobody' })
  for (const kind of ['throttled', 'error-500', 'unauthorized-401'] as const) {
    emulator.faults.add({ kind, times: 1 })
    await json('login', { email, password })
  }
  expect(events.map((event) => ('code' in event ? event.code : event.type))).toEqual([
    'UNIDENTIFIED_CUSTOMER',
    'INVALID_INPUT',
    'THROTTLED',
    'STOREFRONT_UNAVAILABLE',
    'misconfigured',
    'STOREFRONT_MISCONFIGURED',
  ])
})

test('a login in the window marks the session that it replaces as ended', async () => {
  const cookie = await logIn()
  emulator.clock.advance(22 * DAY_MS)
  const response = await json('login', { email, password }, { cookie })
  expect(response.cookies.get('storefront_session')?.value).toMatch(/^Fe26/)
  expect(response.cookies.get('storefront_session_ended')?.value).toMatch(/^[0-9a-z]+$/)
})
