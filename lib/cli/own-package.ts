import { readFileSync } from 'node:fs'
import * as z from 'zod/mini'

/** The name under which we are installed. */
export const OWN_NAME = 'next-storefront-session'

/** The version of this package, and those of Next and React that it is made for, as npm writes ranges. */
export function ownManifest() {
  const path = new URL('../../package.json', import.meta.url)
  return manifest.parse(JSON.parse(readFileSync(path, 'utf8')))
}

const manifest = z.object({
  version: z.string(),
  peerDependencies: z.object({ next: z.string(), react: z.string() }),
})
