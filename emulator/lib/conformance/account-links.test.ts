import { describe, expect, test } from 'vitest'
import {
  answered,
  conformance,
  DAY_MS,
  DISABLED,
  EMAIL,
  INVITED,
  inBothLists,
  NO_ERRORS,
  RECORDED_EXPIRY,
} from './conformance-fixture.ts'
import {
  ACTIVATE,
  ACTIVATE_BY_URL,
  CREATE,
  RECOVER,
  RESET,
  RESET_BY_URL,
} from './documents-fixture.ts'

const store = conformance()

const PASSWORD = 'difference engine'
const FRESH = {
  accessToken: expect.stringMatching(/^[\da-f]{32}$/),
  expiresAt: RECORDED_EXPIRY,
}

function idOf(email: string): string {
  return `gid://shopify/Customer/${store.emulator.customers.byEmail(email)?.number}`
}

/** A payload with a customer and a token, or with an error and neither. */
function followed(email: string) {
  return { customer: { id: idOf(email), email }, customerAccessToken: FRESH, ...NO_ERRORS }
}

function refused(code: string, field: string[] | null, message: string) {
  return { customer: null, customerAccessToken: null, ...inBothLists(code, field, message) }
}

/** The newest mail's link, and what stands in it. */
function newestLink() {
  const url = store.emulator.outbox.all().at(-1)?.url ?? ''
  return { url, token: url.split('/').at(-1) ?? '' }
}

async function invite(): Promise<{ url: string; token: string }> {
  await store.post(CREATE, { input: { email: INVITED, password: PASSWORD } })
  return newestLink()
}

async function forget(): Promise<{ url: string; token: string }> {
  await store.post(RECOVER, { email: EMAIL })
  return newestLink()
}

function activate(activationToken: string) {
  const input = { activationToken, password: PASSWORD }
  return store.post(ACTIVATE, { id: idOf(INVITED), input })
}

function reset(resetToken: string) {
  return store.post(RESET, { id: idOf(EMAIL), input: { resetToken, password: PASSWORD } })
}

