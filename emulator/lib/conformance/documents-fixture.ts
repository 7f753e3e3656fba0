/*
 * The documents of the conformance suite: every field of a payload. Those whose cost was recorded
 * select the same objects as the recorded ones.
 */

const TOKEN = 'customerAccessToken { accessToken expiresAt }'
const ERRORS = 'customerUserErrors { code field message } userErrors { field message }'
const CODED_ERRORS = 'customerUserErrors { code field message }'
const ADDRESS = 'id firstName city zip country countryCodeV2'
const CUSTOMER = `id email firstName lastName displayName acceptsMarketing createdAt updatedAt
  numberOfOrders tags addresses(first: 2) { nodes { id } pageInfo { hasNextPage hasPreviousPage } }`

export const TOKEN_CREATE = `mutation M($input: CustomerAccessTokenCreateInput!) {
  customerAccessTokenCreate(input: $input) { ${TOKEN} ${ERRORS} }
}`

export const TOKEN_CREATE_WITH_MULTIPASS = `mutation M($multipassToken: String!) {
  customerAccessTokenCreateWithMultipass(multipassToken: $multipassToken) { ${TOKEN} ${CODED_ERRORS} }
}`

export const TOKEN_RENEW = `mutation M($token: String!) {
  customerAccessTokenRenew(customerAccessToken: $token) { ${TOKEN} userErrors { field message } }
}`

export const TOKEN_DELETE = `mutation M($token: String!) {
  customerAccessTokenDelete(customerAccessToken: $token) {
    deletedAccessToken deletedCustomerAccessTokenId userErrors { field message }
  }
}`

export const ACTIVATE = `mutation M($id: ID!, $input: CustomerActivateInput!) {
  customerActivate(id: $id, input: $input) { customer { id email } ${TOKEN} ${ERRORS} }
}`

export const ACTIVATE_BY_URL = `mutation M($url: URL!, $password: String!) {
  customerActivateByUrl(activationUrl: $url, password: $password) {
    customer { id email } ${TOKEN} ${CODED_ERRORS}
  }
}`

export const RESET = `mutation M($id: ID!, $input: CustomerResetInput!) {
  customerReset(id: $id, input: $input) { customer { id email } ${TOKEN} ${ERRORS} }
}`

export const RESET_BY_URL = `mutation M($url: URL!, $password: String!) {
  customerResetByUrl(resetUrl: $url, password: $password) { customer { id email } ${TOKEN} ${ERRORS} }
}`

export const UPDATE = `mutation M($token: String!, $customer: CustomerUpdateInput!) {
  customerUpdate(customerAccessToken: $token, customer: $customer) {
    customer { id email firstName } ${TOKEN} ${ERRORS}
  }
}`

export const CREATE = `mutation M($input: CustomerCreateInput!) {
  customerCreate(input: $input) { customer { ${CUSTOMER} } ${ERRORS} }
}`

export const RECOVER = `mutation M($email: String!) { customerRecover(email: $email) { ${ERRORS} } }`

export const ADDRESS_CREATE = `mutation M($token: String!, $address: MailingAddressInput!) {
  customerAddressCreate(customerAccessToken: $token, address: $address) {
    customerAddress { ${ADDRESS} } ${ERRORS}
  }
}`

export const ADDRESS_UPDATE = `mutation M($token: String!, $id: ID!, $address: MailingAddressInput!) {
  customerAddressUpdate(customerAccessToken: $token, id: $id, address: $address) {
    customerAddress { ${ADDRESS} } ${ERRORS}
  }
}`

export const ADDRESS_DELETE = `mutation M($token: String!, $id: ID!) {
  customerAddressDelete(customerAccessToken: $token, id: $id) { deletedCustomerAddressId ${ERRORS} }
}`

export const DEFAULT_ADDRESS_UPDATE = `mutation M($token: String!, $id: ID!) {
  customerDefaultAddressUpdate(customerAccessToken: $token, addressId: $id) {
    customer { id defaultAddress { id } addresses(first: 2) { nodes { id } } } ${ERRORS}
  }
}`

export const CUSTOMER_READ = `query Q($token: String!) {
  customer(customerAccessToken: $token) { ${CUSTOMER} }
}`

const CART = `id totalQuantity
  buyerIdentity { email phone countryCode customer { id email firstName lastName displayName } }`
const CART_REST = 'userErrors { code field message } warnings { code }'

export const CART_CREATE = `mutation M($input: CartInput) {
  cartCreate(input: $input) { cart { ${CART} } ${CART_REST} }
}`

export const CART_BUYER_IDENTITY_UPDATE = `mutation M($cartId: ID!, $buyer: CartBuyerIdentityInput!) {
  cartBuyerIdentityUpdate(cartId: $cartId, buyerIdentity: $buyer) { cart { ${CART} } ${CART_REST} }
}`

export const CART_NOTE_UPDATE = `mutation M($cartId: ID!, $note: String!) {
  cartNoteUpdate(cartId: $cartId, note: $note) { cart { ${CART} } ${CART_REST} }
}`

export const CART_READ = `query Q($id: ID!) { cart(id: $id) { ${CART} } }`

export const SHOP = '{ shop { name } }'
