import { readFileSync } from 'node:fs'

/** The version of this package. */
export function packageVersion(): string {
  return String(manifest()['version'])
}

/** The versions of Next and React that this package is made for, as npm writes ranges. */
export function peerRanges(): Readonly<Record<'next' | 'react', string>> {
  const { next, react } = Object(manifest()['peerDependencies'])
  return { next: String(next), react: String(react) }
}

function manifest(): Readonly<Record<string, unknown>> {
  const path = new URL('../../package.json', import.meta.url)
  return Object(JSON.parse(readFileSync(path, 'utf8')))
}
