import { type Finding, ok, warn } from '../finding.ts'
import { covers } from '../matcher/covers.ts'
import type { ReadMatchers } from '../matcher/read-matchers.ts'

const CHECK = 'matcher'

/** Files that every site serves, and that no session is needed for. */
const STATIC_PATHS = ['/_next/static/chunks/main.js', '/favicon.ico', '/images/logo.svg'] as const

/** On every prefetch of Next's router, those of segments among them (seen in 15.5 and 16.4). */
const PREFETCH_HEADER = 'next-router-prefetch'

/** Whether the middleware runs where it should, and nowhere else. */
export function checkMatcher(read: ReadMatchers | null): readonly Finding[] {
  if (read === null) return [UNKNOWN]
  const runsFor = (path: string, headers = {}) =>
    covers(read.matchers, { path: `${read.basePath}${path}`, headers })
  const findings = [
    ...['/account', '/api/session'].filter((path) => !runsFor(path)).map(uncovered),
    ...STATIC_PATHS.filter((path) => runsFor(path))
      .slice(0, 1)
      .map(staticFile),
    ...(runsFor('/account', { [PREFETCH_HEADER]: '1' }) ? [PREFETCH] : []),
  ]
  const where = read.from === 'build' ? 'as it was built' : 'as it is written'
  const good = ok(CHECK, `The matcher, ${where}, covers pages and API routes, and no more.`)
  return findings.length === 0 ? [good] : findings
}

const README_MATCHER =
  'The matcher of the README fits most apps; npx next-storefront-session init --dry-run prints it.'

const PREFETCH = warn(
  CHECK,
  'The middleware runs for prefetches: each link in sight may renew a session, and Next hides from it that it is one.',
  `Add missing: [{ type: 'header', key: '${PREFETCH_HEADER}' }] to the matcher. ${README_MATCHER}`,
)

const UNKNOWN = warn(
  CHECK,
  'The matcher is not written out in the middleware, so it cannot be judged before a build.',
  'Run next build, and ask again.',
)

function uncovered(path: string): Finding {
  const why =
    path === '/account'
      ? 'a session is not renewed there'
      : 'a log-out cannot stop a renewal that is under way'
  return warn(CHECK, `The matcher leaves out ${path}: ${why}.`, `${README_MATCHER}`)
}

function staticFile(path: string): Finding {
  const message = `The middleware runs for static files such as ${path}.`
  return warn(CHECK, message, README_MATCHER)
}
