import type { Finding } from '../finding.ts'
import { readMatchers } from '../matcher/read-matchers.ts'
import { appSources } from '../project/app-sources.ts'
import type { Project } from '../project/read-project.ts'
import { checkMatcher } from './check-matcher.ts'
import { checkMiddleware, middlewareOf } from './check-middleware.ts'
import { checkRoutes } from './check-routes.ts'

/** Whether the package's files stand in a project as they should. */
export function checkProject(project: Project): readonly Finding[] {
  const { folder, appFolder } = project
  const [middleware, ...others] = middlewareOf(project)
  const isClear = middleware !== undefined && others.length === 0
  return [
    ...checkMiddleware(project),
    ...(isClear ? checkMatcher(readMatchers(project, middleware)) : []),
    ...(appFolder === null ? [] : [checkRoutes(appSources(folder, appFolder))]),
  ]
}
