import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { startStore, type TestStore } from './customer-fixture.ts'
import { DEMO_CUSTOMER } from './demo-customer.ts'

let store: TestStore

beforeEach(async () => {
  store = await startStore()
})
afterEach(() => store.emulator.close())

const ERRORS = 'customerUserErrors { code field message } userErrors { field message }'
const TOKEN = 'customerAccessToken { accessToken expiresAt }'

const CREATE = `mutation M($input: CustomerCreateInput!) {
  customerCreate(input: $input) { customer { id email firstName displayName } ${ERRORS} }
}`
const RECOVER = `mutation M($email: String!) { customerRecover(email: $email) { ${ERRORS} } }`
const RESET = `mutation M($id: ID!, $input: CustomerResetInput!) {
  customerReset(id: $id, input: $input) { customer { id } ${TOKEN} ${ERRORS} }
}`
const RESET_BY_URL = `mutation M($url: URL!, $password: String!) {
  customerResetByUrl(resetUrl: $url, password: $password) {
    customer { id } ${TOKEN} customerUserErrors { code field message }
  }
}`
const ACTIVATE = `mutation M($id: ID!, $input: CustomerActivateInput!) {
  customerActivate(id: $id, input: $input) { customer { id } ${TOKEN} ${ERRORS} }
}`
const ACTIVATE_BY_URL = `mutation M($url: URL!, $password: String!) {
  customerActivateByUrl(activationUrl: $url, password: $password) {
    customer { id } ${TOKEN} customerUserErrors { code field message }
  }
}`
const UPDATE = `mutation M($token: String!, $customer: CustomerUpdateInput!) {
  customerUpdate(customerAccessToken: $token, customer: $customer) {
    customer { firstName phone email } ${TOKEN} ${ERRORS}
  }
}`

const NEW = { email: 'grace@example.com', password: 'nanoseconds' }
const SECOND_IS_WHOLE = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/

/** The same error in both lists. */
function bothLists(code: string, field: string[] | null, message: string) {
  return { customerUserErrors: [{ code, field, message }], userErrors: [{ field, message }] }
}

const NO_ERRORS = { customerUserErrors: [], userErrors: [] }

/** The link in the newest mail, in its parts. */
function newestLink() {
  const { url = '', kind } = store.emulator.outbox.all().at(-1) ?? {}
  const [, purpose, number, token] = /\/account\/(\w+)\/(\d+)\/(.+)$/.exec(url) ?? []
  return { url, kind, purpose, id: `gid://shopify/Customer/${number}`, token }
}

describe('customerCreate', () => {
  test('creates a customer who can log in, and hands out no token', async () => {
    const { data } = await store.ask(CREATE, { input: { ...NEW, firstName: 'Grace' } })
    expect(data.customerCreate).toEqual({
      customer: {
        id: expect.stringMatching(/^gid:\/\/shopify\/Customer\/\d+$/),
        email: NEW.email,
        firstName: 'Grace',
        displayName: 'Grace',
      },
      ...NO_ERRORS,
    })
    expect(await store.logIn(NEW.email, NEW.password)).toMatch(/^[0-9a-f]{32}$/)
  })

  test.each<[object, string, string[], string]>([
    [
      { email: DEMO_CUSTOMER.email.toUpperCase() },
      'TAKEN',
      ['input', 'email'],
      'Email has already been taken',
    ],
    [{ phone: DEMO_CUSTOMER.phone }, 'TAKEN', ['input', 'phone'], 'Phone has already been taken'],
    [{ email: 'no address' }, 'INVALID', ['input', 'email'], 'Email is invalid'],
    [{ password: '' }, 'BLANK', ['input', 'password'], "Password can't be blank"],
    [
      { password: 'abcd' },
      'TOO_SHORT',
      ['input', 'password'],
      'Password is too short (minimum is 5 characters)',
    ],
    [
      { password: 'x'.repeat(41) },
      'TOO_LONG',
      ['input', 'password'],
      'Password is too long (maximum is 40 characters)',
    ],
    [
      { password: ' padded ' },
      'PASSWORD_STARTS_OR_ENDS_WITH_WHITESPACE',
      ['input', 'password'],
      'Password cannot start or end with whitespaces',
    ],
    [
      { firstName: '<b>Grace</b>' },
      'CONTAINS_HTML_TAGS',
      ['input', 'firstName'],
      'First name cannot contain HTML tags',
    ],
    [
      { lastName: 'see https://spam.example' },
      'CONTAINS_URL',
      ['input', 'lastName'],
      'Last name cannot contain URL',
    ],
    [
      { firstName: 'x'.repeat(256) },
      'TOO_LONG',
      ['input', 'firstName'],
      'First name is too long (maximum is 255 characters)',
    ],
    [{ phone: '0171' }, 'INVALID', ['input', 'phone'], 'Phone is invalid'],
  ])('refuses %j with %s', async (change, code, field, message) => {
    const { data } = await store.ask(CREATE, { input: { ...NEW, ...change } })
    expect(data.customerCreate).toEqual({ customer: null, ...bothLists(code, field, message) })
  })

  test('sends a mail to somebody who was invited, and says so', async () => {
    const email = 'invited@example.com'
    const { data } = await store.ask(CREATE, { input: { ...NEW, email } })
    const message = `We have sent an email to ${email}, please click the link included to verify your email address.`
    expect(data.customerCreate).toMatchObject(bothLists('CUSTOMER_DISABLED', null, message))
    expect(store.emulator.outbox.all()).toMatchObject([{ to: email, kind: 'activate' }])
  })
})

