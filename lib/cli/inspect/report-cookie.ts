import { readCart, type VisitorCart } from '../../core/cart/visitor-cart.ts'
import { readHint } from '../../core/customer-account/id-token-hint.ts'
import { readAttempt } from '../../core/customer-account/login-attempt.ts'
import { isMarkedLoggedOut } from '../../core/session/logout-marker.ts'
import type { SealPasswords } from '../../core/session/passwords.ts'
import { sealParts } from '../../core/session/precheck-seal.ts'
import { renewalOpensAt } from '../../core/session/renewal-window.ts'
import { unsealSession } from '../../core/session/seal.ts'
import { endOf, hasEnded, type Session, type SessionCustomer } from '../../core/session/session.ts'
import { credentialFacts } from './credential-facts.ts'
import { explainRejection, type Rejection } from './explain-rejection.ts'
import type { PastedCookie } from './find-cookies.ts'
import { attemptFacts, hintFacts } from './login-facts.ts'
import { shortHash } from './short-hash.ts'

/** What a report is made with. */
export interface ReportOptions {
  readonly passwords: SealPasswords
  /** Epoch milliseconds. */
  readonly now: number
  /** Null for half of the token's life. */
  readonly renewWithinSeconds: number | null
  /** The markers that log-outs left. */
  readonly logoutMarkers: readonly string[]
  /** All that were pasted together. */
  readonly cookies: readonly PastedCookie[]
  /** Names in full instead of initials. */
  readonly showNames: boolean
}

/** What support may know of a cookie: for machines, and without a secret. */
export type CookieReport = Readonly<Record<string, string | number | boolean | null>>

/** Opens a cookie of any kind, and tells what is worth knowing of it and not secret. */
export async function reportCookie(
  cookie: PastedCookie,
  options: ReportOptions,
): Promise<CookieReport> {
  const { passwords } = options
  const seal = sealFacts(cookie)
  const numbers = Object.keys(passwords).map(Number)
  const isNewestPassword = seal.passwordNumber === Math.max(...numbers)
  const read = await unsealSession(cookie.value, { passwords })
  if (read.status !== 'absent') {
    return { kind: 'session', ...seal, isNewestPassword, ...sessionFacts(read.session, options) }
  }
  const endsAt = sealEnd(cookie)
  const other = await otherFacts(cookie, options)
  if (other !== null) return { ...other, ...seal, isNewestPassword, endsAt }
  const reason: Rejection = read.reason === 'unreadable' ? read.rejection : read.reason
  const explanation = explainRejection(reason, { ...seal, endsAt, numbers, name: cookie.name })
  return { kind: 'rejected', ...seal, reason, explanation, saysItEndsAt: endsAt }
}

/** Of a cookie that is no session, if it is one of the others. */
async function otherFacts(
  { value }: PastedCookie,
  { passwords, now, cookies }: ReportOptions,
): Promise<CookieReport | null> {
  const sealed = { site: { cookieName: '', isHttps: false }, config: { passwords } }
  const read = () => value
  const [cart, hint, attempt] = await Promise.all([
    readCart(read, sealed),
    readHint(read, sealed),
    readAttempt(0, read, sealed),
  ])
  if (cart !== null) return { kind: 'cart', ...cartFacts(cart) }
  if (hint !== null) return hintFacts(hint, { cookies, passwords })
  return attempt === null ? null : attemptFacts(attempt, { passwords, now })
}

/** What a seal tells to everyone: not secret, and not proven before it is opened. */
function sealFacts({ name, value }: PastedCookie) {
  const id = sealParts(value)?.passwordId ?? ''
  return {
    cookie: name,
    /** Of name and value together, of which browsers keep 4096. */
    bytes: Buffer.byteLength(value) + (name?.length ?? 0),
    passwordNumber: /^\d+$/.test(id) ? Number(id) : null,
  }
}

/** When a seal says that it ends; null for no seal, and for what is beyond all calendars. */
function sealEnd({ value }: PastedCookie): string | null {
  const epochMs = Number(sealParts(value)?.endsAt)
  return epochMs > 0 && epochMs <= 8.64e15 ? new Date(epochMs).toISOString() : null
}

function sessionFacts(session: Session, options: ReportOptions): CookieReport {
  const { customer, issuedAt, renewedAt = null, version } = session
  const { now, renewWithinSeconds, showNames, logoutMarkers } = options
  const expiresAt = endOf(session)
  const isExpired = hasEnded(session, now)
  const opensAt = renewalOpensAt(session, { renewWithinSeconds })
  return {
    version,
    customerId: customer.id,
    customer: showNames ? customer.displayName : initials(customer),
    ...credentialFacts(session, now),
    issuedAt,
    renewedAt,
    expiresAt,
    secondsLeft: Math.round((Date.parse(expiresAt) - now) / 1000),
    isExpired,
    isLoggedOut: logoutMarkers.some((marker) => isMarkedLoggedOut(session, marker)),
    renewalOpensAt: new Date(opensAt).toISOString(),
    isInRenewalWindow: now >= opensAt && !isExpired,
  }
}

function cartFacts({ version, id, customerId }: VisitorCart): CookieReport {
  // The rest of the id is the key to the cart.
  const cartId = id.replace(/^(gid:\/\/shopify\/Cart\/.{0,4}).*$/s, '$1…')
  return { version, cartId, cartHash: shortHash(id), customerId }
}

/** Enough to tell that it is the right customer, not enough to tell who. */
function initials({ firstName, lastName, displayName }: SessionCustomer): string {
  const names = [firstName, lastName].filter((name) => name !== null && name.trim() !== '')
  return (names.length > 0 ? names : [displayName])
    .map((name) => `${[...(name ?? '')][0] ?? ''}.`)
    .join(' ')
}
