import { readFileSync } from 'node:fs'
import { parseEnv } from 'node:util'
import type { Variables } from './variables.ts'

/** The variables of an .env file, as they stand there; null if there is no such file. */
export function readEnvFile(path: string): Variables | null {
  const text = readIfThere(path)
  return text === null ? null : parseEnv(text)
}

/** The text of a file; null if there is none. */
export function readIfThere(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(Object(error).code)) return null
    throw error
  }
}
