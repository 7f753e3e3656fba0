import { NextRequest } from 'next/server.js'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { PASSWORDS } from '../core/session/session-fixture.ts'
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
  storeDomain,
  tokenIn,
} from './route-fixture.ts'

const GRACE = { email: 'grace@example.com', password: 'nanoseconds of wire' }
const newPassword = 'difference engine'

beforeEach(() => {
  emulator.outbox.clear()
  emulator.limits.clear()
  // Each test finds the two customers as they were, and nobody else.
  for (const each of emulator.customers.all()) emulator.customers.remove(each.email)
  emulator.customers.add({ email, password, firstName: 'Ada', lastName: 'Lovelace' })
})

const fieldsOf = () => emulator.journal.entries().flatMap(({ fields }) => fields)

/** The path and the parts of the link in the last mail. */
function lastLink() {
  const url = emulator.outbox.all().at(-1)?.url ?? ''
  const [, , , id = '', token = ''] = new URL(url).pathname.split('/')
  return { url, id, token }
}

describe('POST register', () => {
  test('makes an account and signs the customer in, with 201', async () => {
    const response = await json('register', {
      ...GRACE,
      firstName: 'Grace',
      lastName: 'Hopper',
      phone: '+12025550123',
      acceptsMarketing: true,
      returnTo: '/cart',
    })
    const { expiresAt } = Object(await tokenIn(response))
    expect(response.status).toBe(201)
    expect(await response.json()).toEqual({ status: 'signed-in', expiresAt, redirectTo: '/cart' })
    expect(emulator.customers.byEmail(GRACE.email)).toMatchObject({
      firstName: 'Grace',
      lastName: 'Hopper',
      phone: '+12025550123',
      acceptsMarketing: true,
    })
  })

  test('needs no more than an address and a password, also from a form with empty fields', async () => {
    const sent = await form('register', { ...GRACE, firstName: '', phone: ' ' })
    expect([sent.status, sent.headers.get('location')]).toEqual([303, '/account'])
    expect(await tokenIn(sent)).toHaveProperty('accessToken')
    expect(emulator.customers.byEmail(GRACE.email)).toMatchObject({ firstName: null, phone: null })
  })

  test.each([
    ['on', true],
    ['true', true],
    ['false', false],
    ['', false],
  ])('takes a box of a form that is %j', async (acceptsMarketing, expected) => {
    expect((await form('register', { ...GRACE, acceptsMarketing })).status).toBe(303)
    expect(emulator.customers.byEmail(GRACE.email)?.acceptsMarketing).toBe(expected)
  })

  test.each([
    [{ email }, 'email TAKEN'],
    [{ email: 'grace@example' }, 'email INVALID'],
    [{ password: 'ab' }, 'password TOO_SHORT'],
    [{ password: 'x'.repeat(41) }, 'password TOO_LONG'],
    [{ password: ' nanoseconds ' }, 'password PASSWORD_STARTS_OR_ENDS_WITH_WHITESPACE'],
    [{ firstName: '<b>Grace</b>' }, 'firstName CONTAINS_HTML_TAGS'],
    [{ lastName: 'www.example.com' }, 'lastName CONTAINS_URL'],
    [{ phone: '555' }, 'phone INVALID'],
    [{ acceptsMarketing: 'maybe' }, 'acceptsMarketing INVALID'],
    [{ firstName: 'G\u0000race' }, 'firstName INVALID'],
    [{ firstName: 'G'.repeat(256) }, 'firstName TOO_LONG'],
  ])('names the field that is wrong: %j', async (changes, expected) => {
    const response = await json('register', { ...GRACE, ...changes })
    const { errors } = await expectProblem(response, 422, 'INVALID_INPUT')
    expect(
      errors.map((error: Record<string, string>) => `${error['field']} ${error['code']}`),
    ).toEqual([expected])
    expect(errors[0].message).toMatch(/^[A-Z].*\.$/)
    if (!('email' in changes)) expect(emulator.customers.byEmail(GRACE.email)).toBeUndefined()
  })

  test('tells a customer whose account is not active to look into their mail', async () => {
    emulator.customers.add({ ...GRACE, state: 'invited' })
    const problem = await expectProblem(await json('register', GRACE), 409, 'CUSTOMER_DISABLED')
    expect(problem.detail).toContain('sent you an e-mail')
    expect(JSON.stringify(problem)).not.toContain(GRACE.email)
    expect(emulator.outbox.all()).toMatchObject([{ to: GRACE.email, kind: 'activate' }])

    const sent = await form('register', { ...GRACE, returnTo: '/cart' })
    expect(sent.headers.get('location')).toBe(
      '/account/register?error=CUSTOMER_DISABLED&returnTo=%2Fcart',
    )
  })

  test('says that the account is there when logging in does not work at once', async () => {
    emulator.faults.add({ kind: 'error-500', field: 'customerAccessTokenCreate' })
    const response = await json('register', { ...GRACE, returnTo: '/cart' })
    expect(response.status).toBe(201)
    expect(await response.json()).toEqual({
      status: 'signed-out',
      redirectTo: '/account/login?notice=REGISTERED&returnTo=%2Fcart',
    })
    expect(response.headers.getSetCookie()).toEqual([])
    expect(emulator.customers.byEmail(GRACE.email)).toBeDefined()
  })

  test('is a 429 when there were too many', async () => {
    emulator.behaviour.limits = { login: 20, 'sign-up': 0, recover: 20 }
    const response = await json('register', GRACE)
    emulator.behaviour.limits = { login: 20, 'sign-up': 20, recover: 20 }
    expect(response.headers.get('retry-after')).toBe('60')
    await expectProblem(response, 429, 'THROTTLED')
  })
})

