import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { type Terminal, UsageError, type Variables } from '../command.ts'
import { nextEnvReader } from '../project/next-module.ts'
import { readIfThere, statIfThere } from '../project-files/read-if-there.ts'

/** Next's two modes: `next dev` and `next build` read different files. */
export type Mode = 'development' | 'production'

/** Every .env file that Next reads in one of its modes, the strongest of each mode first. */
export const ENV_FILES = [
  '.env.development.local',
  '.env.production.local',
  '.env.local',
  '.env.development',
  '.env.production',
  '.env',
] as const

/**
 * The environment as the storefront in the terminal's folder has it: what the process was started
 * with, and the .env files of a mode, as Next itself reads them.
 * @throws {UsageError} without Next
 */
export function nextEnvironment(
  { folder, env, log }: Pick<Terminal, 'folder' | 'env' | 'log'>,
  mode: Mode,
): Variables {
  // Next goes by NODE_ENV as well, and has a third mode for tests.
  const reader = nextEnvReader(folder, { ...env, NODE_ENV: mode })
  const logger = { info: () => undefined, error: (text: string) => log(`${text}\n`) }
  const { combinedEnv } = reader.loadEnvConfig(folder, mode === 'development', logger, true)
  const { __NEXT_PROCESSED_ENV: _, ...read } = combinedEnv
  return { ...read, NODE_ENV: env['NODE_ENV'] }
}

/**
 * The terminal's environment with the variables of named files on top: who names a file means it.
 * @throws {UsageError} if one of them is not there, and without Next
 */
export function environmentWith(
  files: readonly (string | undefined)[],
  { env, folder }: Pick<Terminal, 'folder' | 'env'>,
): Variables {
  const named = files.filter((name) => name !== undefined)
  const read = named.map((name) => {
    const variables = readEnvFile(folder, name)
    if (variables === null) throw new UsageError(`There is no file ${name}.`)
    return variables
  })
  return Object.assign({}, env, ...read)
}

/** The variables of an .env file, from the project's folder; null if there is no such file. */
export function readEnvFile(folder: string, name: string): Variables | null {
  const path = resolve(folder, name)
  // Password managers hand .env files out through pipes, and Next reads those.
  const isPipe = statIfThere(path)?.isFIFO() === true
  const text = isPipe ? readFileSync(path, 'utf8') : readIfThere(path)
  return text === null ? null : parseEnvText(folder, text)
}

/** The variables in the text of an .env file, with `$NAME` replaced by others of the same text. */
export function parseEnvText(folder: string, contents: string): Variables {
  const file = { path: '', contents, env: {} }
  nextEnvReader(folder, {}).processEnv([file], folder, console, true)
  return file.env
}
