import { join } from 'node:path'
import type { Variables } from '../command.ts'
import { ENV_FILES, parseEnvText, readEnvFile } from '../environment/read-environment.ts'
import { setEnvLine } from '../environment/set-env-line.ts'
import { newSessionPassword } from '../password/rotate-passwords.ts'
import type { Project } from '../project/read-project.ts'
import { routeOf, type SourceFile, sourceFiles } from '../project/source-files.ts'
import { readIfThere } from '../project-files/read-if-there.ts'
import type { ProjectFile } from '../project-files/write-project-files.ts'
import { isEmulated } from './choose-store.ts'
import { isFilledIn } from './is-filled-in.ts'
import { template } from './templates.ts'
import { type InitOptions, type WantedFile, wantedFiles } from './wanted-files.ts'

/** All that `init` would do to a project. */
export interface Plan {
  readonly files: readonly FilePlan[]
  /** What `.env.local` lacks: variables, and what they begin with. */
  readonly lines: readonly { readonly name: string; readonly value: string }[]
  /** All that is or will be set, of all .env files together. */
  readonly variables: Variables
}

/** What is to be done about a file that a storefront needs. */
export interface FilePlan extends Pick<WantedFile, 'path' | 'text' | 'purpose' | 'needs'> {
  /**
   * - `keep`: it is there, and uses the package
   * - `replace`: another page or route handler is there, or a page for the other kind of accounts
   * - `compose`: a middleware with code of its own is there, which only its author can pass on
   */
  readonly action: 'create' | 'keep' | 'replace' | 'compose'
}

/** The file that missing variables are written to. */
export const ENV_FILE = '.env.local'

/** Looks at a project, and decides what it lacks. Changes nothing. */
export function planProject(project: Project, options: InitOptions): Plan {
  const wanted = wantedFiles(project, options)
  // Where a link makes the app a circle, it is not followed, and a file of it may be there all the same.
  const there = sourceFiles(
    project.folder,
    wanted.map(({ path }) => path),
  )
  const sources = [...project.middlewares, ...project.appSources, ...there]
  const present = presentVariables(project.folder)
  const lines = missingVariables(present, options)
  return {
    files: wanted.map((file) => planFile(file, sources)),
    lines,
    variables: { ...present, ...Object.fromEntries(lines.map(({ name, value }) => [name, value])) },
  }
}

/** These files, and `.env.local` if variables are missing. */
export function projectFiles(
  files: readonly FilePlan[],
  lines: Plan['lines'],
): readonly ProjectFile[] {
  const sources = files.map(({ path, text }) => ({ path, text: () => text, holdsSecrets: false }))
  if (lines.length === 0) return sources
  const text = (present: string | null) =>
    lines.reduce((all, { name, value }) => setEnvLine(all, name, value), present ?? '')
  return [...sources, { path: ENV_FILE, text, holdsSecrets: true }]
}

/** A page in a route group is in the way of one outside of it, because both serve the same path. */
function planFile(wanted: WantedFile, present: readonly SourceFile[]): FilePlan {
  const { text, purpose, needs } = wanted
  const there = present.find((file) => isSameFile(file, wanted))
  if (there === undefined || isBlank(there.text)) {
    return { action: 'create', path: there?.path ?? wanted.path, text, purpose, needs }
  }
  const { path } = there
  const isOurs = usesPackage(there.text) && !wanted.isOfOtherKind(there.text)
  if (isOurs) return { action: 'keep', path, text, purpose, needs }
  const action = wanted.serves === 'every request' ? 'compose' : 'replace'
  return { action, path, text, purpose, needs }
}

function isSameFile({ path }: SourceFile, { path: wanted, serves }: WantedFile): boolean {
  if (serves === 'both pages') return path === wanted
  if (serves === 'every request') return /^(?:src\/)?(?:middleware|proxy)\.\w+$/.test(path)
  const found = routeOf(path)
  return found?.kind === serves.kind && found.route === serves.route
}

/** Nothing but space and comments. */
function isBlank(text: string): boolean {
  return text.replace(/\/\*.*?\*\/|\/\/[^\n]*/gs, '').trim() === ''
}

/** The package itself, a module of the project that wraps it, or a form that is sent to its routes. */
function usesPackage(text: string): boolean {
  return /next-storefront-session|\/api\/session\b|\b(?:requireSession|getSession)\(/.test(text)
}

/**
 * With placeholders where the store is not known yet. A password is made, also where its line is
 * there and empty; an emulator's variables take the place of what nobody has filled in.
 */
function missingVariables(
  present: Variables,
  { isEmulator, accounts }: InitOptions,
): Plan['lines'] {
  const ofStore = template(isEmulator ? 'emulator.env' : 'env.local')
  const isAtEmulator = isEmulator || isEmulated(present)
  const ofClient = template(isAtEmulator ? 'hosted-emulator.env' : 'hosted.env')
  const wanted = accounts === 'oauth' ? ofStore + ofClient : ofStore
  const lines = wanted.matchAll(/^(\w+)=([^\s#]*)/gm)
  return [...lines].flatMap(([, name = '', value = '']) => {
    if (name === 'SESSION_PASSWORD')
      return present[name] ? [] : [{ name, value: newSessionPassword() }]
    const isThere = isAtEmulator ? isFilledIn(present[name]) : name in present
    return isThere || hasPublicToken(name, present) ? [] : [{ name, value }]
  })
}

/** One of the two tokens is enough. */
function hasPublicToken(name: string, present: Variables): boolean {
  const isPrivate = name === 'SHOPIFY_STOREFRONT_PRIVATE_TOKEN'
  return isPrivate && Boolean(present['SHOPIFY_STOREFRONT_ACCESS_TOKEN'])
}

/** Of all .env files together, the value that is set where one of them has it. */
export function presentVariables(folder: string): Variables {
  const all = ENV_FILES.flatMap((name) => Object.entries(variablesOf(folder, name)))
  return Object.fromEntries(all.toSorted(([, a = ''], [, b = '']) => a.length - b.length))
}

/** A pipe in the place of the file that will be written is not waited for: it is refused. */
function variablesOf(folder: string, name: string): Variables {
  if (name !== ENV_FILE) return readEnvFile(folder, name) ?? {}
  return parseEnvText(folder, readIfThere(join(folder, name)) ?? '')
}
