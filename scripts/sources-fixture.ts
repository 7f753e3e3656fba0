import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

/** For tests: the folder of the repository. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)))

/** For tests: a source and what it imports. */
export interface Source {
  /** From the root of the repository. */
  readonly path: string
  readonly text: string
  /** Imports and re-exports; `type` marks those that leave no trace at run time. */
  readonly imports: readonly { readonly from: string; readonly isType: boolean }[]
}

/** For tests: the sources below a folder, tests and fixtures apart. */
export function sourcesBelow(folder: string): readonly Source[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$|-fixture\.ts$/.test(path))
    .map((path) => readSource(join(folder, path)))
}

/** For tests: one source. */
export function readSource(path: string): Source {
  const text = readFileSync(join(root, path), 'utf8')
  const statements = text.matchAll(
    /^(?:import|export)\s+(type\s)?[^'"]*?from\s+'([^']+)'|^import\s+'([^']+)'|\bimport\('([^']+)'\)/gm,
  )
  const imports = [...statements].map(([, isType, from, bare, dynamic]) => ({
    from: from ?? bare ?? dynamic ?? '',
    isType: isType !== undefined,
  }))
  return { path, text, imports }
}

/** For tests: the path that an import leads to, from the root; null for another package. */
export function pathOf(source: Source, from: string): string | null {
  return from.startsWith('.') ? relative(root, resolve(root, dirname(source.path), from)) : null
}
