import { DEMO_CUSTOMER } from 'storefront-emulator'
import type { StoreClient } from './store-client.ts'

/** A client, and what it has got from earlier steps. */
export interface ClientState {
  readonly client: StoreClient
  customerAccessToken?: string
  cartId?: string
}

/** One request of a client. */
export interface Step {
  /** The root field, as the journal names it. */
  readonly field: string
  readonly what: string
  /** Later steps need what it creates. */
  readonly isOnce?: boolean
  readonly take: (state: ClientState) => Promise<void>
}

const { email, password } = DEMO_CUSTOMER

/** What a client does: log in, read the account, renew, read products, change a cart. */
export const STEPS: readonly Step[] = [
  {
    field: 'customerAccessTokenCreate',
    what: 'log in',
    isOnce: true,
    async take(state) {
      const data = await state.client.ask(
        `mutation LogIn($input: CustomerAccessTokenCreateInput!) {
          customerAccessTokenCreate(input: $input) { customerAccessToken { accessToken expiresAt } }
        }`,
        { input: { email, password } },
      )
      state.customerAccessToken =
        Object(data).customerAccessTokenCreate.customerAccessToken.accessToken
    },
  },
  {
    field: 'cartCreate',
    what: 'create a cart',
    isOnce: true,
    async take(state) {
      const data = await state.client.ask('mutation { cartCreate { cart { id } } }')
      state.cartId = Object(data).cartCreate.cart.id
    },
  },
  {
    field: 'customer',
    what: 'the customer with addresses and orders',
    async take({ client, customerAccessToken: token }) {
      await client.ask(
        `query Customer($token: String!) { customer(customerAccessToken: $token) {
          id displayName defaultAddress { id formatted }
          addresses(first: 10) { nodes { id formatted } }
          orders(first: 10) { nodes { id name processedAt totalPrice { amount currencyCode } } }
        } }`,
        { token },
      )
    },
  },
  {
    field: 'customerAccessTokenRenew',
    what: 'renew',
    async take({ client, customerAccessToken: token }) {
      await client.ask(
        `mutation Renew($token: String!) { customerAccessTokenRenew(customerAccessToken: $token) {
          customerAccessToken { accessToken expiresAt } userErrors { field message }
        } }`,
        { token },
      )
    },
  },
  {
    field: 'products',
    what: 'twelve products with pictures and variants',
    async take({ client }) {
      await client.ask(`{ products(first: 12) { nodes {
        id handle title priceRange { minVariantPrice { amount currencyCode } }
        featuredImage { url altText width height }
        variants(first: 5) { nodes { id title availableForSale price { amount } } }
      } } }`)
    },
  },
  {
    field: 'cartNoteUpdate',
    what: 'change a cart',
    async take({ client, cartId }) {
      await client.ask(
        `mutation Note($cartId: ID!) { cartNoteUpdate(cartId: $cartId, note: "by hand, please") {
          cart { id totalQuantity cost { totalAmount { amount } } } userErrors { message }
        } }`,
        { cartId },
      )
    },
  },
]
