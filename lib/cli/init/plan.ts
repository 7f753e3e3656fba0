import { join } from 'node:path'
import type { Variables } from '../command.ts'
import { ENV_FILES, parseEnvText, readEnvFile } from '../environment/read-environment.ts'
import { newSessionPassword } from '../password/session-password.ts'
import { appSources } from '../project/app-sources.ts'
import { type Project, sourceFile } from '../project/read-project.ts'
import { readIfThere } from '../project-files/read-if-there.ts'
import { type EnvironmentLine, planEnvironment } from './plan-environment.ts'
import { type FilePlan, planFile } from './plan-file.ts'
import { ENV_FILE } from './planned-files.ts'
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
  const wanted = wantedFiles(project, wish)
  const sources = [
    ...middlewares.filter(({ path }) => isBeside(path, sourceFolder)),
    ...(appFolder === null ? [] : appSources(folder, appFolder)),
    // Also where a link makes the app a circle, which is not followed.
    ...wanted.flatMap(({ path }) => sourceFile(folder, path)),
  ]
  return {
    files: wanted.map((file) => planFile(file, sources)),
    lines: planEnvironment(presentVariables(folder), newSessionPassword),
  }
}

/** A middleware elsewhere is none. */
function isBeside(path: string, sourceFolder: string): boolean {
  return path.startsWith(sourceFolder) && !path.slice(sourceFolder.length).includes('/')
}

/** Of all .env files together, the value that is set where one of them has it. */
function presentVariables(folder: string): Variables {
  const all = ENV_FILES.flatMap((name) => Object.entries(variablesOf(folder, name)))
  return Object.fromEntries(all.toSorted(([, a = ''], [, b = '']) => a.length - b.length))
}

/** A pipe in the place of the file that will be written is not waited for: it is refused. */
function variablesOf(folder: string, name: string): Variables {
  if (name !== ENV_FILE) return readEnvFile(folder, name) ?? {}
  return parseEnvText(folder, readIfThere(join(folder, name)) ?? '')
}
