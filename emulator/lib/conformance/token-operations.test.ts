import { describe, expect, test } from 'vitest'
import { createMultipassToken } from '../index.ts'
import {
  answered,
  conformance,
  EMAIL,
  INVITED,
  inBothLists,
  NO_ERRORS,
  PASSWORD,
  RECORDED_AT,
  RECORDED_EXPIRY,
} from './conformance-fixture.ts'
import {
  CUSTOMER_READ,
  TOKEN_CREATE,
  TOKEN_CREATE_WITH_MULTIPASS,
  TOKEN_DELETE,
  TOKEN_RENEW,
} from './documents-fixture.ts'
import { CODED_ERRORS, expectScope, OLD_ERRORS, schemaOf, TOKEN } from './schema-fixture.ts'

const store = conformance()
const schema = schemaOf(store)

const MINTED = {
  accessToken: expect.stringMatching(/^[\da-f]{32}$/),
  expiresAt: RECORDED_EXPIRY,
}

function multipassToken(email: string): string {
  const customer = { email, created_at: RECORDED_AT, first_name: 'Grace' }
  return createMultipassToken(customer, 'emulator-multipass-secret')
}

async function exchange(token: string) {
  return (await store.post(TOKEN_CREATE_WITH_MULTIPASS, { multipassToken: token })).body
}

