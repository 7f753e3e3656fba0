import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { compileFunction } from 'node:vm'
import { UsageError, type Variables } from '../command.ts'

/**
 * The regular expression that Next makes of a matcher's `source`, without flags; null if Next refuses
 * it. Why it does, Next itself writes to standard error.
 * @throws {UsageError} without Next
 */
export function nextRegexp(folder: string, source: string): RegExp | null {
  if (!source.startsWith('/')) return null
  const { path, load } = nextModule(folder, './dist/lib/try-to-parse-path.js')
  const next: typeof import('next/dist/lib/try-to-parse-path.js') = load(path)
  const { regexStr, error } = next.tryToParsePath(source)
  return error === undefined && regexStr !== undefined ? new RegExp(regexStr) : null
}

/**
 * Next's reader of .env files, new each time and with `env` as its environment: it writes what it
 * has read into `process.env`, which is not the one of this process, and keeps the first that it saw.
 * @throws {UsageError} without Next
 */
export function nextEnvReader(folder: string, env: Variables): typeof import('@next/env') {
  const { path, load } = nextModule(folder, '@next/env')
  const isSet = ([, value]: readonly [string, unknown]) => value !== undefined
  const ownProcess = Object.create(process, {
    env: { value: Object.fromEntries(Object.entries(env).filter(isSet)) },
  })
  const run = compileFunction(
    `${readFileSync(path, 'utf8')}\nreturn module.exports`,
    ['module', 'require', '__dirname', 'process'],
    { filename: path },
  )
  return run({ exports: {} }, load, dirname(path), ownProcess)
}

interface NextModule {
  readonly path: string
  /** `require`, as a file of Next would call it. */
  readonly load: NodeJS.Require
}

/** A module of the Next that the project has installed, else of the one that this package has as its peer. */
function nextModule(folder: string, name: string): NextModule {
  const found = [join(folder, 'package.json'), import.meta.url].map((from) => resolve(from, name))
  const module = found.find((each) => each !== null)
  if (module != null) return module
  throw new UsageError(
    'Next is not installed here, and it is Next that reads .env files and matchers. Install the dependencies of this project first.',
  )
}

/** Over Next's own place, because package managers need not put its dependencies beside it. */
function resolve(from: string, name: string): NextModule | null {
  try {
    const load = createRequire(createRequire(from).resolve('next/package.json'))
    return { path: load.resolve(name), load }
  } catch (error) {
    if (Object(error).code === 'MODULE_NOT_FOUND') return null
    throw error
  }
}
