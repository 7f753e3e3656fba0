import { readFileSync } from 'node:fs'
import { z } from 'zod'
import type { EmulatorSeed } from '../options.ts'
import { SEED } from './seed-schema.ts'
import { UsageError } from './usage-error.ts'

const MOST_TOLD = 10

/**
 * Reads the file of `--seed`.
 * @throws {UsageError} that names the file, and each place in it that is wrong
 */
export function readSeed(path: string): EmulatorSeed {
  const { data, error } = SEED.safeParse(readJson(path))
  if (error === undefined) return data
  const problems = error.issues.map(
    ({ path: place, message }) => `  ${z.core.toDotPath(place) || 'the whole file'}: ${message}`,
  )
  const more = problems.length - MOST_TOLD
  const lines = [...problems.slice(0, MOST_TOLD), ...(more > 0 ? [`  and ${more} more`] : [])]
  throw new UsageError(`--seed ${path} is not a seed:\n${lines.join('\n')}`)
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch (error) {
    throw new UsageError(`--seed ${path} cannot be read: ${Object(error).message}`)
  }
}
