import { bold, dim, green, red, yellow } from '../paint.ts'
import type { CookieReport } from './report-cookie.ts'

const DAY_SECONDS = 86_400

/** A report for a person: one fact a line. */
export function showReport(report: CookieReport): string {
  const rows = Object.entries(facts(report)).flatMap(([label, value]) =>
    value === null ? [] : [row(label, String(value))],
  )
  return `${title(report)}\n${rows.join('')}`
}

function title(report: CookieReport): string {
  const { kind, isExpired, isLoggedOut, isInRenewalWindow, secondsLeft } = report
  if (kind === 'rejected') return red('Not accepted')
  if (kind === 'cart') return bold("The visitor's cart")
  if (kind === 'hint') return bold('What the log-out at Shopify needs')
  if (kind === 'login-attempt') return bold('A log-in on Shopify’s page')
  if (isExpired) return red('A session that has ended')
  if (isLoggedOut)
    return red('A session that is ignored, because the customer has logged out of it')
  const left = bold('A session, good for ') + bold(span(Number(secondsLeft)))
  return isInRenewalWindow
    ? `${left}, ${yellow('to be renewed at the next visit')}`
    : `${left}, ${green('not to be renewed yet')}`
}

/** By their labels; null is not shown. */
function facts(report: CookieReport): Readonly<Record<string, CookieReport[string] | undefined>> {
  const { kind, cookie, bytes, reason, explanation } = report
  const size = `${bytes} of the 4096 bytes that browsers keep`
  const seal = { cookie, size, 'sealed with': passwordOf(report) }
  if (kind === 'rejected') return { reason, 'that is': explanation, ...seal }
  if (kind === 'hint') return { ...seal, ...hintFacts(report) }
  if (kind === 'login-attempt') return { ...seal, ...attemptFacts(report) }
  const format = `version ${report['version']}`
  return { ...seal, format, ...(kind === 'cart' ? cartFacts(report) : sessionFacts(report)) }
}

function cartFacts({ cartId, cartHash, customerId, endsAt }: CookieReport) {
  return {
    cart: `${cartId}, SHA-256 ${cartHash}…`,
    'belongs to': customerId ?? 'no signed-in customer',
    'kept until': endsAt,
  }
}

function hintFacts({ isOfSession, endsAt }: CookieReport) {
  const whose = isOfSession ? 'the session beside it' : 'another session: it will not be used'
  return {
    holds: 'an id token, which is not shown',
    'belongs to': isOfSession === null ? 'no session that was pasted with it' : whose,
    'kept until': endsAt,
  }
}

function attemptFacts({ startedAt, isDone, isTooLate, isRetry, returnTo, endsAt }: CookieReport) {
  const underWay = isTooLate ? 'it took too long' : 'the customer is at Shopify'
  return {
    begun: startedAt,
    state: isDone ? 'done: the customer came back' : underWay,
    'that is': isRetry ? 'the second try, after the first had lost its cookie' : null,
    'leads to': returnTo,
    'kept until': endsAt,
  }
}

function sessionFacts(report: CookieReport) {
  const { customerId, customer, issuedAt, renewedAt, renewalOpensAt, expiresAt } = report
  return {
    accounts: report['accounts'] === 'legacy' ? 'e-mail address and password' : 'Shopify’s page',
    customer: `${customerId}, ${customer}`,
    ...tokenFacts(report),
    'logged in': issuedAt,
    renewed: renewedAt ?? 'never',
    'renewal from': renewalOpensAt,
    ends: expiresAt,
  }
}

/** That of a customer account ends before its session; that of the other kind is its end. */
function tokenFacts(report: CookieReport) {
  const { tokenHash, accounts, tokenExpiresAt, isTokenExpired, refreshTokenHash } = report
  const token = `SHA-256 ${tokenHash}…`
  if (accounts === 'legacy') return { token }
  const end = `${isTokenExpired ? 'ended at' : 'good until'} ${tokenExpiresAt}`
  return {
    'access token': `${token}, ${end}`,
    'refresh token': `SHA-256 ${refreshTokenHash}…`,
    'renewed at': report['tokenEndpoint'] ?? 'the address that follows from that of the store',
  }
}

function passwordOf({ passwordNumber, isNewestPassword }: CookieReport): string | null {
  if (passwordNumber === null) return null
  const advice = isNewestPassword === false ? '; the next renewal seals it with the newest' : ''
  return `password number ${passwordNumber}${advice}`
}

/** A name is whatever a customer has typed, and a terminal executes control characters. */
function row(label: string, value: string): string {
  return `  ${dim(label.padEnd(13))} ${value.replace(/\p{Cc}/gu, '·')}\n`
}

/** A span of time in the largest unit that says enough. */
function span(seconds: number): string {
  if (seconds >= 2 * DAY_SECONDS) return `${Math.floor(seconds / DAY_SECONDS)} days`
  if (seconds >= 2 * 3600) return `${Math.floor(seconds / 3600)} hours`
  return seconds >= 120 ? `${Math.floor(seconds / 60)} minutes` : `${Math.max(0, seconds)} seconds`
}
