import { describe, expect, test } from 'vitest'
import { DAY_MS } from '../core/session/session-fixture.ts'
import { emulator, form, json, logIn, send } from './route-fixture.ts'

describe('POST logout', () => {
  test('removes the cookie and ends the token at Shopify', async () => {
    const cookie = await logIn()
    const response = await json('logout', { returnTo: '/products/mug' }, { cookie })
    expect(await response.json()).toEqual({ status: 'signed-out', redirectTo: '/products/mug' })
    expect(response.headers.get('set-cookie')).toBe(
      'storefront_session=; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Max-Age=0; HttpOnly; SameSite=lax',
    )
    expect(emulator.tokens.all().at(-1)?.isRevoked).toBe(true)
  })

  test('does so with an empty body, and sends a form to the home page', async () => {
    const cookie = await logIn()
    const empty = await send('logout', { headers: { cookie } })
    expect([empty.status, await empty.json()]).toEqual([
      200,
      { status: 'signed-out', redirectTo: '/' },
    ])
    const sent = await form('logout', {}, { cookie })
    expect([sent.status, sent.headers.get('location')]).toEqual([303, '/'])
  })

  test.each(['hang', 'reset', 'error-500', 'unauthorized-401'] as const)(
    'removes the cookie also when Shopify answers with %s',
    async (kind) => {
      const cookie = await logIn()
      emulator.faults.add({ kind })
      const response = await json('logout', {}, { cookie })
      expect(response.status).toBe(200)
      expect(response.cookies.get('storefront_session')).toMatchObject({ value: '', maxAge: 0 })
    },
  )

  test('does not make the customer wait for a store that hangs, and ends the token all the same', async () => {
    const cookie = await logIn()
    emulator.faults.add({ kind: 'late-answer', delayMs: 600_000 })
    const startedAt = performance.now()
    await json('logout', {}, { cookie })
    expect(performance.now() - startedAt).toBeLessThan(25_000)
    await expect.poll(() => emulator.tokens.all().at(-1)?.isRevoked).toBe(true)
  })

  test('outside of the window leaves nothing but the removal', async () => {
    const response = await json('logout', {}, { cookie: await logIn() })
    expect(response.headers.getSetCookie()).toHaveLength(1)
  })

  test('in the window leaves a mark, and a session that comes back beside it is none', async () => {
    const cookie = await logIn()
    emulator.clock.advance(22 * DAY_MS)
    const response = await json('logout', {}, { cookie })
    const mark = response.cookies.get('storefront_session_ended')
    expect(mark).toMatchObject({ httpOnly: true, sameSite: 'lax', path: '/', maxAge: 3628800 })
    const both = `${cookie}; storefront_session_ended=${mark?.value}`
    const shown = await send('', { method: 'GET', headers: { cookie: both } })
    expect(await shown.json()).toEqual({ status: 'signed-out' })
  })

  test('works for a visitor who has no session', async () => {
    const response = await json('logout', {})
    expect(response.status).toBe(200)
    expect(emulator.journal.entries()).toEqual([])
  })
})
