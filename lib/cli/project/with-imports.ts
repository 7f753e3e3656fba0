import { posix } from 'node:path'
import { type SourceFile, sourceFiles } from './source-files.ts'

/** More are not read: what is looked for is near the files that Next finds. */
const MOST_FILES = 200

/**
 * Files of a project, and those that they import from it, the nearest first. By paths that are relative, and
 * by `@/` and `~/`, which nearly all projects have for their root or `src/`.
 */
export function withImports(folder: string, files: readonly SourceFile[]): readonly SourceFile[] {
  const found = new Map(files.map((file) => [file.path, file]))
  // What is added on the way is visited too, and each once.
  for (const file of found.values()) {
    if (found.size >= MOST_FILES) break
    for (const specifier of importsOf(file)) {
      const [imported] = sourceFiles(folder, candidates(specifier, file))
      if (imported !== undefined) found.set(imported.path, imported)
    }
  }
  return [...found.values()]
}

function importsOf({ text }: SourceFile): readonly string[] {
  const specifiers = text.matchAll(/\b(?:from|import)\s*\(?\s*['"]((?:\.\.?|[@~])\/[^'"]+)['"]/g)
  return [...specifiers].map(([, specifier = '']) => specifier)
}

const ENDINGS = ['', '.ts', '.tsx', '.mts', '.js', '.jsx', '.mjs', '/index.ts', '/index.js']

function candidates(specifier: string, { path }: SourceFile): readonly string[] {
  const rest = specifier.slice(2)
  const bases = specifier.startsWith('.')
    ? [posix.join(posix.dirname(path), specifier)]
    : [rest, `src/${rest}`]
  return bases
    .filter((base) => !base.startsWith('..'))
    .flatMap((base) => ENDINGS.map((ending) => `${base}${ending}`))
}
