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
  PASSWORD,
} from './conformance-fixture.ts'
import { CREATE, CUSTOMER_READ, UPDATE } from './documents-fixture.ts'

const store = conformance()

const GRACE = { email: 'grace@example.com', password: 'nanoseconds' }

async function change(token: string, customer: object) {
  return (await store.post(UPDATE, { token, customer })).body
}

async function isAlive(token: string): Promise<boolean> {
  return (await store.post(CUSTOMER_READ, { token })).body.data.customer !== null
}

/** What a change of Ada answers, when only these of her fields have become others. */
function changed(changes: object, customerAccessToken: unknown) {
  const id = `gid://shopify/Customer/${store.emulator.customers.all()[0]?.number}`
  const customer = { id, email: EMAIL, firstName: 'Ada', ...changes }
  return answered({ customerUpdate: { customer, customerAccessToken, ...NO_ERRORS } }, 14)
}

describe('table 2', () => {
  test('row 8: a new password ends every token, and gives one that ends 42 days from now', async () => {
    const [token, elsewhere] = [await store.logIn(), await store.logIn()]
    store.emulator.clock.advance(DAY_MS)
    const body = await change(token, { password: 'difference engine' })
    const accessToken = expect.stringMatching(/^[\da-f]{32}$/)
    expect(body).toEqual(changed({}, { accessToken, expiresAt: '2026-08-27T22:57:56Z' }))
    const fresh = body.data.customerUpdate.customerAccessToken.accessToken
    expect(await Promise.all([token, elsewhere, fresh].map(isAlive))).toEqual([false, false, true])
    expect([await store.logIn(), await store.logIn(EMAIL, 'difference engine')]).toEqual([
      '',
      expect.stringMatching(/./),
    ])
  })

  test('row 8: a new password ends no token of anybody else', async () => {
    store.emulator.customers.add(GRACE)
    const [token, hers] = [await store.logIn(), await store.logIn(GRACE.email, GRACE.password)]
    await change(token, { password: 'difference engine' })
    expect(await isAlive(hers)).toBe(true)
  })

  test('row 8: any other change gives no token, and ends none', async () => {
    const token = await store.logIn()
    const body = await change(token, { firstName: 'Augusta' })
    expect(body).toEqual(changed({ firstName: 'Augusta' }, null))
    expect(await isAlive(token)).toBe(true)
  })

  test.each([{ firstName: 'Augusta' }, { password: 'difference engine' }])(
    'row 8: a change to %j says when it was made',
    async (changes) => {
      const token = await store.logIn()
      store.emulator.clock.advance(DAY_MS)
      const { data } = await change(token, changes)
      const fresh = data.customerUpdate.customerAccessToken?.accessToken ?? token
      const { body } = await store.post(CUSTOMER_READ, { token: fresh })
      const { createdAt, updatedAt } = body.data.customer
      expect([createdAt, updatedAt]).toEqual(['2026-07-15T22:57:56Z', '2026-07-16T22:57:56Z'])
    },
  )

  test('row 9: a new e-mail address is denied, or allowed by a switch', async () => {
    const token = await store.logIn()
    const customer = { email: 'countess@example.com' }
    const refusal = inBothLists('INVALID', ['customer', 'email'], 'CustomerUpdate access denied')
    const customerUpdate = { customer: null, customerAccessToken: null, ...refusal }
    expect(await change(token, customer)).toEqual(answered({ customerUpdate }, 14))
    store.emulator.behaviour.emailChange = 'allowed'
    expect(await change(token, customer)).toEqual(changed(customer, null))
    expect(await store.logIn('countess@example.com')).not.toBe('')
  })

  test('row 9: where it is allowed, an address that somebody has is taken', async () => {
    store.emulator.customers.add(GRACE)
    store.emulator.behaviour.emailChange = 'allowed'
    const { data } = await change(await store.logIn(), { email: GRACE.email.toUpperCase() })
    const message = 'Email has already been taken'
    expect(data.customerUpdate).toMatchObject(inBothLists('TAKEN', ['customer', 'email'], message))
  })

  test('row 9: the own address, in whatever case, is no new one', async () => {
    const email = EMAIL.toUpperCase()
    expect(await change(await store.logIn(), { email })).toEqual(changed({ email }, null))
  })

  test.each<[object, string, string[], string]>([
    [{ email: EMAIL.toUpperCase() }, 'TAKEN', ['input', 'email'], 'Email has already been taken'],
    [{ email: 'no address' }, 'INVALID', ['input', 'email'], 'Email is invalid'],
    [{ password: '' }, 'BLANK', ['input', 'password'], "Password can't be blank"],
    [
      { firstName: '<b>Grace</b>' },
      'CONTAINS_HTML_TAGS',
      ['input', 'firstName'],
      'First name cannot contain HTML tags',
    ],
  ])('row 10: a sign-up with %j is refused as %s', async (input, code, field, message) => {
    const { status, body } = await store.post(CREATE, { input: { ...GRACE, ...input } })
    const customerCreate = { customer: null, ...inBothLists(code, field, message) }
    expect([status, body]).toEqual([200, answered({ customerCreate }, 16)])
    expect(store.emulator.customers.byEmail(GRACE.email)).toBeUndefined()
  })

  test('row 10: a sign-up that is in order creates a customer, who can log in', async () => {
    const { body } = await store.post(CREATE, { input: { ...GRACE, firstName: 'Grace' } })
    const customer = {
      id: expect.stringMatching(/^gid:\/\/shopify\/Customer\/\d+$/),
      email: GRACE.email,
      firstName: 'Grace',
      lastName: null,
      displayName: 'Grace',
      acceptsMarketing: false,
      createdAt: '2026-07-15T22:57:56Z',
      updatedAt: '2026-07-15T22:57:56Z',
      numberOfOrders: '0',
      tags: [],
      addresses: { nodes: [], pageInfo: { hasNextPage: false, hasPreviousPage: false } },
    }
    expect(body).toEqual(answered({ customerCreate: { customer, ...NO_ERRORS } }, 16))
    expect(await store.logIn(GRACE.email, GRACE.password)).not.toBe('')
  })

  test('row 10: a customer without a name is displayed by the address', async () => {
    const { body } = await store.post(CREATE, { input: GRACE })
    expect(body.data.customerCreate.customer.displayName).toBe(GRACE.email)
  })

  test.each([INVITED, DISABLED])(
    'row 11: a sign-up as %s is told of a mail, and there is one',
    async (email) => {
      const { status, body } = await store.post(CREATE, { input: { ...GRACE, email } })
      const message = `We have sent an email to ${email}, please click the link included to verify your email address.`
      const refusal = inBothLists('CUSTOMER_DISABLED', null, message)
      const customerCreate = { customer: null, ...refusal }
      expect([status, body]).toEqual([200, answered({ customerCreate }, 16)])
      expect(store.emulator.outbox.all()).toMatchObject([{ to: email, kind: 'activate' }])
      expect([
        await store.logIn(email, GRACE.password),
        await store.logIn(email, PASSWORD),
      ]).toEqual(['', ''])
    },
  )
})
