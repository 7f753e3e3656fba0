import { readdirSync, realpathSync } from 'node:fs'
import { join } from 'node:path'
import { readIfThere, statIfThere } from '../project-files/read-if-there.ts'

/** A file of a project. */
export interface SourceFile {
  /** Relative to the project, with `/`. */
  readonly path: string
  readonly text: string
}

/** What a file of the app router serves: a page or a route handler, and at which path. */
export interface AppRoute {
  readonly kind: 'page' | 'route'
  /** Without slashes at its ends, and without route groups, e.g. `account/login`. */
  readonly route: string
}

/** Those of these files of a project that exist. */
export function sourceFiles(folder: string, paths: readonly string[]): readonly SourceFile[] {
  return paths.flatMap((path) => {
    const text = readIfThere(join(folder, path))
    return text === null ? [] : [{ path, text }]
  })
}

/** The sources below a folder of a project. Links to folders are followed, but not in circles. */
export function sourcesBelow(folder: string, path: string): readonly SourceFile[] {
  const paths = filesBelow(folder, path, [])
  return sourceFiles(
    folder,
    paths.filter((each) => /\.[mc]?[jt]sx?$/.test(each)),
  )
}

function filesBelow(folder: string, path: string, above: readonly string[]): readonly string[] {
  const full = join(folder, path)
  if (statIfThere(full)?.isDirectory() !== true) return [path]
  const place = realpathSync(full)
  if (above.includes(place)) return []
  return readdirSync(full).flatMap((name) =>
    filesBelow(folder, `${path}/${name}`, [...above, place]),
  )
}

/** What a file of the app router serves; null if it is another kind of file. */
export function routeOf(path: string): AppRoute | null {
  const [, folder = '', kind] =
    /^(?:src\/)?app\/(.*\/)?(page|route)\.[mc]?[jt]sx?$/.exec(path) ?? []
  if (kind !== 'page' && kind !== 'route') return null
  // Folders in parentheses are no part of a path.
  const names = folder.split('/').filter((name) => name !== '' && !/^\(.*\)$/.test(name))
  return { kind, route: names.join('/') }
}
