import fc from 'fast-check'
import type { NextResponse } from 'next/server.js'
import { beforeEach, describe, expect, test } from 'vitest'
import { emulator, form, json, logIn, send } from './route-fixture.ts'

/** Whatever is sent to them, the routes answer as the contract says, and never with a 500. */

const ACTIONS = ['login', 'register', 'recover', 'reset', 'activate', 'password', 'logout'] as const

const RUNS = { numRuns: 100 }

const FIELDS = [
  'email',
  'password',
  'firstName',
  'lastName',
  'phone',
  'acceptsMarketing',
  'returnTo',
  'id',
  'resetToken',
  'resetUrl',
  'activationToken',
  'activationUrl',
  'currentPassword',
  'newPassword',
  '__proto__',
  'constructor',
  'toString',
]

/** What people, programs and attackers put into a field. */
const value = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.constantFrom(
    '',
    ' ',
    '\u0000',
    'a\u0000b@example.com',
    '<script>alert(1)</script>',
    'ada@example.com',
    '👩🏽‍💻'.repeat(60),
    'x'.repeat(3000),
    '//evil.example',
    'https://evil.example/account/reset/1/2',
    'gid://shopify/Customer/1',
    '\u202e\ud800',
    "' OR 1=1 --",
    '{{7*7}}',
    '\r\nSet-Cookie: a=b',
  ),
)

const jsonFields = fc.dictionary(
  fc.constantFrom(...FIELDS),
  fc.oneof(
    { weight: 3, arbitrary: value },
    { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 2 }) },
  ),
  { noNullPrototype: true },
)

const ANSWERS = {
  login: [200, 401, 422],
  register: [201, 409, 422],
  recover: [202, 422],
  reset: [422],
  activate: [409, 422],
  password: [401, 422],
  logout: [200],
}

beforeEach(() => {
  const most = Number.MAX_SAFE_INTEGER
  emulator.behaviour.limits = { login: most, 'sign-up': most, recover: most }
})

/** What every answer has in common: a length that fits, no cache, and a place on this site. */
function expectDecent(response: NextResponse): void {
  expect(response.headers.get('cache-control')).toBe('private, no-store')
  const location = response.headers.get('location')
  if (location !== null) expect(location).toMatch(/^\/(?![/\\])[\x21-\x7e]*$/)
}

describe.each(ACTIONS)('POST %s', (action) => {
  test('with any JSON answers with a status of the contract, in JSON', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(jsonFields, fc.jsonValue()), async (body) => {
        const response = await json(action, body)
        expectDecent(response)
        expect([...ANSWERS[action], 413], JSON.stringify(body)).toContain(response.status)
        expect(await response.json()).toBeTypeOf('object')
      }),
      RUNS,
    )
  })

  test('with any form answers with a redirect on this site', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.constantFrom(...FIELDS), value)), async (entries) => {
        const body = new URLSearchParams(entries).toString()
        const type = 'application/x-www-form-urlencoded'
        const response = await send(action, { type, body })
        expectDecent(response)
        expect(response.status).toBe(303)
      }),
      RUNS,
    )
  })

  test('with any bytes as any type answers with a status of the contract', async () => {
    const types = [
      'application/json',
      'multipart/form-data; boundary=x',
      'text/plain',
      'nonsense',
      '',
    ]
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 500 }),
        fc.constantFrom(...types),
        async (bytes, type) => {
          const response = await send(action, { type, body: Uint8Array.from(bytes) })
          expectDecent(response)
          expect([...ANSWERS[action], 303, 400, 415]).toContain(response.status)
        },
      ),
      RUNS,
    )
  })

  test('with a megabyte is told that it is too much', async () => {
    const big = { email: 'a@example.com', password: 'x'.repeat(2 ** 20) }
    expect((await json(action, big)).status).toBe(413)
    const sent = await form(action, big)
    expect(sent.status).toBe(303)
    if (action !== 'logout') expect(sent.headers.get('location')).toContain('error=TOO_LARGE')
    expect(emulator.journal.entries()).toEqual([])
  })

  test('with any cookie answers as if there were none', async () => {
    const own = (await logIn()).split('=')[1] ?? ''
    await fc.assert(
      fc.asyncProperty(
        fc.nat(own.length - 1),
        fc.string({ minLength: 1, maxLength: 1 }),
        async (at, by) => {
          fc.pre(own[at] !== by && /^[\w*~.-]$/.test(by))
          const cookie = `storefront_session=${own.slice(0, at)}${by}${own.slice(at + 1)}`
          const response = await json(
            action,
            { currentPassword: 'a', newPassword: 'b' },
            { cookie },
          )
          expectDecent(response)
          expect(ANSWERS[action]).toContain(response.status)
        },
      ),
      { numRuns: 30 },
    )
  })
})
