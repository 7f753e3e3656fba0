import { afterAll, beforeAll, expect, test } from 'vitest'
import { createStorefrontEmulator } from '../create-storefront-emulator.ts'
import { DEMO_CUSTOMER } from '../customers/demo-customer.ts'
import { createSecretLog, type MintedSecret, type SecretKind } from './secrets.ts'

const emulator = createStorefrontEmulator()
let origin: string

beforeAll(async () => {
  origin = await emulator.listen()
})
afterAll(() => emulator.close())

async function ask(query: string, variables: object = {}) {
  const response = await fetch(`${origin}/api/2026-04/graphql.json`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-shopify-storefront-access-token': emulator.publicAccessToken,
    },
    body: JSON.stringify({ query, variables }),
  })
  return (await response.json()).data
}

async function minted(kind: SecretKind): Promise<string[]> {
  const secrets: MintedSecret[] = await (await fetch(`${origin}/__emulator/secrets`)).json()
  return secrets.filter((secret) => secret.kind === kind).map(({ value }) => value)
}

async function logIn(): Promise<string> {
  const { email, password } = DEMO_CUSTOMER
  const data = await ask(
    `mutation ($input: CustomerAccessTokenCreateInput!) {
      customerAccessTokenCreate(input: $input) { customerAccessToken { accessToken } }
    }`,
    { input: { email, password } },
  )
  return data.customerAccessTokenCreate.customerAccessToken.accessToken
}

test('each customer access token is listed, and stays listed once it is dead', async () => {
  const token = await logIn()
  for (const record of emulator.tokens.all()) emulator.tokens.revoke(record)
  expect(await minted('customer-access-token')).toContain(token)
})

test('each credential in the id of an address is listed, a new one at every read', async () => {
  const query =
    'query ($t: String!) { customer(customerAccessToken: $t) { defaultAddress { id } } }'
  const t = await logIn()
  for (const read of [await ask(query, { t }), await ask(query, { t })]) {
    const { id } = read.customer.defaultAddress
    expect(await minted('address-credential')).toContain(id.split('customer_access_token=')[1])
  }
})

test('the token in a mailed link is listed, and so is the key of a cart', async () => {
  await ask(
    'mutation ($e: String!) { customerRecover(email: $e) { customerUserErrors { code } } }',
    {
      e: DEMO_CUSTOMER.email,
    },
  )
  const link = emulator.outbox.all().at(-1)?.url ?? ''
  expect(await minted('account-link-token')).toEqual([link.split('/').at(-1)])
  const { cartCreate } = await ask('mutation { cartCreate { cart { id } } }')
  expect(await minted('cart-key')).toContain(cartCreate.cart.id.split('?key=')[1])
})

test('a long run keeps the newest of a kind, and the other kinds whole', () => {
  const log = createSecretLog()
  log.keep('cart-key', 'a cart')
  for (let count = 0; count < 5000; count += 1) log.keep('address-credential', `${count}`)
  const values = log.all().map(({ value }) => value)
  expect([values.length, values[0], values[1], values.at(-1)]).toEqual([
    4097,
    'a cart',
    '904',
    '4999',
  ])
})