describe('POST recover', () => {
  test('has one answer for every address: of a customer, of nobody, of one who was invited', async () => {
    emulator.customers.add({ ...GRACE, state: 'invited' })
    const answers = []
    for (const address of [email, 'nobody@example.com', GRACE.email]) {
      const response = await json('recover', { email: address })
      const { date: _, ...headers } = Object.fromEntries(response.headers)
      answers.push({ status: response.status, headers, body: await response.json() })
    }
    expect(answers[0]).toMatchObject({ status: 202, body: { status: 'accepted' } })
    expect(answers[1]).toEqual(answers[0])
    expect(answers[2]).toEqual(answers[0])
    expect(emulator.outbox.all().map(({ to }) => to)).toEqual([email])
    expect(fieldsOf()).toEqual(Array(3).fill('customerRecover'))
  })

  test('sends every form to one place', async () => {
    for (const address of [email, 'nobody@example.com']) {
      const sent = await form('recover', { email: address })
      expect([sent.status, sent.headers.get('location')]).toEqual([
        303,
        '/account/recover?notice=RECOVERY_SENT',
      ])
    }
    const elsewhere = await form('recover', { email, returnTo: '/' })
    expect(elsewhere.headers.get('location')).toBe('/')
  })

  test('does not pretend that a mail was sent while the store is down', async () => {
    emulator.faults.add({ kind: 'error-500' })
    await expectProblem(await json('recover', { email }), 503, 'STOREFRONT_UNAVAILABLE')
  })

  test('with an address that is none says so', async () => {
    const problem = await expectProblem(
      await json('recover', { email: 'ada' }),
      422,
      'INVALID_INPUT',
    )
    expect(problem.errors).toEqual([
      { field: 'email', code: 'INVALID', message: 'E-mail address is not valid.' },
    ])
  })
})

describe('POST reset', () => {
  beforeEach(async () => {
    await json('recover', { email })
    emulator.journal.clear()
  })

  test.each(['the link', 'its parts', 'a global id'])(
    'sets a new password, with %s',
    async (how) => {
      const { url, id, token } = lastLink()
      const inputs = {
        'the link': { resetUrl: url },
        'its parts': { id, resetToken: token },
        'a global id': { id: `gid://shopify/Customer/${id}`, resetToken: token },
      }
      const input = Object(inputs)[how]
      const response = await json('reset', { ...input, password: newPassword })
      const { expiresAt } = Object(await tokenIn(response))
      expect(response.status).toBe(200)
      expect(await response.json()).toEqual({
        status: 'signed-in',
        expiresAt,
        redirectTo: '/account',
      })
      expect(fieldsOf()).toEqual([how === 'the link' ? 'customerResetByUrl' : 'customerReset'])
      expect((await json('login', { email, password })).status).toBe(401)
      expect((await json('login', { email, password: newPassword })).status).toBe(200)
    },
  )

  test('ends the sessions that were open elsewhere', async () => {
    const cookie = await logIn()
    const { url } = lastLink()
    await json('reset', { resetUrl: url, password: newPassword })
    const shown = await send('', { method: 'GET', headers: { cookie } })
    expect(await shown.json()).toEqual({ status: 'signed-out', reason: 'revoked' })
  })

  test('works once', async () => {
    const { url, id, token } = lastLink()
    await json('reset', { resetUrl: url, password: newPassword })
    const byUrl = await json('reset', { resetUrl: url, password: 'another one' })
    await expectProblem(byUrl, 422, 'TOKEN_INVALID')
    const byParts = await json('reset', { id, resetToken: token, password: 'another one' })
    await expectProblem(byParts, 422, 'TOKEN_INVALID')
  })

  test('sends a form with a dead link to where there is a new one', async () => {
    const sent = await form('reset', { id: '1', resetToken: 'none', password: newPassword })
    expect(sent.headers.get('location')).toBe('/account/recover?error=TOKEN_INVALID')
  })

  test('sends a form with a password that is no good back to its own page', async () => {
    const { url, id, token } = lastLink()
    const back = `/account/reset/${id}/${token}?error=INVALID_INPUT`
    const byParts = await form('reset', { id, resetToken: token, password: 'ab' })
    expect(byParts.headers.get('location')).toBe(back)
    const byUrl = await form('reset', { resetUrl: url, password: 'ab' })
    expect(byUrl.headers.get('location')).toBe(back)
  })

  test.each([
    [{ password: newPassword }, ['resetUrl REQUIRED']],
    [{ resetUrl: 'javascript:alert(1)', password: newPassword }, ['resetUrl INVALID']],
    [
      { id: '../1', resetToken: 'a/b', password: newPassword },
      ['id INVALID', 'resetToken INVALID'],
    ],
    [{ id: '1', password: newPassword }, ['resetToken REQUIRED']],
    [{ id: '1', resetToken: 'none' }, ['password REQUIRED']],
  ])('names what is missing or wrong: %j', async (input, expected) => {
    const problem = await expectProblem(await json('reset', input), 422, 'INVALID_INPUT')
    expect(problem.errors.map((e: Record<string, string>) => `${e['field']} ${e['code']}`)).toEqual(
      expected,
    )
    expect(fieldsOf()).toEqual([])
  })
})

