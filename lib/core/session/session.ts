import { isText, isTextOrNull, jsonObject } from '../http/json-object.ts'
import {
  type CustomerAccessToken,
  type CustomerAccountTokens,
  guardedToken,
  guardedTokens,
} from './guarded-token.ts'

export type { CustomerAccessToken, CustomerAccountTokens } from './guarded-token.ts'

/** The format that this build writes into a seal. A seal with another number is not read. */
export const SESSION_VERSION = 1

/** Who is signed in: the only facts about a customer that a session carries. */
export interface SessionCustomer {
  readonly id: string
  readonly firstName: string | null
  readonly lastName: string | null
  readonly displayName: string
}

/** What a customer proves with who they are at the Storefront API: of e-mail address and password. */
export interface StorefrontCredential {
  /** Guarded: it can be read by its name and in no other way. */
  readonly customerAccessToken: CustomerAccessToken
  readonly customerAccount?: undefined
}

/** The same at the Customer Account API: of a log-in on Shopify's hosted page. */
export interface CustomerAccountCredential {
  /** Guarded, as the other kind. */
  readonly customerAccount: CustomerAccountTokens
  readonly customerAccessToken?: undefined
}

/** One of the two kinds; which of the two names is there tells them apart. */
export type Credential = StorefrontCredential | CustomerAccountCredential

/** A session as the server holds it, and as it is sealed into the cookie. */
export type Session = SessionFacts & Credential

/** Which kind of accounts a session is of, as the commands and the events call it. */
export type AccountsKind = 'legacy' | 'oauth'

/** Of which kind of accounts a session is. */
export function accountsOf({ customerAccount }: Credential): AccountsKind {
  return customerAccount === undefined ? 'legacy' : 'oauth'
}

/** A session of the Storefront API's kind. */
export type StorefrontSession = SessionFacts & StorefrontCredential

/** A session of the Customer Account API's kind. */
export type CustomerAccountSession = SessionFacts & CustomerAccountCredential

/** What a session says whatever its kind. */
interface SessionFacts {
  readonly version: typeof SESSION_VERSION
  /** When the customer logged in, by our clock. */
  readonly issuedAt: string
  /** When the token was last renewed, by our clock. */
  readonly renewedAt?: string
  readonly customer: SessionCustomer
}

/** Reads a customer access token, which is guarded from then on; null if it is none. */
export function readToken(value: unknown): CustomerAccessToken | null {
  const { accessToken, expiresAt } = jsonObject(value) ?? {}
  return isText(accessToken) && isInstant(expiresAt)
    ? guardedToken({ accessToken, expiresAt })
    : null
}

/** Reads the tokens of a customer account, which are guarded from then on; null if they are none. */
export function readTokens(value: unknown): CustomerAccountTokens | null {
  const tokens = jsonObject(value) ?? {}
  const { accessToken, refreshToken, expiresAt, sessionEndsAt, tokenEndpoint = null } = tokens
  return isText(accessToken) &&
    isText(refreshToken) &&
    isInstant(expiresAt) &&
    isInstant(sessionEndsAt) &&
    isTextOrNull(tokenEndpoint)
    ? guardedTokens({ accessToken, refreshToken, expiresAt, sessionEndsAt, tokenEndpoint })
    : null
}

/** Reads what a session carries of a customer; null if it is none. */
export function readCustomer(value: unknown): SessionCustomer | null {
  const { id, firstName, lastName, displayName } = jsonObject(value) ?? {}
  if (!isText(id) || typeof displayName !== 'string') return null
  if (!isTextOrNull(firstName) || !isTextOrNull(lastName)) return null
  return { id, firstName, lastName, displayName }
}

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/

/** ISO 8601 with an offset, and an instant that exists. */
export function isInstant(value: unknown): value is string {
  return typeof value === 'string' && INSTANT.test(value) && !Number.isNaN(Date.parse(value))
}

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
 * The outcome of reading a cookie: a session; the reason why there is none; or a session that
 * is `logged-out`, and that the answer to an earlier request has brought back.
 */
