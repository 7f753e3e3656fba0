import { describe, expect, test } from 'vitest'
import { sealSession } from '../core/session/seal.ts'
import { DAY_MS, sessionFixture } from '../core/session/session-fixture.ts'
import { email, emulator, logIn, send, tokenIn } from './route-fixture.ts'

describe('GET', () => {
  test('says signed-out to a visitor, without asking the store', async () => {
    const response = await send('', { method: 'GET' })
    expect(await response.json()).toEqual({ status: 'signed-out' })
    expect(response.headers.get('cache-control')).toBe('private, no-store')
    const garbage = await send('', { method: 'GET', headers: { cookie: 'storefront_session=x' } })
    expect(await garbage.json()).toEqual({ status: 'signed-out', reason: 'unreadable' })
    expect(emulator.journal.entries()).toEqual([])
  })

  test('says who is signed in and until when, and writes no cookie', async () => {
    const cookie = await logIn()
    const response = await send('', { method: 'GET', headers: { cookie } })
    expect(await response.json()).toEqual({
      status: 'signed-in',
      expiresAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
      customer: {
        id: expect.stringMatching(/^gid:\/\/shopify\/Customer\/\d+$/),
        firstName: 'Ada',
        lastName: 'Lovelace',
        displayName: 'Ada Lovelace',
      },
    })
    expect(response.headers.getSetCookie()).toEqual([])
  })

  test('follows a name that has changed, and writes it down', async () => {
    const cookie = await logIn()
    const ada = emulator.customers.byEmail(email)
    if (ada !== undefined) ada.firstName = 'Augusta'
    const response = await send('', { method: 'GET', headers: { cookie } })
    expect(await response.json()).toMatchObject({ customer: { firstName: 'Augusta' } })
    expect(await tokenIn(response)).toMatchObject({ accessToken: expect.any(String) })
  })

  test.each(['hang', 'error-500', 'unauthorized-401', 'throttled'] as const)(
    'still says so from the seal while the store answers with %s',
    async (kind) => {
      const cookie = await logIn()
      emulator.faults.add({ kind })
      const response = await send('', { method: 'GET', headers: { cookie } })
      expect(await response.json()).toMatchObject({
        status: 'signed-in',
        customer: { firstName: 'Ada' },
      })
      expect(response.headers.getSetCookie()).toEqual([])
    },
  )

  test('says expired past the end, without asking the store', async () => {
    const cookie = await logIn()
    emulator.clock.advance(42 * DAY_MS)
    const response = await send('', { method: 'GET', headers: { cookie } })
    expect(await response.json()).toEqual({ status: 'signed-out', reason: 'expired' })
    expect(emulator.journal.entries()).toEqual([])
  })

  test('says revoked when Shopify calls the token dead, and removes the cookie', async () => {
    const cookie = await logIn()
    for (const token of emulator.tokens.all()) emulator.tokens.revoke(token)
    const response = await send('', { method: 'GET', headers: { cookie } })
    expect(await response.json()).toEqual({ status: 'signed-out', reason: 'revoked' })
    expect(response.cookies.get('storefront_session')).toMatchObject({ value: '', maxAge: 0 })
  })

  test('leaves the cookie of a dead token in the window to the middleware, which knows of renewals', async () => {
    const cookie = await logIn()
    emulator.clock.advance(22 * DAY_MS)
    for (const token of emulator.tokens.all()) emulator.tokens.revoke(token)
    const response = await send('', { method: 'GET', headers: { cookie } })
    expect(await response.json()).toEqual({ status: 'signed-out', reason: 'revoked' })
    expect(response.headers.getSetCookie()).toEqual([])
  })

  test('does not believe a session that another site sealed', async () => {
    const passwords = { 1: 'the password of quite another web site' }
    const seal = await sealSession(sessionFixture(), { passwords, now: Date.now() })
    const headers = { cookie: `storefront_session=${seal}` }
    expect(await (await send('', { method: 'GET', headers })).json()).toEqual({
      status: 'signed-out',
      reason: 'unreadable',
    })
  })
})
