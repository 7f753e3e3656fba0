import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { readIfThere } from '../environment/env-file.ts'
import { setEnvLine } from '../environment/set-env-line.ts'
import type { EnvironmentLine } from './plan-environment.ts'
import type { FilePlan } from './plan-file.ts'

/** Writes files into a project, with the folders that they need. */
export function writeFiles(folder: string, files: readonly FilePlan[]): void {
  for (const { path, text } of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
}

/** Adds lines to `.env.local`, which only its owner may read if it is new. */
export function writeEnvironment(folder: string, lines: readonly EnvironmentLine[]): void {
  if (lines.length === 0) return
  const path = join(folder, '.env.local')
  const before = readIfThere(path) ?? ''
  const after = lines.reduce((text, { name, value }) => setEnvLine(text, name, value), before)
  writeFileSync(path, after, { mode: 0o600 })
}
