import type { Credentials } from '../session/token-source.ts'
import { mutation } from './customer-mutation.ts'
import type { InputOf, parseAddressChange, parseProfile, parseRegistration } from './input.ts'

/**
 * The mutations of the customer family, each named after what it sends. They are data;
 * `customerMutation()` sends them.
 */

const TOKEN = 'customerAccessToken { accessToken expiresAt }'
const CUSTOMER_AND_TOKEN = `customer { id firstName lastName displayName } ${TOKEN}`

/** Signs a customer up. There is no token in its answer: a login has to follow. */
export const customerCreate = mutation<{ input: InputOf<typeof parseRegistration> }>(
  'customerCreate',
  { input: 'CustomerCreateInput!' },
)

/** Exchanges credentials for a token. Its answer does not say whose the token is. */
export const customerAccessTokenCreate = mutation<{ input: Credentials }>(
  'customerAccessTokenCreate',
  { input: 'CustomerAccessTokenCreateInput!' },
  TOKEN,
)

/** Exchanges a Multipass token. Its answer does not say whose the token is. */
export const customerAccessTokenCreateWithMultipass = mutation<{ multipassToken: string }>(
  'customerAccessTokenCreateWithMultipass',
  { multipassToken: 'String!' },
  TOKEN,
)

/** Has Shopify send a mail with a link to set a new password. */
export const customerRecover = mutation<{ email: string }>('customerRecover', { email: 'String!' })

/** Sets a new password with a link from a mail, and ends all tokens but the one it answers with. */
export const customerResetByUrl = mutation<{ resetUrl: string; password: string }>(
  'customerResetByUrl',
  { resetUrl: 'URL!', password: 'String!' },
  CUSTOMER_AND_TOKEN,
)

/** The same with the id and the token in the link. */
export const customerReset = mutation<{
  id: string
  input: { resetToken: string; password: string }
}>('customerReset', { id: 'ID!', input: 'CustomerResetInput!' }, CUSTOMER_AND_TOKEN)

/** Enables an account with a link from a mail, and sets its first password. */
export const customerActivateByUrl = mutation<{ activationUrl: string; password: string }>(
  'customerActivateByUrl',
  { activationUrl: 'URL!', password: 'String!' },
  CUSTOMER_AND_TOKEN,
)

/** The same with the id and the token in the link. */
export const customerActivate = mutation<{
  id: string
  input: { activationToken: string; password: string }
}>('customerActivate', { id: 'ID!', input: 'CustomerActivateInput!' }, CUSTOMER_AND_TOKEN)

/**
 * Changes what a customer says of themselves; null empties, absent keeps. A new password ends all
 * tokens, also this one, and the answer holds another; any other change answers with none (recorded,
 * API 2026-04).
 */
export const customerUpdate = mutation<{
  customerAccessToken: string
  customer: InputOf<typeof parseProfile> | { password: string }
}>(
  'customerUpdate',
  { customerAccessToken: 'String!', customer: 'CustomerUpdateInput!' },
  // What the shop does not allow is `INVALID` as well: the message alone tells it from a bad value.
  `${CUSTOMER_AND_TOKEN} customerUserErrors { message }`,
)

/** The lines of an address; null empties one. */
type Address = InputOf<typeof parseAddressChange>

/**
 * Adds an address to a customer's book. Each id of an address carries a credential of its own, so
 * none leaves the server; what is selected of an address is its id and nothing else.
 */
export const customerAddressCreate = mutation<{ customerAccessToken: string; address: Address }>(
  'customerAddressCreate',
  { customerAccessToken: 'String!', address: 'MailingAddressInput!' },
  'customerAddress { id }',
)

/** Changes an address. `id` as it was read a moment ago. */
export const customerAddressUpdate = mutation<{
  customerAccessToken: string
  id: string
  address: Address
}>('customerAddressUpdate', {
  customerAccessToken: 'String!',
  id: 'ID!',
  address: 'MailingAddressInput!',
})

/** Takes an address out of a customer's book. Never selects its id: it would echo the credential. */
export const customerAddressDelete = mutation<{ customerAccessToken: string; id: string }>(
  'customerAddressDelete',
  { customerAccessToken: 'String!', id: 'ID!' },
)

/** Makes an address the one that is used unless another is chosen. */
export const customerDefaultAddressUpdate = mutation<{
  customerAccessToken: string
  addressId: string
}>('customerDefaultAddressUpdate', { customerAccessToken: 'String!', addressId: 'ID!' })
