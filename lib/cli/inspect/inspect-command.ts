import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { readStoreOrigin } from '../../core/config/origins.ts'
import { passwordsOfShop } from '../../core/config/shop-of-request.ts'
import { readPasswords, type SealPasswords } from '../../core/session/passwords.ts'
import { parseOptions, readCount, type Terminal, UsageError } from '../command.ts'
import { environmentWith } from '../environment/read-environment.ts'
import { findCookies, findLogoutMarkers } from './find-cookies.ts'
import { type CookieReport, reportCookie } from './report-cookie.ts'
import { showReport } from './show-report.ts'

/** `next-storefront-session inspect`: what is in a cookie, and why it is not accepted. */
export async function runInspect(args: readonly string[], terminal: Terminal): Promise<number> {
  const options = parseOptions(args, {
    file: { type: 'string' },
    'env-file': { type: 'string' },
    store: { type: 'string' },
    names: { type: 'boolean', default: false },
    'renew-within-seconds': { type: 'string' },
    json: { type: 'boolean', default: false },
  })
  const known = knownPasswords(options['env-file'], terminal)
  const passwords = options.store === undefined ? known : ofStore(known, options.store)
  const seconds = options['renew-within-seconds']
  const renewWithinSeconds =
    seconds === undefined ? null : readCount('--renew-within-seconds', seconds)
  const pasted = await readInput(options.file, terminal)
  const cookies = findCookies(pasted)
  if (cookies.length === 0) throw new UsageError('There was no cookie to read.')
  const logoutMarkers = findLogoutMarkers(pasted)
  const now = Date.now()
  const showNames = options.names
  const how = { passwords, now, renewWithinSeconds, logoutMarkers, cookies, showNames }
  const reports = await Promise.all(cookies.map((cookie) => reportCookie(cookie, how)))
  terminal.out(
    options.json ? `${JSON.stringify(reports)}\n` : `${reports.map(showReport).join('\n')}`,
  )
  return reports.every(isAccepted) ? 0 : 1
}

function isAccepted({ kind, isExpired, isLoggedOut }: CookieReport): boolean {
  return kind !== 'rejected' && isExpired !== true && isLoggedOut !== true
}

function knownPasswords(envFile: string | undefined, terminal: Terminal): SealPasswords {
  const env = environmentWith([envFile], terminal)
  const problems: string[] = []
  const passwords = readPasswords(env['SESSION_PASSWORD'], (problem) => problems.push(problem))
  if (problems.length === 0) return passwords
  throw new UsageError(problems.map((problem) => `SESSION_PASSWORD ${problem}`).join('\n'))
}

function ofStore(passwords: SealPasswords, domain: string): SealPasswords {
  const origin = readStoreOrigin(domain, (problem) => {
    throw new UsageError(`--store ${problem}`)
  })
  return passwordsOfShop(passwords, origin)
}

async function readInput(file: string | undefined, terminal: Terminal): Promise<string> {
  if (file === undefined) {
    return terminal.ask === null ? terminal.readInput() : terminal.ask('Paste the cookie: ')
  }
  try {
    return readFileSync(resolve(terminal.folder, file), 'utf8')
  } catch (error) {
    throw new UsageError(`--file cannot be read: ${Object(error).message}`)
  }
}
