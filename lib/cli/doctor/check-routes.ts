import { error, type Finding, ok, warn } from '../finding.ts'
import type { SourceFile } from '../project/read-project.ts'
import { routeOf } from '../project/route-of.ts'

const CHECK = 'routes'

/** Whether the session routes are mounted where forms and `SessionProvider` look for them. */
export function checkRoutes(sources: readonly SourceFile[]): Finding {
  const mounted = sources.flatMap(({ path }) => {
    const served = routeOf(path)
    return served?.kind === 'route' ? [{ path, route: served.route }] : []
  })
  const under = mounted.find(({ route }) => /^api\/session\/\[\[\.\.\.\w+\]\]$/.test(route))
  if (under !== undefined) return ok(CHECK, `${under.path} serves /api/session.`)
  const part = mounted.find(({ route }) => /^api\/session(\/|$)/.test(route))
  if (part !== undefined) {
    const todo = 'Mount createSessionRoutes() at app/api/session/[[...action]]/route.ts instead.'
    return warn(CHECK, `${part.path} serves a part of /api/session only.`, todo)
  }
  const hasActions = sources.some(({ text }) => text.includes('createSessionActions'))
  const find = hasActions ? warn : error
  return find(
    CHECK,
    'There is no route handler at /api/session: forms have nowhere to go, and SessionProvider nobody to ask.',
    'npx next-storefront-session init',
  )
}
