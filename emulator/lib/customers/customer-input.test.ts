import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { startStore, type TestStore } from './customer-fixture.ts'
import { DEMO_CUSTOMER } from './demo-customer.ts'

let store: TestStore

beforeAll(async () => {
  store = await startStore()
})
afterAll(() => store.emulator.close())
beforeEach(() => {
  store.emulator.limits.clear()
  store.emulator.customers.remove(NEW.email)
})

const ERRORS = 'customerUserErrors { code field message } userErrors { field message }'
const CREATE = `mutation M($input: CustomerCreateInput!) {
  customerCreate(input: $input) { customer { email firstName lastName phone } ${ERRORS} }
}`
const UPDATE = `mutation M($token: String!, $customer: CustomerUpdateInput!) {
  customerUpdate(customerAccessToken: $token, customer: $customer) {
    customer { email firstName lastName phone acceptsMarketing } ${ERRORS}
  }
}`
const NEW = { email: 'grace@example.com', password: 'nanoseconds' }

/** What is wrong with a sign-up that would be in order but for the input. */
async function signUp(input: object) {
  const { data } = await store.ask(CREATE, { input: { ...NEW, ...input } })
  return data.customerCreate
}

async function change(customer: object) {
  const { data } = await store.ask(UPDATE, { token: await store.logIn(), customer })
  return data.customerUpdate
}

describe('a sign-up', () => {
  test.each<[object, string, string, string]>([
    [{ phone: DEMO_CUSTOMER.phone }, 'TAKEN', 'phone', 'Phone has already been taken'],
    [{ email: '' }, 'BLANK', 'email', "Email can't be blank"],
    [{ email: 'grace@example' }, 'INVALID', 'email', 'Email is invalid'],
    [{ email: 'grace hopper@example.com' }, 'INVALID', 'email', 'Email is invalid'],
    [{ email: 'grace@ex ample.com' }, 'INVALID', 'email', 'Email is invalid'],
    [{ email: 'grace@example.c om' }, 'INVALID', 'email', 'Email is invalid'],
    [{ email: 'a@b@example.com' }, 'INVALID', 'email', 'Email is invalid'],
    [
      { password: 'abcd' },
      'TOO_SHORT',
      'password',
      'Password is too short (minimum is 5 characters)',
    ],
    [
      { password: 'x'.repeat(41) },
      'TOO_LONG',
      'password',
      'Password is too long (maximum is 40 characters)',
    ],
    ...[' padded', 'padded ', '     '].map(padded),
    [{ firstName: 'a<br>b' }, 'CONTAINS_HTML_TAGS', 'firstName', htmlMessage('First')],
    [{ lastName: '<b>Hopper</b>' }, 'CONTAINS_HTML_TAGS', 'lastName', htmlMessage('Last')],
    ...['see https://spam.example', 'http://spam.example', 'WWW.spam.example'].flatMap(withUrl),
    [{ firstName: 'x'.repeat(256) }, 'TOO_LONG', 'firstName', longMessage('First')],
    [{ lastName: 'x'.repeat(256) }, 'TOO_LONG', 'lastName', longMessage('Last')],
    ...[
      '0171',
      '12025550143',
      '+0123456789',
      '+123456',
      '+1234567890123456',
      '+1 202 555 0143',
      'x+12025550143',
    ].map(noPhone),
  ])('with %j is refused as %s, in both lists', async (input, code, field, message) => {
    const path = ['input', field]
    expect(await signUp(input)).toEqual({
      customer: null,
      customerUserErrors: [{ code, field: path, message }],
      userErrors: [{ field: path, message }],
    })
  })

  test.each([
    { password: 'abcde' },
    { password: 'x'.repeat(40) },
    { password: 'with a blank' },
    { firstName: 'x'.repeat(255), lastName: 'x'.repeat(255) },
    { firstName: 'a < b', lastName: 'c > d' },
    { firstName: '<>' },
    { firstName: 'httpswww' },
    { firstName: '', lastName: null, phone: null },
    { phone: '' },
    { phone: '+1234567' },
    { phone: '+123456789012345' },
  ])('with %j is in order', async (input) => {
    expect(await signUp(input)).toMatchObject({ customer: { email: NEW.email }, userErrors: [] })
  })

  test('is told of everything that is wrong with it, in the order of a form', async () => {
    const input = { email: 'x', password: '', firstName: '<b>', lastName: 'www.x', phone: '1' }
    const { customerUserErrors } = await signUp(input)
    expect(customerUserErrors.map(({ code, field }: Named) => [code, ...field])).toEqual([
      ['INVALID', 'input', 'email'],
      ['BLANK', 'input', 'password'],
      ['CONTAINS_HTML_TAGS', 'input', 'firstName'],
      ['CONTAINS_URL', 'input', 'lastName'],
      ['INVALID', 'input', 'phone'],
    ])
  })

  test('is told of one fault of a field at a time', async () => {
    const firstName = `<b>www.${'x'.repeat(300)}`
    const { customerUserErrors } = await signUp({ firstName, password: ' x ' })
    expect(customerUserErrors.map(({ code }: Named) => code)).toEqual([
      'PASSWORD_STARTS_OR_ENDS_WITH_WHITESPACE',
      'CONTAINS_HTML_TAGS',
    ])
  })
})

