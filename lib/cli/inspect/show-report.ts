import { bold, dim, green, red, yellow } from '../paint.ts'
import type { CookieReport } from './report-cookie.ts'

const DAY_SECONDS = 86_400

/** A report for a person: one fact a line. */
export function showReport(report: CookieReport): string {
  const lines = facts(report).flatMap(([label, value]) =>
    value === null ? [] : [row(label, value)],
  )
  return `${title(report)}\n${lines.join('')}`
}

function title(report: CookieReport): string {
  const { kind, isExpired, isLoggedOut, isInRenewalWindow, secondsLeft } = report
  if (kind === 'rejected') return red('Not accepted')
  if (kind === 'cart') return bold("The visitor's cart")
  if (isExpired) return red('A session that has ended')
  if (isLoggedOut)
    return red('A session that is ignored, because the customer has logged out of it')
  const left = bold('A session, good for ') + bold(span(Number(secondsLeft)))
  return isInRenewalWindow
    ? `${left}, ${yellow('to be renewed at the next visit')}`
    : `${left}, ${green('not to be renewed yet')}`
}

type Row = readonly [label: string, value: string | null]

function facts(report: CookieReport): readonly Row[] {
  const sealedBy = report['passwordNumber'] === null ? null : passwordOf(report)
  const common: Row[] = [
    ['cookie', text(report['cookie'])],
    ['size', `${report['bytes']} of the 4096 bytes that browsers keep`],
    ['sealed with', sealedBy],
  ]
  if (report['kind'] === 'rejected') {
    return [['reason', text(report['reason'])], ['that is', text(report['explanation'])], ...common]
  }
  return [...common, ...(report['kind'] === 'cart' ? cartFacts(report) : sessionFacts(report))]
}

function cartFacts(report: CookieReport): readonly Row[] {
  return [
    ['format', `version ${report['version']}`],
    ['cart', `${report['cartId']}, SHA-256 ${report['cartHash']}…`],
    ['belongs to', text(report['customerId']) ?? 'nobody who is signed in'],
    ['remembered to', text(report['endsAt'])],
  ]
}

function sessionFacts(report: CookieReport): readonly Row[] {
  return [
    ['format', `version ${report['version']}`],
    ['customer', `${report['customerId']}, ${report['customer']}`],
    ['token', `SHA-256 ${report['tokenHash']}…`],
    ['logged in', text(report['issuedAt'])],
    ['renewed', text(report['renewedAt']) ?? 'never'],
    ['renewal from', text(report['renewalOpensAt'])],
    ['ends', text(report['expiresAt'])],
  ]
}

function passwordOf({ passwordNumber, isNewestPassword }: CookieReport): string {
  const number = `password number ${passwordNumber}`
  return isNewestPassword === false
    ? `${number}; the next renewal seals it with the newest`
    : number
}

/** A name is whatever a customer has typed, and a terminal obeys control characters. */
function row(label: string, value: string): string {
  return `  ${dim(label.padEnd(13))} ${value.replace(/\p{Cc}/gu, '·')}\n`
}

function text(value: CookieReport[string] | undefined): string | null {
  return value === null || value === undefined ? null : String(value)
}

/** A span of time in the largest unit that says enough. */
function span(seconds: number): string {
  if (seconds >= 2 * DAY_SECONDS) return `${Math.floor(seconds / DAY_SECONDS)} days`
  if (seconds >= 2 * 3600) return `${Math.floor(seconds / 3600)} hours`
  return seconds >= 120 ? `${Math.floor(seconds / 60)} minutes` : `${Math.max(0, seconds)} seconds`
}
