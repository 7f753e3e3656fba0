import { isMarkedLoggedOut } from '../../core/session/logout-marker.ts'
import { type RenewalPolicy, renewalOpensAt } from '../../core/session/renewal-window.ts'
import { isExpired, type Session } from '../../core/session/session.ts'
import { fullNames, initials, maskedCartId, shortHash } from './mask.ts'
import type { OpenedCookie } from './open-cookie.ts'
import { whyRejected } from './why-rejected.ts'

/** What a report is made with. */
export interface ReportOptions {
  /** Epoch milliseconds. */
  readonly now: number
  readonly policy: RenewalPolicy
  /** The numbers of the passwords that we have. */
  readonly passwordNumbers: readonly number[]
  /** The marks of sessions that were left by a log-out. */
  readonly endedMarks: readonly string[]
  /** Names in full instead of initials. */
  readonly showNames: boolean
}

/** What support may know of a cookie: for machines, and without a secret. */
export type CookieReport = Readonly<Record<string, string | number | boolean | null>>

/** Everything about a cookie that is worth knowing and not secret. */
export function reportCookie(opened: OpenedCookie, options: ReportOptions): CookieReport {
  const { name, bytes, passwordNumber } = opened
  const seal = { cookie: name, bytes, passwordNumber }
  const newest = Math.max(...options.passwordNumbers)
  switch (opened.kind) {
    case 'session':
      return {
        kind: 'session',
        ...seal,
        isNewestPassword: passwordNumber === newest,
        ...sessionFacts(opened.session, options),
      }
    case 'cart':
      return {
        kind: 'cart',
        ...seal,
        isNewestPassword: passwordNumber === newest,
        version: opened.cart.version,
        cartId: maskedCartId(opened.cart.id),
        cartHash: shortHash(opened.cart.id),
        customerId: opened.cart.customerId,
        endsAt: opened.sealEndsAt,
      }
    case 'rejected':
      return {
        kind: 'rejected',
        ...seal,
        reason: opened.reason,
        explanation: whyRejected(opened, options.passwordNumbers),
        saysItEndsAt: opened.sealEndsAt,
      }
  }
}

function sessionFacts(
  session: Session,
  { now, policy, showNames, endedMarks }: ReportOptions,
): CookieReport {
  const { customer, customerAccessToken, issuedAt, renewedAt = null, version } = session
  const opensAt = renewalOpensAt(session, policy)
  return {
    version,
    customerId: customer.id,
    customer: showNames ? fullNames(customer) : initials(customer),
    tokenHash: shortHash(customerAccessToken.accessToken),
    issuedAt,
    renewedAt,
    expiresAt: customerAccessToken.expiresAt,
    secondsLeft: Math.round((Date.parse(customerAccessToken.expiresAt) - now) / 1000),
    isExpired: isExpired(customerAccessToken, now),
    isLoggedOut: endedMarks.some((mark) => isMarkedLoggedOut(session, mark)),
    renewalOpensAt: new Date(opensAt).toISOString(),
    isInRenewalWindow: now >= opensAt && !isExpired(customerAccessToken, now),
  }
}
