import { expect, test } from 'vitest'
import { bundleSize } from './bundle-size.ts'

/** Bytes, gzipped. A change that needs more has to say why, here. */
const BUDGETS = {
  middleware: 15_000,
  client: 2048,
}

test.each(Object.entries(BUDGETS))('./%s fits its budget of %d bytes', async (name, budget) => {
  const { gzipped } = await bundleSize(`lib/${name}/index.ts`)
  expect(gzipped).toBeGreaterThan(500)
  expect(gzipped).toBeLessThan(budget)
})
