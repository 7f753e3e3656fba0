import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { readIfThere, readJsonIfThere } from '../project-files/read-if-there.ts'
import { type SourceFile, sourceFiles, sourcesBelow } from './source-files.ts'

/** What there is to know of a Next project. */
export interface Project {
  readonly folder: string
  /** Of package.json, those for development too: ranges by name. */
  readonly dependencies: Readonly<Record<string, string>>
  /** Versions as they are installed; null where they are not. */
  readonly installed: Readonly<Record<'next' | 'react', string | null>>
  readonly isTypeScript: boolean
  /** Where the app router is; null without one. */
  readonly appFolder: 'app' | 'src/app' | null
  /** Whether there is a pages router. */
  readonly hasPages: boolean
  /** `src/` or nothing: where Next looks for middleware. */
  readonly sourceFolder: 'src/' | ''
  /** Whether Tailwind makes the styles: its preflight takes those of browsers away. */
  readonly hasTailwind: boolean
  /** `/shop`, or nothing. */
  readonly basePath: string
  /** Whether Next puts a slash at the end of each path. */
  readonly trailingSlash: boolean
  /** As tsconfig.json has it; null where it is not written there, or without TypeScript. */
  readonly moduleResolution: string | null
  /** Every middleware.* and proxy.* where Next looks for one. */
  readonly middlewares: readonly SourceFile[]
  /** Those where Next does not look. */
  readonly misplaced: readonly SourceFile[]
  /** All sources of the app router. */
  readonly appSources: readonly SourceFile[]
}

/** Reads what there is to know of the project in a folder; null if it has no package.json. */
export function readProject(folder: string): Project | null {
  const manifest = readJsonIfThere(join(folder, 'package.json'))
  if (manifest === null) return null
  const is = <Path extends string>(path: Path) => (existsSync(join(folder, path)) ? path : null)
  const appFolder = is('app') ?? is('src/app')
  const pagesFolder = is('pages') ?? is('src/pages')
  const sourceFolder = (appFolder ?? pagesFolder ?? '').startsWith('src/') ? 'src/' : ''
  const dependencies = {
    ...Object(manifest['dependencies']),
    ...Object(manifest['devDependencies']),
  }
  const settings = sourceFiles(folder, CONFIG_FILES).map(({ text }) => text)
  return {
    folder,
    dependencies,
    installed: { next: installedVersion(folder, 'next'), react: installedVersion(folder, 'react') },
    isTypeScript: is('tsconfig.json') !== null,
    appFolder,
    hasPages: pagesFolder !== null,
    sourceFolder,
    hasTailwind: hasTailwind(folder, dependencies),
    basePath: settings.map((text) => BASE_PATH.exec(text)?.[1] ?? '').join(''),
    trailingSlash: settings.some((text) => TRAILING_SLASH.test(text)),
    moduleResolution:
      MODULE_RESOLUTION.exec(readIfThere(join(folder, 'tsconfig.json')) ?? '')?.[1] ?? null,
    middlewares: sourceFiles(folder, middlewarePaths(sourceFolder)),
    misplaced: sourceFiles(folder, middlewarePaths(sourceFolder === '' ? 'src/' : '')),
    appSources: appFolder === null ? [] : sourcesBelow(folder, appFolder),
  }
}

const CONFIG_FILES = ['ts', 'mts', 'js', 'mjs'].map((ending) => `next.config.${ending}`)

/** As it is written in most configurations; not in a comment. */
const BASE_PATH = /^[^/\n]*\bbasePath['"]?\s*:\s*['"](\/[^'"]+)['"]/m

const TRAILING_SLASH = /^[^/\n]*\btrailingSlash['"]?\s*:\s*true\b/m

/** JSON in which comments are allowed. */
const MODULE_RESOLUTION = /^[^/\n]*"moduleResolution"\s*:\s*"(\w+)"/im

/** In a workspace it may be installed above, but PostCSS is told beside the app. */
function hasTailwind(folder: string, dependencies: object): boolean {
  const isInstalled = Object.keys(dependencies).some((name) => /^@?tailwindcss\b/.test(name))
  return isInstalled || sourceFiles(folder, POSTCSS_FILES).some(({ text }) => /tailwind/.test(text))
}

const POSTCSS_FILES = ['mjs', 'js', 'cjs', 'ts', 'json'].map((ending) => `postcss.config.${ending}`)

function middlewarePaths(folder: string): readonly string[] {
  return ['middleware', 'proxy'].flatMap((name) =>
    ['ts', 'js', 'mts', 'mjs', 'tsx', 'jsx'].map((ending) => `${folder}${name}.${ending}`),
  )
}

/** Read as Node would from this project, so that a workspace's shared installation counts. */
function installedVersion(folder: string, name: string): string | null {
  try {
    const path = createRequire(join(folder, 'package.json')).resolve(`${name}/package.json`)
    return String(readJsonIfThere(path)?.['version'])
  } catch {
    return null
  }
}
