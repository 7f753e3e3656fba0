import { describe, expect, test } from 'vitest'
import { email, emulator, expectProblem, form, json, password, send } from './route-fixture.ts'

describe('input', () => {
  test.each([
    ['no fields', {}, ['email REQUIRED', 'password REQUIRED']],
    ['empty fields', { email: '', password: '' }, ['email REQUIRED', 'password REQUIRED']],
    ['blank address', { email: '   ', password }, ['email REQUIRED']],
    ['wrong types', { email: 7, password: { a: 1 } }, ['email INVALID', 'password INVALID']],
    ['null', { email: null, password: null }, ['email INVALID', 'password INVALID']],
    ['no address', { email: 'ada', password }, ['email INVALID']],
    ['long address', { email: `${'a'.repeat(250)}@x.example`, password }, ['email TOO_LONG']],
    ['long password', { email, password: 'p'.repeat(1025) }, ['password TOO_LONG']],
    ['a list', ['ada@example.com'], ['email REQUIRED', 'password REQUIRED']],
    ['a string', 'ada', ['email REQUIRED', 'password REQUIRED']],
  ])('that does not validate names its fields: %s', async (_, body, expected) => {
    const problem = await expectProblem(await json('login', body), 422, 'INVALID_INPUT')
    expect(
      problem.errors.map(({ field, code }: Record<string, string>) => `${field} ${code}`),
    ).toEqual(expected)
    expect(emulator.journal.entries()).toEqual([])
  })

  test('cannot be smuggled in through the prototype', async () => {
    const body = `{"__proto__":${JSON.stringify({ email, password })}}`
    await expectProblem(
      await send('login', { type: 'application/json', body }),
      422,
      'INVALID_INPUT',
    )
    const fields = { '__proto__[email]': email, constructor: 'x', toString: 'y', email }
    const response = await form('login', fields)
    expect(response.headers.get('location')).toBe('/account/login?error=INVALID_INPUT')
  })

  test('never comes back in the answer', async () => {
    const secret = 'p'.repeat(1025)
    const response = await json('login', { email: 'not-an-address-xyz', password: secret })
    expect(await response.text()).not.toMatch(/not-an-address-xyz|pppp/)
  })

  test.each([
    ['{"email":', 'application/json'],
    ['', 'application/json'],
    ['{"email":"\xff@example.com","password":"x"}', 'application/json'],
    ['no boundary', 'multipart/form-data'],
  ])('that does not parse is malformed: %j as %s', async (body, type) => {
    const bytes = Uint8Array.from(body, (character) => character.charCodeAt(0))
    const response = await send('login', { type, body: bytes })
    if (type === 'application/json') await expectProblem(response, 400, 'MALFORMED')
    else expect(response.headers.get('location')).toBe('/account/login?error=MALFORMED')
  })

  test.each(['text/plain', 'application/xml', 'application/json-seq', null])(
    'of another type is refused: %s',
    async (type) => {
      const body = new TextEncoder().encode(JSON.stringify({ email, password }))
      await expectProblem(await send('login', { type, body }), 415, 'UNSUPPORTED_MEDIA_TYPE')
    },
  )

  test('of the right type may name its charset', async () => {
    const body = JSON.stringify({ email, password })
    const type = 'Application/JSON; charset=utf-8'
    expect((await send('login', { type, body })).status).toBe(200)
  })

  test('that is too large is refused, whatever Content-Length claims', async () => {
    const body = JSON.stringify({ email, password: 'p'.repeat(20_000) })
    const headers = { 'content-length': '10' }
    const response = await send('login', { type: 'application/json', body, headers })
    await expectProblem(response, 413, 'TOO_LARGE')
  })

  test('with a field twice is refused rather than guessed', async () => {
    const type = 'application/x-www-form-urlencoded'
    const body = `email=a%40example.com&email=b%40example.com&password=x`
    const response = await send('login', { type, body })
    expect(response.headers.get('location')).toBe('/account/login?error=INVALID_INPUT')
    expect(emulator.journal.entries()).toEqual([])
  })
})
