import type { SourceFile } from '../project/read-project.ts'
import { routeOf } from '../project/route-of.ts'
import type { WantedFile } from './wanted-files.ts'

/** What is to be done about a file that a storefront needs. */
export type FilePlan = Pick<WantedFile, 'path' | 'text' | 'purpose'> &
  (
    | { readonly action: 'create' }
    /** It is there, and uses the package. */
    | { readonly action: 'keep' }
    /** Another page or route handler is there. */
    | { readonly action: 'replace' }
    /** A middleware with work of its own: it has to be handed over, which takes its author. */
    | { readonly action: 'compose' }
  )

/**
 * Decides about one file. `present` are the sources of the app and its middleware; a page in a route
 * group stands in the way of one outside of it, because both serve the same path.
 */
export function planFile(wanted: WantedFile, present: readonly SourceFile[]): FilePlan {
  const { text, purpose } = wanted
  const there = present.find((file) => isSameFile(file, wanted))
  if (there === undefined || isBlank(there.text)) {
    return { action: 'create', path: there?.path ?? wanted.path, text, purpose }
  }
  const { path } = there
  if (usesPackage(there.text)) return { action: 'keep', path, text, purpose }
  return { action: wanted.serves === null ? 'compose' : 'replace', path, text, purpose }
}

function isSameFile({ path }: SourceFile, { serves }: WantedFile): boolean {
  if (serves === null) return /^(?:src\/)?(?:middleware|proxy)\.\w+$/.test(path)
  const found = routeOf(path)
  return found?.kind === serves.kind && found.route === serves.route
}

/** A file that nobody has written anything into. */
function isBlank(text: string): boolean {
  return text.replace(/\/\*.*?\*\/|\/\/[^\n]*/gs, '').trim() === ''
}

/** The package itself, a module of the project that wraps it, or a form that is sent to its routes. */
function usesPackage(text: string): boolean {
  return /next-storefront-session|\/api\/session\b|\b(?:requireSession|getSession)\(/.test(text)
}
