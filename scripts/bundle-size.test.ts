import { expect, test } from 'vitest'
import { bundleSize } from './bundle-size.ts'

/**
 * Bytes, gzipped, as Vite builds them. A change that needs more has to say why, here. What Next deploys of
 * the middleware weighs about two kilobytes more: bench/README.md.
 */
const BUDGETS = {
  // Of both kinds of accounts; 15,000 before there was a second one.
  middleware: 18_000,
  // 272 of them are for the basePath and trailingSlash of the app.
  client: 2400,
}

test.each(Object.entries(BUDGETS))('./%s fits its budget of %d bytes', async (name, budget) => {
  const { gzipped } = await bundleSize(`lib/${name}/index.ts`)
  expect(gzipped).toBeGreaterThan(500)
  expect(gzipped).toBeLessThan(budget)
})
