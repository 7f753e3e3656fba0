import { assembleNodeStorefront } from './assemble-node-storefront.ts'
import { step } from './step.ts'
import { STOREFRONTS, type Storefront } from './storefronts.ts'

const STEPS: Readonly<Record<Storefront, string>> = {
  edge: 'Build of the storefront, without secrets and without a store',
  node: 'Build of the storefront on Node (proxy.ts)',
  composed: 'Build of the storefront composed with next-intl',
  leaky: 'Build of the storefront that leaks',
}

/** Makes the production build that the browser tests of a storefront start. */
export async function buildStorefront(storefront: Storefront): Promise<void> {
  if (storefront === 'node') assembleNodeStorefront()
  await step(STEPS[storefront], 'next', ['build'], {
    // In its folder, because next-intl looks for its configuration in the working directory.
    cwd: STOREFRONTS[storefront],
    env: withoutSecrets(),
  })
}

/** A build needs none of them, and a test that set them would not notice if it did. */
function withoutSecrets(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !/^(SHOPIFY|SESSION)_/.test(name))
  return { ...Object.fromEntries(kept), NODE_ENV: 'production' }
}