describe('a customer who is not activated', () => {
  test('cannot log in, and the answer is that of a wrong password', async () => {
    expect(await store.logIn('invited@example.com', 'not yet chosen')).toBeUndefined()
  })

  test('activates the account with the link in the mail, once', async () => {
    await store.ask(CREATE, { input: { ...NEW, email: 'invited@example.com' } })
    const { id, token, purpose } = newestLink()
    expect([purpose, token]).toEqual(['activate', expect.stringMatching(/^[0-9a-f]{32}-\d{10}$/)])
    const input = { activationToken: token, password: NEW.password }
    const { data } = await store.ask(ACTIVATE, { id, input })
    expect(data.customerActivate).toEqual({
      customer: { id },
      customerAccessToken: {
        accessToken: expect.stringMatching(/^[0-9a-f]{32}$/),
        expiresAt: expect.stringMatching(SECOND_IS_WHOLE),
      },
      ...NO_ERRORS,
    })
    expect(await store.logIn('invited@example.com', NEW.password)).toBeDefined()
    const again = await store.ask(ACTIVATE, { id, input })
    expect(again.data.customerActivate).toMatchObject(
      bothLists('ALREADY_ENABLED', null, 'Customer already enabled'),
    )
  })

  test('is told of a bad token, whose old error names no field', async () => {
    const id = `gid://shopify/Customer/${store.emulator.customers.byEmail('invited@example.com')?.number}`
    const input = { activationToken: 'wrong', password: NEW.password }
    expect((await store.ask(ACTIVATE, { id, input })).data.customerActivate).toEqual({
      customer: null,
      customerAccessToken: null,
      customerUserErrors: [
        { code: 'TOKEN_INVALID', field: ['input'], message: 'Invalid activation token' },
      ],
      userErrors: [{ field: null, message: 'Invalid activation token' }],
    })
  })

  test('activates it by the whole URL as well', async () => {
    await store.ask(CREATE, { input: { ...NEW, email: 'invited@example.com' } })
    const { url } = newestLink()
    const { data } = await store.ask(ACTIVATE_BY_URL, { url, password: NEW.password })
    expect(data.customerActivateByUrl.customerAccessToken.accessToken).toMatch(/^[0-9a-f]{32}$/)
  })
})

describe('a forgotten password', () => {
  test('is answered alike for a customer and for one who was invited, who gets no mail', async () => {
    for (const email of [DEMO_CUSTOMER.email, 'invited@example.com']) {
      const { data } = await store.ask(RECOVER, { email })
      expect(data.customerRecover).toEqual(NO_ERRORS)
    }
    expect(store.emulator.outbox.all()).toMatchObject([
      { to: DEMO_CUSTOMER.email, kind: 'recover', at: expect.any(String) },
    ])
  })

  test('of nobody is told to be one of nobody, which a shop must not pass on', async () => {
    const { data } = await store.ask(RECOVER, { email: 'nobody@example.com' })
    expect(data.customerRecover).toEqual(
      bothLists('UNIDENTIFIED_CUSTOMER', ['email'], 'Could not find customer'),
    )
  })

  test('is replaced with the link in the mail, once, which ends every session', async () => {
    const before = await store.logIn()
    await store.ask(RECOVER, { email: DEMO_CUSTOMER.email })
    const { id, token } = newestLink()
    const input = { resetToken: token, password: 'difference engine' }
    const { data } = await store.ask(RESET, { id, input })
    const { accessToken } = data.customerReset.customerAccessToken
    expect(store.emulator.tokens.living(before ?? '')).toBeUndefined()
    expect(store.emulator.tokens.living(accessToken)).toBeDefined()
    expect(await store.logIn()).toBeUndefined()
    expect((await store.ask(RESET, { id, input })).data.customerReset).toMatchObject(
      bothLists('TOKEN_INVALID', ['input'], 'Invalid reset token'),
    )
  })

  test('by URL: a good one, and a bad one, which is a top-level error', async () => {
    await store.ask(RECOVER, { email: DEMO_CUSTOMER.email })
    const { url } = newestLink()
    const password = 'difference engine'
    const bad = await store.ask(RESET_BY_URL, { url: url.replace(/.$/, 'x'), password })
    expect(bad).toMatchObject({
      data: { customerResetByUrl: null },
      errors: [
        {
          message: 'Unidentified customer',
          path: ['customerResetByUrl'],
          locations: [],
          extensions: { code: 'NOT_FOUND' },
        },
      ],
    })
    const good = await store.ask(RESET_BY_URL, { url, password })
    expect(good.data.customerResetByUrl.customerUserErrors).toEqual([])
    expect(await store.logIn(DEMO_CUSTOMER.email, password)).toBeDefined()
  })
})

