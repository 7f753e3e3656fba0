import * as z from 'zod/mini'
import { type CustomerAccessToken, guardedToken } from './guarded-token.ts'

export type { CustomerAccessToken } from './guarded-token.ts'

/** The format that this build writes into a seal. A seal with another number is not read. */
export const SESSION_VERSION = 1

const instant = z.iso.datetime({ offset: true })

/** A customer access token, which is guarded from the moment on that it is read. */
export const customerAccessTokenSchema = z.pipe(
  z.object({ accessToken: z.string().check(z.minLength(1)), expiresAt: instant }),
  z.transform(guardedToken),
)

/** Who is signed in: the only facts about a customer that a session carries. */
export const sessionCustomerSchema = z.object({
  id: z.string().check(z.minLength(1)),
  firstName: z.nullable(z.string()),
  lastName: z.nullable(z.string()),
  displayName: z.string(),
})

/**
 * What is sealed into the cookie. It is parsed again after every unsealing, because a seal only
 * proves who wrote the data, not that this build can read it.
 */
export const sessionSchema = z.object({
  version: z.literal(SESSION_VERSION),
  customerAccessToken: customerAccessTokenSchema,
  issuedAt: instant,
  renewedAt: z.optional(instant),
  customer: sessionCustomerSchema,
})

export type SessionCustomer = z.infer<typeof sessionCustomerSchema>

/**
 * A session as the server holds it. `issuedAt` is when the customer logged in, `renewedAt` when
 * the token was last renewed; both by our clock. `expiresAt` is Shopify's own string.
 */
export type Session = z.infer<typeof sessionSchema>

/** Why a session came to an end: its time was over, or Shopify says that its token is dead. */
export type EndReason = 'expired' | 'revoked'

/** Why there is no session. `missing` is the ordinary visitor who never logged in. */
export type AbsenceReason = 'missing' | 'unreadable' | EndReason

/** Why a seal was not accepted. */
export type SealRejection =
  /** Sealed with a password that we do not have, or no longer. */
  | 'unknown-password'
  /** Not a seal, or not as it was sealed. */
  | 'invalid'
  /** Our own seal around something that this build cannot read. */
  | 'other-format'

/**
 * The outcome of reading a cookie: a session; the reason why there is none; or a session that the
 * customer has `left`, and that the answer to an earlier request has brought back.
 */
export type SessionRead =
  | { readonly status: 'present'; readonly session: Session }
  | { readonly status: 'left'; readonly session: Session }
  | { readonly status: 'absent'; readonly reason: 'missing' | EndReason }
  | { readonly status: 'absent'; readonly reason: 'unreadable'; readonly rejection: SealRejection }

/**
 * Longest name, in UTF-16 units, that goes into a seal. Shopify allows 255; four hundred of them
 * in emoji would fill the 4096 bytes that browsers allow a cookie.
 */
const LONGEST_SEALED_NAME = 100

/** Starts a session for a customer who has just proved who they are. `now` in epoch milliseconds. */
export function startSession(
  customerAccessToken: CustomerAccessToken,
  customer: SessionCustomer,
  now: number,
): Session {
  return {
    version: SESSION_VERSION,
    customerAccessToken: guardedToken(customerAccessToken),
    issuedAt: new Date(now).toISOString(),
    customer: clipCustomer(customer),
  }
}

/** The same session with the token that a renewal brought. `now` in epoch milliseconds. */
export function withRenewedToken(
  session: Session,
  customerAccessToken: CustomerAccessToken,
  now: number,
): Session {
  return {
    ...session,
    customerAccessToken: guardedToken(customerAccessToken),
    renewedAt: new Date(now).toISOString(),
  }
}

/** The same session with the customer's present names; the very same object if none changed. */
export function withCustomer(session: Session, customer: SessionCustomer): Session {
  const clipped = clipCustomer(customer)
  return isSameCustomer(session.customer, clipped) ? session : { ...session, customer: clipped }
}

/** Whether the token has ended at `now` (epoch milliseconds). The instant itself counts as ended. */
export function isExpired(token: CustomerAccessToken, now: number): boolean {
  return Date.parse(token.expiresAt) <= now
}

function clipCustomer(customer: SessionCustomer): SessionCustomer {
  return {
    id: customer.id,
    firstName: customer.firstName === null ? null : clip(customer.firstName),
    lastName: customer.lastName === null ? null : clip(customer.lastName),
    displayName: clip(customer.displayName),
  }
}

function clip(name: string): string {
  return name
    .slice(0, LONGEST_SEALED_NAME)
    .toWellFormed()
    .replace(/\uFFFD$/u, '')
}

function isSameCustomer(a: SessionCustomer, b: SessionCustomer): boolean {
  return (
    a.id === b.id &&
    a.firstName === b.firstName &&
    a.lastName === b.lastName &&
    a.displayName === b.displayName
  )
}