describe('POST activate', () => {
  beforeEach(async () => {
    emulator.customers.add({ ...GRACE, state: 'invited' })
    await json('register', GRACE)
    emulator.journal.clear()
  })

  test.each(['the link', 'its parts'])('sets the first password, with %s', async (how) => {
    const { url, id, token } = lastLink()
    const input = how === 'the link' ? { activationUrl: url } : { id, activationToken: token }
    const response = await json('activate', { ...input, password: newPassword })
    expect(response.status).toBe(200)
    expect(await response.json()).toMatchObject({ status: 'signed-in', redirectTo: '/account' })
    expect(fieldsOf()).toEqual([how === 'the link' ? 'customerActivateByUrl' : 'customerActivate'])
    expect((await json('login', { ...GRACE, password: newPassword })).status).toBe(200)
  })

  test('of an account that is active already says so', async () => {
    const { url, id, token } = lastLink()
    await json('activate', { activationUrl: url, password: newPassword })
    const again = await json('activate', { activationUrl: url, password: newPassword })
    await expectProblem(again, 409, 'ALREADY_ENABLED')
    const sent = await form('activate', { id, activationToken: token, password: newPassword })
    expect(sent.headers.get('location')).toBe(
      `/account/activate/${id}/${token}?error=ALREADY_ENABLED`,
    )
  })

  test('with a link that is no good says so', async () => {
    const { id } = lastLink()
    const input = { id, activationToken: 'none', password: newPassword }
    await expectProblem(await json('activate', input), 422, 'TOKEN_INVALID')
  })
})

