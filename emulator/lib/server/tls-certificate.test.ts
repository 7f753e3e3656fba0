import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { createStorefrontApiClient } from '@shopify/storefront-api-client'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { createStorefrontEmulator, DEMO_CUSTOMER, type StorefrontEmulator } from '../index.ts'

const system = getCACertificates('default')

let emulator: StorefrontEmulator
let origin: string

beforeAll(async () => {
  emulator = createStorefrontEmulator({ tls: true })
  origin = await emulator.listen()
})
beforeEach(() => setDefaultCACertificates(system))
afterAll(async () => {
  setDefaultCACertificates(system)
  await emulator.close()
})

function trustTheEmulator() {
  setDefaultCACertificates([...system, emulator.certificateAuthority ?? ''])
}

/** Shopify's own client, which refuses to speak plain http. */
function client(storeDomain = origin) {
  return createStorefrontApiClient({
    storeDomain,
    apiVersion: '2026-04',
    publicAccessToken: emulator.publicAccessToken,
  })
}

const SHOP = 'query Shop { shop { name primaryDomain { url } } }'

const LOG_IN = `mutation LogIn($input: CustomerAccessTokenCreateInput!) {
  customerAccessTokenCreate(input: $input) {
    customerAccessToken { accessToken expiresAt }
    customerUserErrors { code }
  }
}`

test('listens on localhost with TLS, and says which authority to trust', () => {
  expect(origin).toMatch(/^https:\/\/localhost:\d+$/)
  expect(emulator.certificateAuthority).toMatch(/^-----BEGIN CERTIFICATE-----/)
})

test("Shopify's Storefront API client reads the shop and logs a customer in", async () => {
  trustTheEmulator()
  const shop = await client().request(SHOP)
  expect(shop.errors).toBeUndefined()
  expect(shop.data.shop).toEqual({ name: 'Marl', primaryDomain: { url: origin } })

  const { email, password } = DEMO_CUSTOMER
  const login = await client().request(LOG_IN, { variables: { input: { email, password } } })
  expect(login.data.customerAccessTokenCreate.customerUserErrors).toEqual([])
  expect(login.data.customerAccessTokenCreate.customerAccessToken.accessToken).toMatch(
    /^[0-9a-f]{32}$/,
  )
})

test("Shopify's Storefront API client tells what the emulator refuses", async () => {
  trustTheEmulator()
  const { errors } = await client().request('query { shop { nonsense } }')
  expect(errors?.graphQLErrors?.[0]).toMatchObject({
    message: "Field 'nonsense' doesn't exist on type 'Shop'",
  })
})

test('customers log in by OAuth over https, with cookies that no plain http gets', async () => {
  trustTheEmulator()
  const discovery = await (await fetch(`${origin}/.well-known/openid-configuration`)).json()
  expect(discovery.token_endpoint).toBe(`${origin}/authentication/oauth/token`)
  const { clientId } = emulator.customerAccounts.client
  const query = new URLSearchParams({
    client_id: clientId,
    response_type: 'code',
    redirect_uri: 'https://local.tryhydrogen.dev:5173/callback',
    scope: 'openid email customer-account-api:full',
    state: 'x',
    code_challenge: 'x'.repeat(43),
    code_challenge_method: 'S256',
  })
  const begun = await fetch(`${discovery.authorization_endpoint}?${query}`, { redirect: 'manual' })
  expect(begun.status).toBe(303)
  expect(begun.headers.getSetCookie().every((each) => /; secure/i.test(each))).toBe(true)
})

test('by every name of loopback the certificate is good', async () => {
  trustTheEmulator()
  const { port } = new URL(origin)
  for (const name of ['localhost', '127.0.0.1']) {
    const response = await fetch(`https://${name}:${port}/__emulator/help`)
    expect(response.status, name).toBe(200)
  }
})

test('who does not trust the authority is not served', async () => {
  const stranger = createStorefrontEmulator({ tls: true })
  const { errors } = await client(await stranger.listen()).request(SHOP)
  expect(errors?.message).toContain('fetch failed')
  await stranger.close()
})

test('each start makes another authority, and without TLS there is none', async () => {
  const another = createStorefrontEmulator({ tls: true })
  expect(another.certificateAuthority).toBeNull()
  await another.listen()
  expect(another.certificateAuthority).not.toBe(emulator.certificateAuthority)
  await another.close()

  const plain = createStorefrontEmulator()
  await plain.listen()
  expect(plain.certificateAuthority).toBeNull()
  await plain.close()
})