describe('table 1', () => {
  test('customerAccessTokenCreate: takes address and password, gives a token', async () => {
    const { args, payload } = await schema.signature('customerAccessTokenCreate')
    expect(args).toEqual({ input: 'CustomerAccessTokenCreateInput!' })
    const credentials = { email: 'String!', password: 'String!' }
    expect(await schema.fields('CustomerAccessTokenCreateInput')).toEqual(credentials)
    expect(await schema.fields(payload)).toEqual({ ...TOKEN, ...CODED_ERRORS, ...OLD_ERRORS })
    const request = {
      document: TOKEN_CREATE,
      variables: { input: { email: EMAIL, password: PASSWORD } },
      cost: 13,
    }
    await expectScope(store, 'customerAccessTokenCreate', request)
    expect(store.emulator.tokens.all()).toEqual([])
    const { body } = await store.post(request.document, request.variables)
    const customerAccessTokenCreate = { customerAccessToken: MINTED, ...NO_ERRORS }
    expect(body).toEqual(answered({ customerAccessTokenCreate }, 13))
  })

  test('customerAccessTokenCreateWithMultipass: gives a token, and has no userErrors', async () => {
    const { args, payload } = await schema.signature('customerAccessTokenCreateWithMultipass')
    expect(args).toEqual({ multipassToken: 'String!' })
    expect(await schema.fields(payload)).toEqual({ ...TOKEN, ...CODED_ERRORS })
    const document = TOKEN_CREATE_WITH_MULTIPASS
    const variables = { multipassToken: multipassToken('grace@example.com') }
    const request = { document, variables, cost: 12 }
    await expectScope(store, 'customerAccessTokenCreateWithMultipass', request)
    const { body } = await store.post(document, variables)
    const payloadOfSuccess = { customerAccessToken: MINTED, customerUserErrors: [] }
    expect(body).toEqual(answered({ customerAccessTokenCreateWithMultipass: payloadOfSuccess }, 12))
  })

  test('customerAccessTokenCreateWithMultipass: creates a customer, or enables one', async () => {
    await exchange(multipassToken('grace@example.com'))
    await exchange(multipassToken(INVITED))
    const { customers } = store.emulator
    expect(customers.byEmail('grace@example.com')).toMatchObject({ firstName: 'Grace' })
    expect(customers.byEmail(INVITED)?.state).toBe('enabled')
  })

  test('customerAccessTokenCreateWithMultipass: works once, and for 15 minutes', async () => {
    const [used, late] = [multipassToken(EMAIL), multipassToken(INVITED)]
    const { customerUserErrors } = inBothLists(
      'INVALID_MULTIPASS_REQUEST',
      null,
      'Invalid Multipass request',
    )
    const refusal = { customerAccessToken: null, customerUserErrors }
    const refused = answered({ customerAccessTokenCreateWithMultipass: refusal }, 12)
    store.emulator.clock.advance(15 * 60_000 - 1)
    const { data } = await exchange(used)
    expect(data.customerAccessTokenCreateWithMultipass.customerAccessToken).not.toBeNull()
    expect(await exchange(used)).toEqual(refused)
    store.emulator.clock.advance(1)
    expect(await exchange(late)).toEqual(refused)
    store.emulator.clock.set(Date.parse(RECORDED_AT) - 1)
    expect(await exchange(late)).toEqual(refused)
  })

  test('customerAccessTokenRenew: takes and gives a token; its errors have no code', async () => {
    const { args, payload } = await schema.signature('customerAccessTokenRenew')
    expect(args).toEqual({ customerAccessToken: 'String!' })
    expect(await schema.fields(payload)).toEqual({ ...TOKEN, userErrors: '[UserError!]!' })
    const plainError = { field: '[String!]', message: 'String!' }
    expect(await schema.fields('UserError')).toEqual(plainError)
    const codedError = { ...plainError, code: 'CustomerErrorCode' }
    expect(await schema.fields('CustomerUserError')).toEqual(codedError)
    const token = await store.logIn()
    const request = { document: TOKEN_RENEW, variables: { token }, cost: 12 }
    await expectScope(store, 'customerAccessTokenRenew', request)
    const { body } = await store.post(TOKEN_RENEW, { token })
    const customerAccessToken = { accessToken: token, expiresAt: RECORDED_EXPIRY }
    const customerAccessTokenRenew = { customerAccessToken, userErrors: [] }
    expect(body).toEqual(answered({ customerAccessTokenRenew }, 12))
  })

  test('customerAccessTokenDelete: takes a token, and echoes it; there is no way back', async () => {
    const { args, payload } = await schema.signature('customerAccessTokenDelete')
    expect(args).toEqual({ customerAccessToken: 'String!' })
    expect(await schema.fields(payload)).toEqual({
      deletedAccessToken: 'String',
      deletedCustomerAccessTokenId: 'String',
      userErrors: '[UserError!]!',
    })
    const token = await store.logIn()
    const request = { document: TOKEN_DELETE, variables: { token }, cost: 11 }
    await expectScope(store, 'customerAccessTokenDelete', request)
    expect(store.emulator.tokens.valid(token)).toBeDefined()
    const { body } = await store.post(TOKEN_DELETE, { token })
    const customerAccessTokenDelete = {
      deletedAccessToken: token,
      deletedCustomerAccessTokenId: expect.stringMatching(
        /^gid:\/\/shopify\/CustomerAccessToken\/6129430\d{5}$/,
      ),
      userErrors: [],
    }
    expect(body).toEqual(answered({ customerAccessTokenDelete }, 11))
    expect(store.emulator.tokens.valid(token)).toBeUndefined()
  })

  test('customer: takes a token, gives a customer with orders, or null for a bad token', async () => {
    const { args, payload } = await schema.signature('customer', 'QueryRoot')
    expect([args, payload]).toEqual([{ customerAccessToken: 'String!' }, 'Customer'])
    const token = await store.logIn()
    const scope = 'unauthenticated_read_customers'
    const request = { document: CUSTOMER_READ, variables: { token }, cost: 4, scope }
    await expectScope(store, 'customer', request)
    const { body } = await store.post(CUSTOMER_READ, { token })
    expect(body.data.customer).toMatchObject({ email: EMAIL, numberOfOrders: '2' })
    expect((await store.post(CUSTOMER_READ, { token: 'bad' })).body.data).toEqual({
      customer: null,
    })
  })

  test('customer: tags have a scope of their own', async () => {
    const token = await store.logIn()
    const document =
      'query Q($token: String!) { customer(customerAccessToken: $token) { email tags } }'
    const { body } = await store.post(document, { token })
    expect(body).toEqual(answered({ customer: { email: EMAIL, tags: [] } }, 1))
    store.emulator.behaviour.scopes = ['unauthenticated_read_customers']
    const refused = await store.post(document, { token })
    expect(refused.body.data).toEqual({ customer: null })
    const requiredAccess = '`unauthenticated_read_customer_tags` access scope.'
    expect(refused.body.errors).toMatchObject([
      { path: ['customer', 'tags'], extensions: { code: 'ACCESS_DENIED', requiredAccess } },
    ])
  })

  test('CustomerAccessToken: has a string and an end, and no more', async () => {
    const fields = { accessToken: 'String!', expiresAt: 'DateTime!' }
    expect(await schema.fields('CustomerAccessToken')).toEqual(fields)
  })

  test('the table has every operation of the schema that takes or gives a token', async () => {
    const operations = await schema.operationsWithTokens()
    expect(operations).toEqual({
      taking: [
        'customerAccessTokenDelete',
        'customerAccessTokenRenew',
        'customerAddressCreate',
        'customerAddressDelete',
        'customerAddressUpdate',
        'customerDefaultAddressUpdate',
        'customerUpdate',
        'customer',
      ],
      giving: [
        'customerAccessTokenCreate',
        'customerAccessTokenCreateWithMultipass',
        'customerAccessTokenRenew',
        'customerActivate',
        'customerActivateByUrl',
        'customerReset',
        'customerResetByUrl',
        'customerUpdate',
      ],
      inputs: ['BuyerInput', 'CartBuyerIdentityInput'],
    })
  })
})
