import { error, type Finding, ok, warn } from '../finding.ts'
import type { SourceFile } from '../project/read-project.ts'

const CHECK = 'routes'

const ROUTE_FILE = /^(?:src\/)?app\/(.*)\/route\.[mc]?[jt]sx?$/

/** Whether the session routes are mounted where forms and `SessionProvider` look for them. */
export function checkRoutes(sources: readonly SourceFile[]): Finding {
  const mounted = sources.flatMap(({ path }) => {
    const [, folder] = ROUTE_FILE.exec(path) ?? []
    return folder === undefined ? [] : [{ path, route: withoutGroups(folder) }]
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

/** Folders in parentheses are no part of a path. */
function withoutGroups(folder: string): string {
  return folder
    .split('/')
    .filter((name) => !/^\(.*\)$/.test(name))
    .join('/')
}