describe('table 2', () => {
  test('row 12: an activation works once; the second time the account is enabled already', async () => {
    const { token } = await invite()
    const first = await activate(token)
    expect(first.body).toEqual(answered({ customerActivate: followed(INVITED) }, 14))
    expect(await store.logIn(INVITED, PASSWORD)).not.toBe('')
    const again = refused('ALREADY_ENABLED', null, 'Customer already enabled')
    const { status, body } = await activate(token)
    expect([status, body]).toEqual([200, answered({ customerActivate: again }, 14)])
  })

  test('row 12: a bad activation token names the input in one list, and nothing in the other', async () => {
    const { status, body } = await activate('bad')
    const customerActivate = {
      ...refused('TOKEN_INVALID', ['input'], 'Invalid activation token'),
      userErrors: [{ field: null, message: 'Invalid activation token' }],
    }
    expect([status, body]).toEqual([200, answered({ customerActivate }, 14)])
  })

  test.each([EMAIL, INVITED, DISABLED])(
    'row 13: a forgotten password of %s has two empty lists',
    async (email) => {
      const { status, body } = await store.post(RECOVER, { email })
      expect([status, body]).toEqual([200, answered({ customerRecover: NO_ERRORS }, 12)])
      const letters = store.emulator.outbox.all()
      expect(letters).toMatchObject(email === EMAIL ? [{ to: EMAIL, kind: 'recover' }] : [])
    },
  )

  test('row 13: a forgotten password of nobody is told to be that', async () => {
    const { status, body } = await store.post(RECOVER, { email: 'nobody@example.com' })
    const customerRecover = inBothLists(
      'UNIDENTIFIED_CUSTOMER',
      ['email'],
      'Could not find customer',
    )
    expect([status, body]).toEqual([200, answered({ customerRecover }, 12)])
    expect(store.emulator.outbox.all()).toEqual([])
  })

  test('row 14: a reset works once, ends what was, and a bad token is an error of the input', async () => {
    const before = await store.logIn()
    const { token } = await forget()
    store.emulator.clock.advance(DAY_MS)
    const first = await reset(token)
    const customerAccessToken = { ...FRESH, expiresAt: '2026-08-27T22:57:56Z' }
    const customerReset = { ...followed(EMAIL), customerAccessToken }
    expect(first.body).toEqual(answered({ customerReset }, 14))
    expect(store.emulator.tokens.valid(before)).toBeUndefined()
    const { createdAt, updatedAt } = store.emulator.customers.byEmail(EMAIL) ?? {}
    expect(updatedAt).toBe(Number(createdAt) + DAY_MS)
    for (const bad of [token, 'bad']) {
      const { status, body } = await reset(bad)
      const customerReset = refused('TOKEN_INVALID', ['input'], 'Invalid reset token')
      expect([status, body]).toEqual([200, answered({ customerReset }, 14)])
    }
  })

  test('row 14: a password that is none is refused, and the link still works', async () => {
    const { token } = await forget()
    const variables = { id: idOf(EMAIL), input: { resetToken: token, password: '' } }
    const { body } = await store.post(RESET, variables)
    const customerReset = refused('BLANK', ['input', 'password'], "Password can't be blank")
    expect(body).toEqual(answered({ customerReset }, 14))
    expect((await reset(token)).body.data.customerReset.customerUserErrors).toEqual([])
  })

  test('row 14: a token of an activation resets nothing', async () => {
    const { token } = await invite()
    const input = { resetToken: token, password: PASSWORD }
    const { body } = await store.post(RESET, { id: idOf(INVITED), input })
    expect(body.data.customerReset).toEqual(
      refused('TOKEN_INVALID', ['input'], 'Invalid reset token'),
    )
  })

  test('row 14: a bad reset URL is a top-level error, and a null', async () => {
    const { url } = await forget()
    const elsewhere = url.replace('/reset/', '/activate/')
    const anotherToken = url.replace(/[\da-f]{32}-/, `${'0'.repeat(32)}-`)
    for (const bad of [anotherToken, elsewhere, `${url}x`, 'https://shop.example/']) {
      const { status, body } = await store.post(RESET_BY_URL, { url: bad, password: PASSWORD })
      const error = {
        message: 'Unidentified customer',
        path: ['customerResetByUrl'],
        locations: [],
        extensions: { code: 'NOT_FOUND' },
      }
      expect([status, body]).toEqual([
        200,
        { errors: [error], ...answered({ customerResetByUrl: null }, 14) },
      ])
    }
    const good = await store.post(RESET_BY_URL, { url, password: PASSWORD })
    expect(good.body).toEqual(answered({ customerResetByUrl: followed(EMAIL) }, 14))
  })

  test('row 15: a reset link has 32 hex digits and the unix time, on the domain of the shop', async () => {
    const path = `/account/reset/${idOf(EMAIL).split('/').at(-1)}/`
    const { url, token } = await forget()
    expect(url).toBe(`${store.origin}${path}${token}`)
    expect(token).toMatch(/^[\da-f]{32}-1784156276$/)
  })

  test('row 15: an activation link is one of the same form, and works as a whole', async () => {
    const path = `/account/activate/${idOf(INVITED).split('/').at(-1)}/`
    const { url, token } = await invite()
    expect(url).toBe(`${store.origin}${path}${token}`)
    expect(token).toMatch(/^[\da-f]{32}-1784156276$/)
    const { body } = await store.post(ACTIVATE_BY_URL, { url, password: PASSWORD })
    const { userErrors, ...customerActivateByUrl } = followed(INVITED)
    expect(body).toEqual(answered({ customerActivateByUrl }, 13))
  })

  test('row 15: a newer link puts an older one out of use', async () => {
    const older = await forget()
    const newer = await forget()
    expect((await reset(older.token)).body.data.customerReset.customer).toBeNull()
    expect((await reset(newer.token)).body.data.customerReset.customer).not.toBeNull()
  })
})

test.each([
  ['works for a day', 1, 0],
  ['works no longer', 1.1, 1],
])('a link for a new password %s', async (_, days, errors) => {
  await store.post(RECOVER, { email: EMAIL })
  const { url } = newestLink()
  store.emulator.clock.advance(days * DAY_MS)
  const { body } = await store.post(RESET_BY_URL, { url, password: PASSWORD })
  expect(body.errors ?? []).toHaveLength(errors)
})
