import { cpSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { assembleNodeStorefront } from './assemble-node-storefront.ts'
import { step } from './step.ts'
import { STOREFRONTS, type Storefront } from './storefronts.ts'

/** Makes the production build that the browser tests of a storefront start. */
export async function buildStorefront(storefront: Storefront): Promise<void> {
  if (isCopy(storefront)) return copyEdgeBuild(STOREFRONTS[storefront])
  if (storefront === 'node') assembleNodeStorefront()
  await step(`Build of the storefront: ${storefront}`, 'next', ['build'], {
    // In its folder, because next-intl looks for its configuration in the working directory.
    cwd: STOREFRONTS[storefront],
    env: withoutSecrets(),
  })
}

/** What is the same build in a folder of its own. */
export function isCopy(storefront: Storefront): boolean {
  return storefront === 'accounts' || storefront === 'hosted' || storefront === 'instances'
}

/** `next start` finds what it needs below the folder that it is given. */
function copyEdgeBuild(folder: string): void {
  rmSync(folder, { recursive: true, force: true })
  cpSync('next.config.mjs', join(folder, 'next.config.mjs'))
  for (const part of readdirSync('.next')) {
    if (!NOT_SERVED.includes(part)) {
      cpSync(join('.next', part), join(folder, '.next', part), { recursive: true })
    }
  }
}

/** What only the next build and `next dev` read. */
const NOT_SERVED = ['cache', 'dev', 'trace', 'trace-build', 'types']

/** A build needs none of them, and a test that set them would not notice if it did. */
function withoutSecrets(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !/^(SHOPIFY|SESSION)_/.test(name))
  return { ...Object.fromEntries(kept), NODE_ENV: 'production' }
}
