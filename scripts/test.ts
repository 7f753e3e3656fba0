// npm test: everything that proves the project, cheap to dear.
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { buildStorefront } from './build-storefront.ts'
import { installChromium } from './install-chromium.ts'
import { step } from './step.ts'

const UNIT_REPORT = 'artifacts/unit.json'
const BROWSER_REPORT = 'artifacts/browser.json'

rmSync('artifacts', { recursive: true, force: true })
mkdirSync('artifacts')

await step('Format and lint', 'biome', ['ci', '.'])
await step('Types of the routes', 'next', ['typegen'])
await step('Types', 'tsc', [])
await import('./build-package.ts')
await step('The package as npm sees it', 'publint', ['--strict'])
const attwOptions = ['--pack', '.', '--profile', 'esm-only', '--quiet']
await step('The package as TypeScript sees it', 'attw', attwOptions)
await step('Unit tests, on Node and on the edge runtime', 'vitest', [
  'run',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${UNIT_REPORT}`,
])
await step('The packed tarball in an empty folder', 'node', ['scripts/try-tarball.ts'])
const CHROMIUM_PATH = installChromium()
for (const storefront of ['edge', 'node', 'composed', 'leaky'] as const)
  await buildStorefront(storefront)
await step('Browser tests against the production builds', 'playwright', ['test'], {
  env: { ...process.env, CHROMIUM_PATH },
})

const unit = readReport(UNIT_REPORT)
const browser = readReport(BROWSER_REPORT)
const passed = unit.numPassedTests + browser.stats.expected
const failed = unit.numFailedTests + browser.stats.unexpected + browser.stats.flaky
const skipped = unit.numPendingTests + browser.stats.skipped
console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`)

function readReport(path: string) {
  return JSON.parse(readFileSync(path, 'utf8'))
}
