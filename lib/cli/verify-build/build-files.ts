import { type Dirent, existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'

/** Who gets to see a file: a browser, as code or as its source map; or a visitor, as a page. */
export type Place = 'client code' | 'source map' | 'prerendered page' | 'public file'

/** A file of a build that is served to everyone. */
export interface BuildFile {
  /** Relative to the project, with `/`. */
  readonly path: string
  readonly place: Place
  /** Its bytes as Latin-1: one character a byte, which is quick, and misses nothing. */
  readonly text: () => string
}

/** Pictures, fonts and films: no secret was ever found in one, and they are most of the bytes. */
const BINARY =
  /\.(?:png|jpe?g|gif|webp|avif|ico|woff2?|ttf|otf|eot|mp[34]|webm|mov|pdf|zip|gz|br)$/i

/**
 * What of `server/` is sent as it is; the rest is code that stays there. In `route-cache` are the
 * pages that were rendered later.
 */
const PRERENDERED = /\.(?:html|rsc|meta|body)$|(?:^|\/)pages\/.*\.json$/

/** The files of a build that anybody can read. `build` is Next's `distDir`. */
export function buildFiles(folder: string, build: string): readonly BuildFile[] {
  const below = (path: string) => filesBelow(folder, path)
  const server = ['app', 'pages', 'route-cache'].flatMap((name) =>
    below(join(build, 'server', name)),
  )
  return [
    ...below(join(build, 'static')).map((path) => file(path, clientPlace(path))),
    ...server.filter(isPrerendered).map((path) => file(path, 'prerendered page')),
    // What `output: 'export'` writes.
    ...below('out').map((path) => file(path, exportPlace(path))),
    ...below('public').map((path) => file(path, 'public file')),
  ].filter(({ path }) => !BINARY.test(path))

  function file(path: string, place: Place): BuildFile {
    return { path, place, text: () => readFileSync(join(folder, path), 'latin1') }
  }
}

/** Whether there is a build at all. */
export function hasBuild(folder: string, build: string): boolean {
  return existsSync(join(folder, build, 'static'))
}

function filesBelow(folder: string, path: string): readonly string[] {
  if (!existsSync(join(folder, path))) return []
  return readdirSync(join(folder, path), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry: Dirent) => relative(folder, join(entry.parentPath, entry.name)))
    .map((name) => name.split(sep).join('/'))
}

function isPrerendered(path: string): boolean {
  return PRERENDERED.test(path)
}

function clientPlace(path: string): Place {
  return path.endsWith('.map') ? 'source map' : 'client code'
}

function exportPlace(path: string): Place {
  return /\.(?:html|txt|rsc)$/.test(path) ? 'prerendered page' : clientPlace(path)
}
