import { createStorefrontEmulator, type StorefrontEmulator } from '../create-storefront-emulator.ts'
import { DEMO_CUSTOMER } from './demo-customer.ts'

/** For tests: what a GraphQL request was answered with. */
export interface GraphqlReply {
  // biome-ignore lint/suspicious/noExplicitAny: a test asserts the shape of what came
  readonly data: any
  // biome-ignore lint/suspicious/noExplicitAny: a test asserts the shape of what came
  readonly errors: any
}

/** For tests: an emulator of its own and a client that asks it over HTTP. */
export async function startStore() {
  const emulator = createStorefrontEmulator({
    seed: {
      customers: [
        DEMO_CUSTOMER,
        { email: 'invited@example.com', password: 'not yet chosen', state: 'invited' },
      ],
    },
  })
  const origin = await emulator.listen()

  async function ask(query: string, variables: object = {}, ip = '192.0.2.1') {
    const response = await fetch(`${origin}/api/2026-04/graphql.json`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'shopify-storefront-private-token': emulator.privateAccessToken,
        'shopify-storefront-buyer-ip': ip,
      },
      body: JSON.stringify({ query, variables }),
    })
    return (await response.json()) as GraphqlReply
  }

  async function logIn(
    email: string = DEMO_CUSTOMER.email,
    password: string = DEMO_CUSTOMER.password,
  ) {
    const { data } = await ask(LOG_IN, { input: { email, password } })
    return data.customerAccessTokenCreate.customerAccessToken?.accessToken as string | undefined
  }

  return { emulator, origin, ask, logIn }
}

/** For tests: the store, a client, and a customer's log-in. */
export type TestStore = Awaited<ReturnType<typeof startStore>> & { emulator: StorefrontEmulator }

const LOG_IN = `mutation L($input: CustomerAccessTokenCreateInput!) {
  customerAccessTokenCreate(input: $input) {
    customerAccessToken { accessToken expiresAt }
    customerUserErrors { code field message }
    userErrors { field message }
  }
}`