export type SessionRead =
  | { readonly status: 'present'; readonly session: Session }
  | { readonly status: 'logged-out'; readonly session: Session }
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
): StorefrontSession {
  return { ...begun(customer, now), customerAccessToken: guardedToken(customerAccessToken) }
}

/** The same for a customer who has logged in on Shopify's hosted page. */
export function startAccountSession(
  customerAccount: CustomerAccountTokens,
  customer: SessionCustomer,
  now: number,
): CustomerAccountSession {
  return { ...begun(customer, now), customerAccount: guardedTokens(customerAccount) }
}

function begun(customer: SessionCustomer, now: number): SessionFacts {
  return {
    version: SESSION_VERSION,
    issuedAt: new Date(now).toISOString(),
    customer: clipCustomer(customer),
  }
}

/** The same session with the token that a renewal brought. `now` in epoch milliseconds. */
export function withRenewedToken(
  session: Session,
  customerAccessToken: CustomerAccessToken,
  now: number,
): StorefrontSession {
  const renewed = { customerAccessToken: guardedToken(customerAccessToken) }
  return { ...factsOf(session), ...renewed, renewedAt: wholeSeconds(now) }
}

/** The same session with what a renewal brought, of either kind. `now` in epoch milliseconds. */
export function withCredential(session: Session, renewed: Credential, now: number): Session {
  const { customerAccessToken, customerAccount } = renewed
  if (customerAccount === undefined) return withRenewedToken(session, customerAccessToken, now)
  const tokens = guardedTokens(customerAccount)
  return { ...factsOf(session), customerAccount: tokens, renewedAt: wholeSeconds(now) }
}

function factsOf({ version, issuedAt, customer }: Session): SessionFacts {
  return { version, issuedAt, customer }
}

/** Of a session, or of what has one, the credential alone, guarded. */
export function credentialOf({ customerAccessToken, customerAccount }: Credential): Credential {
  return customerAccount === undefined
    ? { customerAccessToken: guardedToken(customerAccessToken) }
    : { customerAccount: guardedTokens(customerAccount) }
}

/** The token that a session proves its customer with, whatever its kind. */
export function tokenOf(credential: Credential): CustomerAccessToken | CustomerAccountTokens {
  return credential.customerAccount === undefined
    ? credential.customerAccessToken
    : credential.customerAccount
}

/**
 * When a session ends unless it is renewed. That of the Storefront API ends with its token, which
 * cannot be renewed afterwards; that of a customer account outlives its access token, which an hour
 * of an outage would be enough to lose.
 */
export function endOf(credential: Credential): string {
  return credential.customerAccount === undefined
    ? credential.customerAccessToken.expiresAt
    : credential.customerAccount.sessionEndsAt
}

/** Whether a session has ended at `now` (epoch milliseconds). The instant itself counts as ended. */
export function hasEnded(session: Credential, now: number): boolean {
  return Date.parse(endOf(session)) <= now
}

/** Without milliseconds, as Shopify writes instants: each character travels with each request. */
function wholeSeconds(now: number): string {
  return `${new Date(now).toISOString().slice(0, 19)}Z`
}

/** The same session with the customer's present names; the very same object if none changed. */
export function withCustomer<Kind extends Session>(session: Kind, customer: SessionCustomer): Kind {
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

/** Whether two sessions say the same, with the very same token. */
export function isSameSession(a: Session, b: Session): boolean {
  return (
    tokenOf(a) === tokenOf(b) &&
    a.issuedAt === b.issuedAt &&
    a.renewedAt === b.renewedAt &&
    isSameCustomer(a.customer, b.customer)
  )
}

function isSameCustomer(a: SessionCustomer, b: SessionCustomer): boolean {
  return (
    a.id === b.id &&
    a.firstName === b.firstName &&
    a.lastName === b.lastName &&
    a.displayName === b.displayName
  )
}
