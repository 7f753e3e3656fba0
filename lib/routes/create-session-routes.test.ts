import { NextRequest } from 'next/server.js'
import { describe, expect, test } from 'vitest'
import { createSessionRoutes } from './create-session-routes.ts'
import {
  email,
  emulator,
  expectProblem,
  form,
  json,
  logIn,
  ORIGIN,
  password,
  send,
} from './route-fixture.ts'

describe('a page of another origin', () => {
  test.each(['login', 'logout'])('cannot post to %s', async (action) => {
    const cookie = await logIn()
    for (const headers of [
      { origin: 'https://evil.example' },
      { 'sec-fetch-site': 'cross-site' },
    ]) {
      const response = await form(action, { email, password }, { cookie, ...headers })
      await expectProblem(response, 403, 'CROSS_SITE')
    }
    expect(emulator.journal.entries()).toEqual([])
  })

  test('is told apart from our own', async () => {
    const headers = { origin: ORIGIN, 'sec-fetch-site': 'same-origin' }
    expect((await json('login', { email, password }, headers)).status).toBe(200)
  })
})

describe('any other call', () => {
  test('of a known action by the wrong method is a 405 that names the right one', async () => {
    for (const [action, method, allow] of [
      ['login', 'GET', 'POST'],
      ['logout', 'GET', 'POST'],
      ['', 'POST', 'GET'],
    ] as const) {
      const response = await send(action, { method })
      expect(response.headers.get('allow')).toBe(allow)
      await expectProblem(response, 405, 'METHOD_NOT_ALLOWED')
    }
  })

  test('is a 404', async () => {
    for (const action of ['nothing', 'login/again', 'constructor', '__proto__']) {
      await expectProblem(await send(action), 404, 'NOT_FOUND')
    }
  })

  test('with a broken configuration names the variable at the first request', async () => {
    const broken = createSessionRoutes({ password: 'short' })
    const request = new NextRequest(`${ORIGIN}/api/session`)
    await expect(broken.GET(request, { params: Promise.resolve({}) })).rejects.toThrow(
      /SESSION_PASSWORD is too short/,
    )
  })
})
