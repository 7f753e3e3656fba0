import { join, resolve } from 'node:path'
import { UsageError } from '../command.ts'
import { readEnvFile } from './env-file.ts'
import type { Variables } from './variables.ts'

/** Next's two modes: `next dev` and `next build` read different files. */
export type Mode = 'development' | 'production'

/**
 * The environment as the storefront in `folder` has it: Next's .env files in Next's order, and what
 * the process was started with on top
 * (https://nextjs.org/docs/app/guides/environment-variables#environment-variable-load-order).
 */
export function nextEnvironment(folder: string, { env, mode }: { env: Variables; mode: Mode }) {
  const files = nextEnvFiles(mode).map((name) => readEnvFile(join(folder, name)) ?? {})
  return expand({ ...merged(files.toReversed()), ...env })
}

/**
 * The environment with the variables of named files on top: who names a file means it.
 * @throws {UsageError} if one of them is not there
 */
export function environmentWith(
  files: readonly string[],
  { env, folder }: { env: Variables; folder: string },
): Variables {
  const read = files.map((name) => {
    const variables = readEnvFile(resolve(folder, name))
    if (variables === null) throw new UsageError(`There is no file ${name}.`)
    return expand(variables)
  })
  return { ...env, ...merged(read) }
}

/** The .env files that Next reads in a mode, the strongest first. */
export function nextEnvFiles(mode: Mode): readonly string[] {
  return [`.env.${mode}.local`, '.env.local', `.env.${mode}`, '.env']
}

/** Every .env file that Next reads in one of its modes. */
export function allEnvFiles(): readonly string[] {
  return [...new Set((['development', 'production'] as const).flatMap(nextEnvFiles))]
}

function merged(all: readonly Variables[]): Variables {
  return Object.assign({}, ...all)
}

/** Next replaces `$NAME` and `${NAME}` in what it reads; `\$` is a dollar. */
export function expand(variables: Variables): Variables {
  const expanded = Object.entries(variables).map(([name, value]) => [
    name,
    value?.replace(/\\\$|\$\{?([A-Za-z_]\w*)\}?/g, (found, other?: string) =>
      other === undefined ? '$' : (variables[other] ?? (found.length > 1 ? '' : found)),
    ),
  ])
  return Object.fromEntries(expanded)
}
