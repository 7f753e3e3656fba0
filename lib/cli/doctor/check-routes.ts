import { error, type Finding, ok, warn } from '../finding.ts'
import type { Project } from '../project/read-project.ts'
import { routeOf } from '../project/source-files.ts'

/** Whether the session routes are mounted where forms and `SessionProvider` look for them. */
export function checkRoutes({ appFolder, appSources }: Project): readonly Finding[] {
  if (appFolder === null) return []
  const mounted = (route: RegExp) =>
    appSources.find(({ path }) => {
      const served = routeOf(path)
      return served?.kind === 'route' && route.test(served.route)
    })
  const whole = mounted(/^api\/session\/\[\[\.\.\.\w+\]\]$/)
  if (whole !== undefined) return [ok('routes', `${whole.path} serves /api/session.`)]
  const part = mounted(/^api\/session(\/|$)/)
  if (part !== undefined) {
    const todo = 'Mount createSessionRoutes() at app/api/session/[[...action]]/route.ts instead.'
    return [warn('routes', `${part.path} serves a part of /api/session only.`, todo)]
  }
  const hasActions = appSources.some(({ text }) => text.includes('createSessionActions'))
  const message =
    'There is no route handler at /api/session, where forms and SessionProvider send their requests.'
  return [(hasActions ? warn : error)('routes', message, 'npx next-storefront-session init')]
}
