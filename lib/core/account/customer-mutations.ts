import type { CustomerMutation } from './customer-mutation.ts'

/**
 * The mutations of an account's life, each named after what it sends. None selects a message: it
 * may repeat what was typed. They are data; `customerMutation()` sends them.
 */

const ERRORS = 'customerUserErrors { code field }'
const TOKEN = 'customerAccessToken { accessToken expiresAt }'
const CUSTOMER = 'customer { id firstName lastName displayName }'

/** What a new customer says of themselves. What is absent is not sent. */
export interface CustomerCreateInput {
  readonly email: string
  readonly password: string
  readonly firstName?: string
  readonly lastName?: string
  /** E.164, e.g. `+442079460018`. */
  readonly phone?: string
  readonly acceptsMarketing?: boolean
}

/** What a customer changes; null empties, absent keeps. */
export interface CustomerUpdateInput {
  readonly email?: string
  readonly password?: string
  readonly firstName?: string | null
  readonly lastName?: string | null
  readonly phone?: string | null
  readonly acceptsMarketing?: boolean
}

/** Signs a customer up. There is no token in its answer: a login has to follow. */
export function customerCreate(input: CustomerCreateInput): CustomerMutation {
  return {
    field: 'customerCreate',
    document: `mutation customerCreate($input: CustomerCreateInput!) {
      customerCreate(input: $input) { ${ERRORS} }
    }`,
    variables: { input },
  }
}

/** Exchanges a Multipass token. Its answer does not say whose the token is. */
export function customerAccessTokenCreateWithMultipass(multipassToken: string): CustomerMutation {
  return {
    field: 'customerAccessTokenCreateWithMultipass',
    document: `mutation customerAccessTokenCreateWithMultipass($multipassToken: String!) {
      customerAccessTokenCreateWithMultipass(multipassToken: $multipassToken) { ${TOKEN} ${ERRORS} }
    }`,
    variables: { multipassToken },
  }
}

/** Has Shopify send a mail with a link to set a new password. */
export function customerRecover(email: string): CustomerMutation {
  return {
    field: 'customerRecover',
    document: `mutation customerRecover($email: String!) {
      customerRecover(email: $email) { ${ERRORS} }
    }`,
    variables: { email },
  }
}

/** A link from a mail: as a whole, or the id and the token in it. */
export type AccountLink =
  | { readonly url: string }
  | { readonly customerId: string; readonly token: string }

/** Sets a new password with the link from a mail, and ends all tokens but the one it answers with. */
export function customerReset(link: AccountLink, password: string): CustomerMutation {
  if ('url' in link) {
    return {
      field: 'customerResetByUrl',
      document: `mutation customerResetByUrl($resetUrl: URL!, $password: String!) {
        customerResetByUrl(resetUrl: $resetUrl, password: $password) { ${CUSTOMER} ${TOKEN} ${ERRORS} }
      }`,
      variables: { resetUrl: link.url, password },
    }
  }
  return {
    field: 'customerReset',
    document: `mutation customerReset($id: ID!, $input: CustomerResetInput!) {
      customerReset(id: $id, input: $input) { ${CUSTOMER} ${TOKEN} ${ERRORS} }
    }`,
    variables: { id: link.customerId, input: { resetToken: link.token, password } },
  }
}

/** Enables an account with the link from a mail, and sets its first password. */
export function customerActivate(link: AccountLink, password: string): CustomerMutation {
  if ('url' in link) {
    return {
      field: 'customerActivateByUrl',
      document: `mutation customerActivateByUrl($activationUrl: URL!, $password: String!) {
        customerActivateByUrl(activationUrl: $activationUrl, password: $password) { ${CUSTOMER} ${TOKEN} ${ERRORS} }
      }`,
      variables: { activationUrl: link.url, password },
    }
  }
  return {
    field: 'customerActivate',
    document: `mutation customerActivate($id: ID!, $input: CustomerActivateInput!) {
      customerActivate(id: $id, input: $input) { ${CUSTOMER} ${TOKEN} ${ERRORS} }
    }`,
    variables: { id: link.customerId, input: { activationToken: link.token, password } },
  }
}

/**
 * Changes what a customer says of themselves. A new password ends all tokens, also this one, and
 * the answer holds another; any other change answers with none (recorded, API 2026-04).
 */
export function customerUpdate(
  customerAccessToken: string,
  customer: CustomerUpdateInput,
): CustomerMutation {
  return {
    field: 'customerUpdate',
    document: `mutation customerUpdate($customerAccessToken: String!, $customer: CustomerUpdateInput!) {
      customerUpdate(customerAccessToken: $customerAccessToken, customer: $customer) { ${CUSTOMER} ${TOKEN} ${ERRORS} }
    }`,
    variables: { customerAccessToken, customer },
  }
}
