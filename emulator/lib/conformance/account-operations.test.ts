import { beforeEach, describe, expect, test } from 'vitest'
import {
  answered,
  conformance,
  EMAIL,
  INVITED,
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
  UPDATE,
} from './documents-fixture.ts'
import { CODED_ERRORS, expectScope, OLD_ERRORS, schemaOf, TOKEN } from './schema-fixture.ts'

const store = conformance()
const schema = schemaOf(store)

const PASSWORD = 'difference engine'
const CUSTOMER = { customer: 'Customer' }
const ALL_FIELDS = { ...CUSTOMER, ...TOKEN, ...CODED_ERRORS, ...OLD_ERRORS }
const DETAILS = {
  acceptsMarketing: 'Boolean',
  firstName: 'String',
  lastName: 'String',
  phone: 'String',
}

let url: string
let linkToken: string

/** The links in a mail to a customer who has forgotten, or has not yet chosen, the password. */
async function mailTo(email: string): Promise<void> {
  const input = { email, password: PASSWORD }
  await (email === EMAIL ? store.post(RECOVER, { email }) : store.post(CREATE, { input }))
  url = store.emulator.outbox.all().at(-1)?.url ?? ''
  linkToken = url.split('/').at(-1) ?? ''
}

function idOf(email: string): string {
  return `gid://shopify/Customer/${store.emulator.customers.byEmail(email)?.number}`
}

/** What follows a link gives: the customer, and a token. */
function welcome(email: string) {
  const accessToken = expect.stringMatching(/^[\da-f]{32}$/)
  const customerAccessToken = { accessToken, expiresAt: RECORDED_EXPIRY }
  return { customer: { id: idOf(email), email }, customerAccessToken, ...NO_ERRORS }
}

describe('table 1, with a link', () => {
  test('customerActivate: takes an id and a token of a mail, gives an access token', async () => {
    await mailTo(INVITED)
    const { args, payload } = await schema.signature('customerActivate')
    expect(args).toEqual({ id: 'ID!', input: 'CustomerActivateInput!' })
    const input = { activationToken: 'String!', password: 'String!' }
    expect(await schema.fields('CustomerActivateInput')).toEqual(input)
    expect(await schema.fields(payload)).toEqual(ALL_FIELDS)
    const sent = { activationToken: linkToken, password: PASSWORD }
    const variables = { id: idOf(INVITED), input: sent }
    await expectScope(store, 'customerActivate', { document: ACTIVATE, variables, cost: 14 })
    const { body } = await store.post(ACTIVATE, variables)
    expect(body).toEqual(answered({ customerActivate: welcome(INVITED) }, 14))
  })

  test('customerActivateByUrl: takes the whole link, and has no userErrors', async () => {
    await mailTo(INVITED)
    const { args, payload } = await schema.signature('customerActivateByUrl')
    expect(args).toEqual({ activationUrl: 'URL!', password: 'String!' })
    expect(await schema.fields(payload)).toEqual({ ...CUSTOMER, ...TOKEN, ...CODED_ERRORS })
    const variables = { url, password: PASSWORD }
    const request = { document: ACTIVATE_BY_URL, variables, cost: 13 }
    await expectScope(store, 'customerActivateByUrl', request)
    const { userErrors, ...customerActivateByUrl } = welcome(INVITED)
    const { body } = await store.post(ACTIVATE_BY_URL, variables)
    expect(body).toEqual(answered({ customerActivateByUrl }, 13))
  })

  test('customerReset: takes an id and a token of a mail, gives an access token', async () => {
    await mailTo(EMAIL)
    const { args, payload } = await schema.signature('customerReset')
    expect(args).toEqual({ id: 'ID!', input: 'CustomerResetInput!' })
    const input = { resetToken: 'String!', password: 'String!' }
    expect(await schema.fields('CustomerResetInput')).toEqual(input)
    expect(await schema.fields(payload)).toEqual(ALL_FIELDS)
    const sent = { resetToken: linkToken, password: PASSWORD }
    const variables = { id: idOf(EMAIL), input: sent }
    await expectScope(store, 'customerReset', { document: RESET, variables, cost: 14 })
    const { body } = await store.post(RESET, variables)
    expect(body).toEqual(answered({ customerReset: welcome(EMAIL) }, 14))
  })

  test('customerResetByUrl: takes the whole link, gives what customerReset gives', async () => {
    await mailTo(EMAIL)
    const { args, payload } = await schema.signature('customerResetByUrl')
    expect(args).toEqual({ resetUrl: 'URL!', password: 'String!' })
    expect(await schema.fields(payload)).toEqual(ALL_FIELDS)
    const variables = { url, password: PASSWORD }
    const request = { document: RESET_BY_URL, variables, cost: 14 }
    await expectScope(store, 'customerResetByUrl', request)
    const { body } = await store.post(RESET_BY_URL, variables)
    expect(body).toEqual(answered({ customerResetByUrl: welcome(EMAIL) }, 14))
  })
})

