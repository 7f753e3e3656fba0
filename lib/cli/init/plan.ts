import { join } from 'node:path'
import { readEnvFile } from '../environment/env-file.ts'
import { nextEnvFiles } from '../environment/read-environment.ts'
import type { Variables } from '../environment/variables.ts'
import { newSessionPassword } from '../password/session-password.ts'
import { appSources } from '../project/app-sources.ts'
import type { Project } from '../project/read-project.ts'
import { type EnvironmentLine, planEnvironment } from './plan-environment.ts'
import { type FilePlan, planFile } from './plan-file.ts'
import { type Wish, wantedFiles } from './wanted-files.ts'

/** All that `init` would do to a project. */
export interface Plan {
  readonly files: readonly FilePlan[]
  /** What `.env.local` lacks. */
  readonly lines: readonly EnvironmentLine[]
}

/** Looks at a project, and decides what it lacks. Changes nothing. */
export function planProject(project: Project, wish: Wish): Plan {
  const { folder, appFolder, sourceFolder, middlewares } = project
  const sources = [
    ...middlewares.filter(({ path }) => isBeside(path, sourceFolder)),
    ...(appFolder === null ? [] : appSources(folder, appFolder)),
  ]
  return {
    files: wantedFiles(project, wish).map((wanted) => planFile(wanted, sources)),
    lines: planEnvironment(presentVariables(folder), newSessionPassword),
  }
}

/** A middleware elsewhere is none. */
function isBeside(path: string, sourceFolder: string): boolean {
  return path.startsWith(sourceFolder) && !path.slice(sourceFolder.length).includes('/')
}

/** Of all .env files together, the value that is set where one of them has it. */
function presentVariables(folder: string): Variables {
  const files = (['development', 'production'] as const).flatMap(nextEnvFiles)
  const all = files.flatMap((name) => Object.entries(readEnvFile(join(folder, name)) ?? {}))
  return Object.fromEntries(all.toSorted(([, a = ''], [, b = '']) => a.length - b.length))
}
