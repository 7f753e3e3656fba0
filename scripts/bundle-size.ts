import { gzipSync } from 'node:zlib'
import { build, type Rollup } from 'vite'

/** How large a subpath of the package is in an app's bundle, in bytes. */
export interface BundleSize {
  readonly minified: number
  readonly gzipped: number
  /** What it takes of what an app has anyway. */
  readonly imports: readonly string[]
}

/** What an app has anyway, or what is only there while developing. */
const NOT_COUNTED = [
  ...[/^next\//, /^react($|\/)/, /^react-dom($|\/)/, /^node:/, 'server-only'],
  // Vite's own, around whatever is loaded later.
  /vite\/preload-helper/,
]

/** What only a shop with a shared store uses; it is deployed with every middleware (decision 54). */
export const OF_A_SHARED_STORE = /\/open-sharing\.ts$/

/** What the middleware loads at the first request with a session for which something may be due. */
export const LOADED_FOR_A_SESSION = /\/keep-session\.ts$/

/**
 * Bundles and minifies an entry point as an app's builder would, without Next and React, and says
 * how large it is. Packages that match `without` are left out as well.
 */
export async function bundleSize(
  entry: string,
  without: readonly RegExp[] = [],
): Promise<BundleSize> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    mode: 'production',
    // Not by NODE_ENV, which is `test` in a test: packages would give what is for developing.
    resolve: { conditions: ['module', 'browser', 'production'] },
    oxc: { jsx: { runtime: 'automatic', development: false } },
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      minify: true,
      target: 'es2022',
      // Not as a library: Vite leaves the whitespace in those.
      rolldownOptions: {
        input: entry,
        external: [...NOT_COUNTED, ...without],
        preserveEntrySignatures: 'strict',
      },
    },
  })
  const chunks = outputOf(built)
    .flatMap((output) => output.output)
    .filter((file) => file.type === 'chunk')
  const code = chunks.map((chunk) => chunk.code).join('\n')
  return {
    minified: Buffer.byteLength(code),
    gzipped: gzipSync(code, { level: 9 }).byteLength,
    imports: [...new Set(chunks.flatMap((chunk) => chunk.imports))],
  }
}

function outputOf(built: Awaited<ReturnType<typeof build>>): readonly Rollup.RolldownOutput[] {
  if (Array.isArray(built)) return built
  if ('output' in built) return [built]
  throw new TypeError('Vite watches instead of building.')
}
