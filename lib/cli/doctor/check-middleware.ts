import { error, type Finding, ok, warn } from '../finding.ts'
import { covers } from '../matcher/covers.ts'
import { type ReadMatchers, readMatchers } from '../matcher/read-matchers.ts'
import type { Project } from '../project/read-project.ts'
import type { SourceFile } from '../project/source-files.ts'

/** Whether there is a middleware where Next looks for it, whether it is ours, and what it runs for. */
export function checkMiddleware(project: Project): readonly Finding[] {
  const [file, second] = project.middlewares
  if (file === undefined) return [noMiddleware(project)]
  if (second !== undefined) return [TWO]
  return [checkFile(file, project), ...checkMatcher(readMatchers(project.folder, file))]
}

const TWO = error(
  'middleware',
  'There are both a middleware and a proxy, and Next uses one only.',
  'Keep middleware.ts for the edge runtime, or proxy.ts for Node.',
)

function noMiddleware({ misplaced: [misplaced], sourceFolder }: Project): Finding {
  if (misplaced !== undefined) {
    const place = sourceFolder === '' ? 'beside app/' : 'in src/, beside app/'
    const message = `${misplaced.path} is not where Next looks for it.`
    return error('middleware', message, `Move it: it has to be ${place}.`)
  }
  return error(
    'middleware',
    'There is no middleware.ts or proxy.ts, so no session is ever renewed.',
    'npx next-storefront-session init',
  )
}

function checkFile({ path, text }: SourceFile, { installed }: Project): Finding {
  const name = /proxy\.\w+$/.test(path) ? 'proxy' : 'middleware'
  if (name === 'proxy' && installed.next !== null && Number.parseInt(installed.next, 10) < 16) {
    const message = `Next ${installed.next} does not know ${path}.`
    return error('middleware', message, 'Call it middleware.')
  }
  // Next takes a default export too.
  if (!new RegExp(String.raw`\bexport\b[^;]*?\b(?:default|${name})\b`).test(text)) {
    const todo = `export const ${name} = createSessionMiddleware()`
    return error('middleware', `${path} exports no ${name}.`, todo)
  }
  if (/\bnext-storefront-session\/middleware\b/.test(text)) {
    return ok('middleware', `${path} uses next-storefront-session/middleware.`)
  }
  return warn(
    'middleware',
    `${path} does not import next-storefront-session/middleware itself.`,
    'If another module does that for it, all is well. If not, pass your own: createSessionMiddleware({}, yourMiddleware).',
  )
}

/** Files that every site serves, and that no session is needed for. */
const STATIC_PATHS = ['/_next/static/chunks/main.js', '/favicon.ico', '/images/logo.svg'] as const

/** On every prefetch of Next's router, those of segments among them (seen in 15.5 and 16.4). */
const PREFETCH_HEADER = 'next-router-prefetch'

/** Whether the middleware runs where it should, and nowhere else. */
function checkMatcher(read: ReadMatchers | null): readonly Finding[] {
  if (read === null) return [UNKNOWN]
  const runsFor = (path: string, headers = {}) =>
    covers(read.matchers, { path: `${read.basePath}${path}`, headers })
  const staticFile = STATIC_PATHS.find((path) => runsFor(path))
  const problems = [
    ...(runsFor('/account') ? [] : [NO_ACCOUNT]),
    ...(runsFor('/api/session') ? [] : [NO_API]),
    ...(staticFile === undefined ? [] : [`runs for static files such as ${staticFile}.`]),
    ...(runsFor('/account', { [PREFETCH_HEADER]: '1' }) ? [PREFETCHES] : []),
  ]
  if (problems.length > 0) return problems.map(matcherProblem)
  const where = read.from === 'build' ? 'of the build' : 'in the source'
  return [ok('matcher', `The matcher ${where} covers pages and API routes, and no more.`)]
}

const NO_ACCOUNT = 'does not run for /account: no session is renewed there.'
const NO_API = 'does not run for /api/session: a log-out there cannot stop a renewal under way.'
const PREFETCHES =
  'runs for prefetches: each visible link may renew a session, and Next hides from it that it is one.'

function matcherProblem(what: string): Finding {
  const example =
    'The matcher of the documentation fits most apps; npx next-storefront-session init --dry-run prints it.'
  const missing = `Add missing: [{ type: 'header', key: '${PREFETCH_HEADER}' }] to the matcher. `
  const todo = what === PREFETCHES ? `${missing}${example}` : example
  return warn('matcher', `The middleware ${what}`, todo)
}

const UNKNOWN = warn(
  'matcher',
  'The matcher is not written out in the middleware, or Next does not accept it, so it cannot be checked before a build.',
  'Run next build, then doctor again.',
)