describe('customerUpdate', () => {
  test('of anything but the password returns no token, and ends none', async () => {
    const token = await store.logIn()
    const { data } = await store.ask(UPDATE, {
      token,
      customer: { firstName: 'Augusta', phone: null },
    })
    expect(data.customerUpdate).toEqual({
      customer: { firstName: 'Augusta', phone: null, email: DEMO_CUSTOMER.email },
      customerAccessToken: null,
      ...NO_ERRORS,
    })
    expect(store.emulator.tokens.living(token ?? '')).toBeDefined()
  })

  test('of the password ends all tokens, and returns a new one', async () => {
    const [token, other] = [await store.logIn(), await store.logIn()]
    const { data } = await store.ask(UPDATE, { token, customer: { password: 'difference engine' } })
    const { accessToken } = data.customerUpdate.customerAccessToken
    const living = [token, other, accessToken].map((each) =>
      store.emulator.tokens.living(each ?? ''),
    )
    expect(living).toEqual([undefined, undefined, expect.anything()])
  })

  test('of the e-mail address is denied, or allowed by a switch', async () => {
    const token = await store.logIn()
    const customer = { email: 'countess@example.com' }
    expect((await store.ask(UPDATE, { token, customer })).data.customerUpdate).toMatchObject(
      bothLists('INVALID', ['customer', 'email'], 'CustomerUpdate access denied'),
    )
    store.emulator.switches.emailChange = 'allowed'
    const { data } = await store.ask(UPDATE, { token, customer })
    expect(data.customerUpdate.customer.email).toBe('countess@example.com')
    expect(await store.logIn('countess@example.com')).toBeDefined()
  })

  test('with a dead token is denied', async () => {
    const { data, errors } = await store.ask(UPDATE, { token: 'dead', customer: {} })
    expect(data).toEqual({ customerUpdate: null })
    expect(errors).toMatchObject([{ extensions: { code: 'ACCESS_DENIED' }, locations: [] }])
  })

  test('names the field of an invalid input', async () => {
    const token = await store.logIn()
    const { data } = await store.ask(UPDATE, { token, customer: { password: ' padded' } })
    expect(data.customerUpdate.customerUserErrors).toMatchObject([
      { field: ['customer', 'password'] },
    ])
  })
})

describe('limits', () => {
  test.each([
    [
      'login',
      'Login attempt limit exceeded. Please try again later.',
      () => store.logIn('a@example.com', 'wrong'),
    ],
    [
      'sign-up',
      'Creating Customer Limit exceeded. Please try again later.',
      () => store.ask(CREATE, { input: NEW }),
    ],
    [
      'recover',
      'Resetting password limit exceeded. Please try again later.',
      () => store.ask(RECOVER, { email: 'a@example.com' }),
    ],
  ] as const)('%s: by buyer, with HTTP 200, and they lift', async (action, message, act) => {
    store.emulator.switches.limits = { ...store.emulator.switches.limits, [action]: 2 }
    const ask = { login: LOG_IN_WRONG, 'sign-up': CREATE, recover: RECOVER }[action]
    const variables = { input: { ...NEW, email: 'b@example.com' }, email: 'b@example.com' }
    await act()
    await act()
    const refused = await store.ask(ask, variablesOf(action, variables))
    expect(refused.errors).toMatchObject([{ message, extensions: { code: 'THROTTLED' } }])
    const other = await store.ask(ask, variablesOf(action, variables), '198.51.100.7')
    expect(other.errors).toBeUndefined()
    store.emulator.clock.advance(10 * 60 * 1000)
    expect((await store.ask(ask, variablesOf(action, variables))).errors).toBeUndefined()
  })

  test('right passwords do not count', async () => {
    store.emulator.switches.limits = { ...store.emulator.switches.limits, login: 1 }
    for (const _ of [1, 2, 3]) expect(await store.logIn()).toBeDefined()
  })
})

const LOG_IN_WRONG = `mutation L($input: CustomerAccessTokenCreateInput!) {
  customerAccessTokenCreate(input: $input) { customerUserErrors { code } }
}`

function variablesOf(action: string, { input, email }: { input: typeof NEW; email: string }) {
  return action === 'recover'
    ? { email }
    : { input: { email: input.email, password: input.password } }
}
