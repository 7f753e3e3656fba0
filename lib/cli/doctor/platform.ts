import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Platform } from './check-token.ts'

const SIGNS: readonly (readonly [file: string, platform: Platform])[] = [
  ['.vercel', 'Vercel'],
  ['vercel.json', 'Vercel'],
  ['wrangler.toml', 'Cloudflare'],
  ['wrangler.json', 'Cloudflare'],
  ['wrangler.jsonc', 'Cloudflare'],
]

/** Where a project is deployed, by the files that the platform's tools leave in it. */
export function platformOf(folder: string): Platform | null {
  return SIGNS.find(([file]) => existsSync(join(folder, file)))?.[1] ?? null
}
