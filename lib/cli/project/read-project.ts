import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { readIfThere } from '../project-files/read-if-there.ts'
import { type PackageManager, packageManagerOf } from './package-manager.ts'

/** The name under which we are installed. */
export const OWN_NAME = 'next-storefront-session'

/** A file of a project. */
export interface SourceFile {
  /** Relative to the project, with `/`. */
  readonly path: string
  readonly text: string
}

/** What there is to know of a Next project before its code is read. */
export interface Project {
  readonly folder: string
  /** Of package.json, those for development too: ranges by name. */
  readonly dependencies: Readonly<Record<string, string>>
  /** Versions as they are installed; null where they are not. */
  readonly installed: Readonly<Record<'next' | 'react', string | null>>
  readonly manager: PackageManager
  readonly isTypeScript: boolean
  /** Where the app router is; null without one. */
  readonly appFolder: 'app' | 'src/app' | null
  /** Where the pages router is; null without one. */
  readonly pagesFolder: 'pages' | 'src/pages' | null
  /** `src/` or nothing: where Next looks for middleware. */
  readonly sourceFolder: 'src/' | ''
  /** Whether pages may not wait for their visitor unless they say so. */
  readonly hasCacheComponents: boolean
  /** Every middleware.* and proxy.*, also where Next does not look. */
  readonly middlewares: readonly SourceFile[]
}

/** Reads what there is to know of the project in a folder; null if it has no package.json. */
export function readProject(folder: string): Project | null {
  const manifest = readManifest(join(folder, 'package.json'))
  if (manifest === null) return null
  const is = <Path extends string>(path: Path) => (existsSync(join(folder, path)) ? path : null)
  const appFolder = is('app') ?? is('src/app')
  const pagesFolder = is('pages') ?? is('src/pages')
  return {
    folder,
    dependencies: { ...Object(manifest['dependencies']), ...Object(manifest['devDependencies']) },
    installed: { next: installedVersion(folder, 'next'), react: installedVersion(folder, 'react') },
    manager: packageManagerOf(folder),
    isTypeScript: is('tsconfig.json') !== null,
    appFolder,
    pagesFolder,
    sourceFolder: (appFolder ?? pagesFolder ?? '').startsWith('src/') ? 'src/' : '',
    hasCacheComponents: CONFIG_PATHS.flatMap((path) => sourceFile(folder, path)).some(({ text }) =>
      /^[^/\n]*\bcacheComponents['"]?\s*:\s*true\b/m.test(text),
    ),
    middlewares: MIDDLEWARE_PATHS.flatMap((path) => sourceFile(folder, path)),
  }
}

const CONFIG_PATHS = ['ts', 'mts', 'js', 'mjs'].map((ending) => `next.config.${ending}`)

const MIDDLEWARE_PATHS = ['', 'src/'].flatMap((place) =>
  ['middleware', 'proxy'].flatMap((name) =>
    ['ts', 'js', 'mts', 'mjs', 'tsx', 'jsx'].map((ending) => `${place}${name}.${ending}`),
  ),
)

/** A file of a project, if it is there. */
export function sourceFile(folder: string, path: string): readonly SourceFile[] {
  const text = readIfThere(join(folder, path))
  return text === null ? [] : [{ path, text }]
}

/** Read as Node would from this project, so that a workspace's shared installation counts. */
function installedVersion(folder: string, name: string): string | null {
  try {
    const path = createRequire(join(folder, 'package.json')).resolve(`${name}/package.json`)
    return String(readManifest(path)?.['version'])
  } catch {
    return null
  }
}

function readManifest(path: string): Readonly<Record<string, unknown>> | null {
  return existsSync(path) ? Object(JSON.parse(readFileSync(path, 'utf8'))) : null
}
