import type { Project } from '../project/read-project.ts'
import { withImports } from '../project/with-imports.ts'

/** The engines of `next-storefront-session/store`. */
const ENGINES = ['redisStore', 'upstashStore', 'durableObjectStore', 'memoryStore'] as const

/** A store that the code hands over by the option `store`. */
export interface GivenStore {
  /** Where this is written. */
  readonly path: string
  /** What it is made by; null for one of the shop's own, or one that is made elsewhere. */
  readonly engine: (typeof ENGINES)[number] | null
}

/** `store: …`, or `store` by itself between other options; not a type. */
const OPTION = /\bstore\s*(?::\s*[a-z_$(]|[,}])/

/**
 * The store that is handed to the middleware, as far as it is written where it can be read: in its file, or
 * in one that this imports. Null where no such is found.
 */
export function givenStore({ folder, middlewares }: Project): GivenStore | null {
  for (const { path, text } of withImports(folder, middlewares)) {
    const code = withoutComments(text)
    if (!/['"]next-storefront-session(?:\/\w+)?['"]/.test(code)) continue
    if (!OPTION.test(withoutImports(code))) continue
    const engine = ENGINES.find((name) => new RegExp(`\\b${name}\\s*\\(`).test(code)) ?? null
    return { path, engine }
  }
  return null
}

/** Good enough for what is looked for, which is in no text. */
function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '')
}

function withoutImports(code: string): string {
  return code.replace(/^\s*import\b[^'"]*['"][^'"]*['"]/gm, '')
}