describe('table 1, without a link', () => {
  let token: string

  beforeEach(async () => {
    token = await store.logIn()
  })

  test('customerUpdate: takes a token, gives one only for a new password', async () => {
    const { args, payload } = await schema.signature('customerUpdate')
    expect(args).toEqual({ customer: 'CustomerUpdateInput!', customerAccessToken: 'String!' })
    const input = { ...DETAILS, email: 'String', password: 'String' }
    expect(await schema.fields('CustomerUpdateInput')).toEqual(input)
    expect(await schema.fields(payload)).toEqual(ALL_FIELDS)
    const variables = { token, customer: { password: PASSWORD } }
    await expectScope(store, 'customerUpdate', { document: UPDATE, variables, cost: 14 })
    const { customer, ...rest } = welcome(EMAIL)
    const customerUpdate = { customer: { ...customer, firstName: 'Ada' }, ...rest }
    const { body } = await store.post(UPDATE, variables)
    expect(body).toEqual(answered({ customerUpdate }, 14))
    const { accessToken } = body.data.customerUpdate.customerAccessToken
    const other = await store.post(UPDATE, { token: accessToken, customer: { lastName: 'King' } })
    expect(other.body.data.customerUpdate).toEqual({ ...customerUpdate, customerAccessToken: null })
  })

  test('customerCreate: takes what a customer says of themselves, and gives no token', async () => {
    const { args, payload } = await schema.signature('customerCreate')
    expect(args).toEqual({ input: 'CustomerCreateInput!' })
    const fields = { ...DETAILS, email: 'String!', password: 'String!' }
    expect(await schema.fields('CustomerCreateInput')).toEqual(fields)
    expect(await schema.fields(payload)).toEqual({ ...CUSTOMER, ...CODED_ERRORS, ...OLD_ERRORS })
    const input = { email: 'grace@example.com', password: PASSWORD, phone: '+12025550143' }
    const before = store.emulator.tokens.all().length
    await expectScope(store, 'customerCreate', { document: CREATE, variables: { input }, cost: 16 })
    expect(store.emulator.customers.byEmail(input.email)).toBeUndefined()
    const { body } = await store.post(CREATE, { input })
    expect(body.data.customerCreate).toMatchObject({ customer: { email: input.email } })
    expect(store.emulator.tokens.all()).toHaveLength(before)
  })

  test('customerRecover: takes an address, and gives errors or nothing', async () => {
    const { args, payload } = await schema.signature('customerRecover')
    expect(args).toEqual({ email: 'String!' })
    expect(await schema.fields(payload)).toEqual({ ...CODED_ERRORS, ...OLD_ERRORS })
    const variables = { email: EMAIL }
    await expectScope(store, 'customerRecover', { document: RECOVER, variables, cost: 12 })
    expect(store.emulator.outbox.all()).toEqual([])
    const { body } = await store.post(RECOVER, variables)
    expect(body).toEqual(answered({ customerRecover: NO_ERRORS }, 12))
  })
})
