import { error, type Finding } from '../finding.ts'
import type { BuildFile } from './build-files.ts'

/** Text that stands in server code and nowhere else. */
interface Marker {
  readonly pattern: RegExp
  readonly what: string
}

const CODE_MARKERS: readonly Marker[] = [
  { pattern: /Fe26\.2/, what: 'iron, which opens session cookies,' },
  {
    pattern: /customerAccessToken(?:Create|Renew|Delete)\s*\(\s*(?:input|customerAccessToken)\s*:/,
    what: 'a mutation for customer access tokens',
  },
  {
    pattern: /Shopify does not know the Storefront API token/,
    what: "this package's server code",
  },
  {
    pattern: /This module cannot be imported from a Client Component module/,
    what: '`server-only`, which marks server code,',
  },
]

/** Paths in the `sources` of a source map. */
const SOURCE_MARKERS: readonly Marker[] = [
  {
    pattern: /node_modules\/iron-(?:session|webcrypto)\//,
    what: 'iron, which opens session cookies,',
  },
  {
    pattern: /next-storefront-session\/dist\/(?:middleware|routes|server|emulator)\//,
    what: "this package's server code",
  },
]

/** Looks for server code in what a browser loads. */
export function findServerCode({ path, place }: BuildFile, text: string): readonly Finding[] {
  if (place === 'client code') return found(path, text, CODE_MARKERS)
  return place === 'source map' ? found(path, text, [...CODE_MARKERS, ...SOURCE_MARKERS]) : []
}

function found(path: string, text: string, markers: readonly Marker[]): readonly Finding[] {
  const kinds = markers.filter(({ pattern }) => pattern.test(text)).map(({ what }) => what)
  return [...new Set(kinds)].map((what) =>
    error(
      'server-code',
      `${path} brings ${what} to the browser.`,
      "Find the component under 'use client' that imports it, and hand over what it needs as props; `import 'server-only'` at the top of your own modules has the build find it.",
    ),
  )
}
