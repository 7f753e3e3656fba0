// Looks for every secret that a run of the browser tests has minted, in all that the run has left
// behind: logs, HAR files, traces, reports, and the builds with the pages that they keep.
import { type Dirent, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import type { GuardedSecret } from '../lib/playwright/sentinel/guarded-secret.ts'
import { createSecretIndex } from '../lib/playwright/sentinel/secret-index.ts'

/** A secret and what kind of thing it is. */
export interface KeptSecret {
  readonly kind: string
  readonly value: string
}

/** Where a secret was found. The secret itself is not repeated. */
export interface Finding {
  readonly file: string
  readonly kind: string
}

/** Never the browser's and never a log's: searched for everywhere. */
const NOWHERE = new Set(['customer-access-token', 'address-credential'])

/** Searches files and folders, inside of ZIP archives too. Paths that do not exist are skipped. */
export function searchArtefacts(
  paths: readonly string[],
  secrets: readonly KeptSecret[],
): { readonly files: number; readonly findings: readonly Finding[] } {
  const index = createSecretIndex(secrets.filter(({ kind }) => NOWHERE.has(kind)).map(guarded))
  const files = paths.flatMap(filesBelow)
  const findings = files.flatMap((file) => {
    const found = contentsOf(file).flatMap((text) => [...index.findIn(text)])
    return [...new Set(found)].map(({ label }) => ({ file, kind: label }))
  })
  return { files: files.length, findings }
}

function guarded({ kind, value }: KeptSecret): GuardedSecret {
  return { label: kind, value, isRandom: true, allowedIn: null }
}

/** What a build makes for itself, and no test has written to. */
const SKIPPED = new Set(['cache', 'node_modules', 'dev'])

function filesBelow(path: string): readonly string[] {
  return entriesOf(path).flatMap((entry) => {
    const inside = join(path, entry.name)
    if (entry.isDirectory()) return SKIPPED.has(entry.name) ? [] : filesBelow(inside)
    return entry.isFile() ? [inside] : []
  })
}

function entriesOf(path: string): readonly Dirent[] {
  try {
    return readdirSync(path, { withFileTypes: true })
  } catch {
    return []
  }
}

function contentsOf(file: string): readonly string[] {
  const bytes = readFileSync(file)
  const parts = file.endsWith('.zip') ? Object.values(unzipSync(bytes)) : [bytes]
  return parts.map((part) => Buffer.from(part).toString('latin1'))
}
