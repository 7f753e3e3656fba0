import type { Credentials } from '../session/token-source.ts'
import { type CustomerMutation, mutation } from './customer-mutation.ts'

/**
 * The mutations of an account's life, each named after what it sends. They are data;
 * `customerMutation()` sends them.
 */

const TOKEN = 'customerAccessToken { accessToken expiresAt }'
const CUSTOMER_AND_TOKEN = `customer { id firstName lastName displayName } ${TOKEN}`

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
  return mutation('customerCreate', { input: ['CustomerCreateInput!', input] })
}

/** Exchanges credentials for a token. Its answer does not say whose the token is. */
export function customerAccessTokenCreate({ email, password }: Credentials): CustomerMutation {
  const input = { email, password }
  return mutation(
    'customerAccessTokenCreate',
    { input: ['CustomerAccessTokenCreateInput!', input] },
    TOKEN,
  )
}

/** Exchanges a Multipass token. Its answer does not say whose the token is. */
export function customerAccessTokenCreateWithMultipass(multipassToken: string): CustomerMutation {
  return mutation(
    'customerAccessTokenCreateWithMultipass',
    { multipassToken: ['String!', multipassToken] },
    TOKEN,
  )
}

/** Has Shopify send a mail with a link to set a new password. */
export function customerRecover(email: string): CustomerMutation {
  return mutation('customerRecover', { email: ['String!', email] })
}

/** A link from a mail: as a whole, or the id and the token in it. */
export type AccountLink =
  | { readonly url: string }
  | { readonly customerId: string; readonly token: string }

/** Sets a new password with the link from a mail, and ends all tokens but the one it answers with. */
export function customerReset(link: AccountLink, password: string): CustomerMutation {
  if ('url' in link) {
    const values = { resetUrl: ['URL!', link.url], password: ['String!', password] } as const
    return mutation('customerResetByUrl', values, CUSTOMER_AND_TOKEN)
  }
  const input = { resetToken: link.token, password }
  const values = { id: ['ID!', link.customerId], input: ['CustomerResetInput!', input] } as const
  return mutation('customerReset', values, CUSTOMER_AND_TOKEN)
}

/** Enables an account with the link from a mail, and sets its first password. */
export function customerActivate(link: AccountLink, password: string): CustomerMutation {
  if ('url' in link) {
    const values = { activationUrl: ['URL!', link.url], password: ['String!', password] } as const
    return mutation('customerActivateByUrl', values, CUSTOMER_AND_TOKEN)
  }
  const input = { activationToken: link.token, password }
  const values = { id: ['ID!', link.customerId], input: ['CustomerActivateInput!', input] } as const
  return mutation('customerActivate', values, CUSTOMER_AND_TOKEN)
}

/**
 * Changes what a customer says of themselves. A new password ends all tokens, also this one, and
 * the answer holds another; any other change answers with none (recorded, API 2026-04).
 */
export function customerUpdate(token: string, customer: CustomerUpdateInput): CustomerMutation {
  return mutation(
    'customerUpdate',
    { customerAccessToken: ['String!', token], customer: ['CustomerUpdateInput!', customer] },
    CUSTOMER_AND_TOKEN,
  )
}