describe('a change', () => {
  test('of nothing finds nothing wrong, and changes nothing', async () => {
    expect(await change({})).toMatchObject({ customer: { firstName: 'Ada' }, userErrors: [] })
  })

  test('names the fields of its own argument', async () => {
    const customer = { email: '', password: ' x', firstName: '<b>', lastName: '<b>', phone: '1' }
    const { customerUserErrors } = await change(customer)
    expect(customerUserErrors.map(({ field }: Named) => field)).toEqual([
      ['customer', 'email'],
      ['customer', 'password'],
      ['customer', 'firstName'],
      ['customer', 'lastName'],
      ['customer', 'phone'],
    ])
  })

  test.each(['', null])('to a blank password or e-mail address, %j, is refused', async (blank) => {
    const { customerUserErrors } = await change({ password: blank, email: blank })
    expect(customerUserErrors).toMatchObject([
      { code: 'BLANK', field: ['customer', 'email'] },
      { code: 'BLANK', field: ['customer', 'password'] },
    ])
  })

  test('to null clears, and what is left out stays', async () => {
    const { customer } = await change({ phone: null, acceptsMarketing: true })
    expect(customer).toMatchObject({ phone: null, acceptsMarketing: true, lastName: 'Lovelace' })
    const restored = await change({ phone: DEMO_CUSTOMER.phone })
    expect(restored.customer).toMatchObject({ phone: DEMO_CUSTOMER.phone, acceptsMarketing: true })
  })

  test('to a phone number that somebody has is refused; the own one is no new one', async () => {
    await signUp({ phone: '+12025550143' })
    expect((await change({ phone: '+12025550143' })).customerUserErrors).toEqual([
      { code: 'TAKEN', field: ['customer', 'phone'], message: 'Phone has already been taken' },
    ])
    expect((await change({ phone: DEMO_CUSTOMER.phone })).customerUserErrors).toEqual([])
  })
})

interface Named {
  readonly code: string
  readonly field: readonly string[]
}

type Case = [object, string, string, string]

function padded(password: string): Case {
  const message = 'Password cannot start or end with whitespaces'
  return [{ password }, 'PASSWORD_STARTS_OR_ENDS_WITH_WHITESPACE', 'password', message]
}

function withUrl(name: string): Case[] {
  return [
    [{ firstName: name }, 'CONTAINS_URL', 'firstName', 'First name cannot contain URL'],
    [{ lastName: name }, 'CONTAINS_URL', 'lastName', 'Last name cannot contain URL'],
  ]
}

function noPhone(phone: string): Case {
  return [{ phone }, 'INVALID', 'phone', 'Phone is invalid']
}

function htmlMessage(which: string): string {
  return `${which} name cannot contain HTML tags`
}

function longMessage(which: string): string {
  return `${which} name is too long (maximum is 255 characters)`
}
