import { writeFileSync } from 'node:fs'
import { parseEnv } from 'node:util'
import { readIfThere } from '../environment/env-file.ts'
import { expand } from '../environment/read-environment.ts'
import { setEnvLine } from '../environment/set-env-line.ts'

const NAME = 'SESSION_PASSWORD'

/** A value for an .env file, and which value it may take the place of. */
export interface PasswordWriting {
  readonly value: string
  /** The value that the new one contains, and may replace; null if it contains none. */
  readonly contained: string | null
  /** Whether any other value may be replaced as well. */
  readonly isForced: boolean
}

/**
 * Writes `SESSION_PASSWORD` into an .env file, which only its owner may read if it is new.
 * @returns whether it was written: another value that stands there is kept
 */
export function writePassword(path: string, writing: PasswordWriting): boolean {
  const text = readIfThere(path)
  const present = expand(parseEnv(text ?? ''))[NAME] ?? ''
  const mayReplace = present === '' || present === writing.contained || writing.isForced
  if (!mayReplace) return false
  writeFileSync(path, setEnvLine(text ?? '', NAME, writing.value), { mode: 0o600 })
  return true
}