describe('POST password', () => {
  const change = { currentPassword: password, newPassword }

  test('rewrites the cookie in the same answer, and ends every other session', async () => {
    const elsewhere = await logIn()
    const cookie = await logIn()
    const before = emulator.tokens.all().at(-1)
    const response = await json('password', change, { cookie })
    const token = Object(await tokenIn(response))
    expect(response.status).toBe(200)
    expect(await response.json()).toEqual({
      status: 'signed-in',
      expiresAt: token.expiresAt,
      redirectTo: '/account',
    })
    expect(token.accessToken).not.toBe(before?.accessToken)
    const valid = emulator.tokens.all().filter((each) => emulator.tokens.valid(each.accessToken))
    expect(valid.map(({ accessToken }) => accessToken)).toEqual([token.accessToken])
    const shown = await send('', { method: 'GET', headers: { cookie: elsewhere } })
    expect(await shown.json()).toEqual({ status: 'signed-out', reason: 'revoked' })
  })

  test('checks the present password first, and changes nothing if it is wrong', async () => {
    const cookie = await logIn()
    const response = await json('password', { ...change, currentPassword: 'wrong' }, { cookie })
    await expectProblem(response, 401, 'UNIDENTIFIED_CUSTOMER')
    expect(fieldsOf()).not.toContain('customerUpdate')
    const shown = await send('', { method: 'GET', headers: { cookie } })
    expect(await shown.json()).toMatchObject({ status: 'signed-in' })
  })

  test('names the new password when Shopify finds it wanting, and leaves no token behind', async () => {
    const cookie = await logIn()
    const response = await json('password', { ...change, newPassword: 'ab' }, { cookie })
    const problem = await expectProblem(response, 422, 'INVALID_INPUT')
    expect(problem.errors).toEqual([
      { field: 'newPassword', code: 'TOO_SHORT', message: 'New password is too short.' },
    ])
    const valid = emulator.tokens.all().filter((each) => emulator.tokens.valid(each.accessToken))
    expect(valid).toHaveLength(1)
  })

  test('needs a session', async () => {
    await expectProblem(await json('password', change), 401, 'SIGNED_OUT')
    expect(fieldsOf()).toEqual([])
    const cookie = await logIn()
    for (const token of emulator.tokens.all()) emulator.tokens.revoke(token)
    await expectProblem(await json('password', change, { cookie }), 401, 'SIGNED_OUT')
    const sent = await form('password', change, { cookie })
    expect(sent.headers.get('location')).toBe('/account/login?error=SIGNED_OUT')
  })

  test('finds out by a login what became of a change whose answer was lost', async () => {
    const cookie = await logIn()
    emulator.faults.add({ kind: 'late-answer', field: 'customerUpdate', delayMs: 2000 })
    const response = await json('password', change, { cookie })
    expect(response.status).toBe(200)
    const { accessToken } = Object(await tokenIn(response))
    expect(emulator.tokens.valid(accessToken)).toBeDefined()
  })

  test('says that the store is not there when the change did not happen', async () => {
    const cookie = await logIn()
    emulator.faults.add({ kind: 'error-500', field: 'customerUpdate' })
    const response = await json('password', change, { cookie })
    await expectProblem(response, 503, 'STOREFRONT_UNAVAILABLE')
    const valid = emulator.tokens.all().filter((each) => emulator.tokens.valid(each.accessToken))
    expect(valid).toHaveLength(1)
    const shown = await send('', { method: 'GET', headers: { cookie } })
    expect(await shown.json()).toMatchObject({ status: 'signed-in' })
  })

  test('keeps the token that Shopify hands out for every login', async () => {
    emulator.behaviour.reuseActiveToken = true
    const cookie = await logIn()
    await json('password', { ...change, newPassword: 'ab' }, { cookie })
    const shown = await send('', { method: 'GET', headers: { cookie } })
    expect(await shown.json()).toMatchObject({ status: 'signed-in' })
  })

  test('sends a form back to its page with a code', async () => {
    const cookie = await logIn()
    const sent = await form('password', { ...change, currentPassword: 'wrong' }, { cookie })
    expect(sent.headers.get('location')).toBe('/account/password?error=UNIDENTIFIED_CUSTOMER')
  })
})

describe('every action', () => {
  const INPUTS = {
    login: { email, password },
    register: GRACE,
    recover: { email },
    reset: { id: '1', resetToken: 'none', password },
    activate: { id: '1', activationToken: 'none', password },
  }

  test.each(Object.entries(INPUTS))(
    '%s passes on the address that our proxy tells, and never one that a client sends',
    async (action, input) => {
      const trusting = createSessionRoutes({
        storeDomain,
        privateAccessToken: emulator.privateAccessToken,
        password: PASSWORDS,
        clientIpHeader: 'x-real-ip',
      })
      const request = new NextRequest(`${ORIGIN}/api/session/${action}`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'x-real-ip': '198.51.100.7',
          'x-forwarded-for': '203.0.113.9',
          'shopify-storefront-buyer-ip': '203.0.113.9',
        },
        body: JSON.stringify(input),
      })
      await trusting.POST(request, { params: Promise.resolve({ action: [action] }) })
      const addresses = emulator.journal.entries().map(({ buyerIp }) => buyerIp)
      expect(new Set(addresses)).toEqual(new Set(['198.51.100.7']))
    },
  )

  test.each(Object.entries(INPUTS))(
    '%s without the scope is a 500, and the log says which',
    async (action, input) => {
      const logged = vi.spyOn(console, 'error').mockImplementation(() => undefined)
      emulator.behaviour.scopes = []
      await expectProblem(await json(action, input), 500, 'STOREFRONT_MISCONFIGURED')
      expect(logged.mock.calls.join()).toContain('unauthenticated_write_customers')
      for (const typed of Object.values(input))
        expect(logged.mock.calls.join()).not.toContain(typed)
    },
  )

  test('of another origin is refused', async () => {
    for (const action of [...Object.keys(INPUTS), 'password', 'logout']) {
      const response = await json(action, {}, { origin: 'https://evil.example' })
      await expectProblem(response, 403, 'CROSS_SITE')
    }
    expect(fieldsOf()).toEqual([])
  })
})
