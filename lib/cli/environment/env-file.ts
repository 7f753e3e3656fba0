import { readFileSync } from 'node:fs'
import { parseEnv } from 'node:util'
import { readIfThere, statIfThere } from '../project-files/read-if-there.ts'
import type { Variables } from './variables.ts'

/** The variables of an .env file, as they stand there; null if there is no such file. */
export function readEnvFile(path: string): Variables | null {
  const text = isPipe(path) ? readFileSync(path, 'utf8') : readIfThere(path)
  return text === null ? null : parseEnv(text)
}

/** Password managers hand .env files out through pipes, and Next reads those. */
function isPipe(path: string): boolean {
  return statIfThere(path)?.isFIFO() === true
}
