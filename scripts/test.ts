// npm test: everything that proves the project, cheap to dear.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildStorefront } from './build-storefront.ts'
import { installChromium } from './install-chromium.ts'
import { type KeptSecret, searchArtefacts } from './search-artefacts.ts'
import { step } from './step.ts'
import { STOREFRONTS, type Storefront } from './storefronts.ts'

const UNIT_REPORT = 'artifacts/unit.json'
const BROWSER_REPORT = 'artifacts/browser.json'

rmSync('artifacts', { recursive: true, force: true })
mkdirSync('artifacts')

await step('Format and lint', 'biome', ['ci', '.'])
await step('Types of the routes', 'next', ['typegen'])
await step('Types', 'tsc', [])
await step('The documentation', 'node', ['scripts/check-documentation.ts'])
await step('The API reference is fresh', 'node', ['scripts/docs-api.ts', '--check'])
await step('The documentation as a site', 'node', ['scripts/docs.ts', '--build'])
await import('./build-package.ts')
for (const folder of ['.', 'emulator']) {
  await step(`The package in ${folder} as npm sees it`, 'publint', ['--strict', folder])
  const attwOptions = ['--pack', folder, '--profile', 'esm-only', '--quiet']
  await step(`The package in ${folder} as TypeScript sees it`, 'attw', attwOptions)
}
await step('Unit tests, on Node and on the edge runtime', 'vitest', [
  'run',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${UNIT_REPORT}`,
])
await step('The packed tarballs in an empty folder and in a bare Next app', 'node', [
  'scripts/try-tarball.ts',
])
const CHROMIUM_PATH = installChromium()
for (const storefront of Object.keys(STOREFRONTS) as Storefront[]) await buildStorefront(storefront)
const secretsFolder = mkdtempSync(join(tmpdir(), 'e2e-secrets-'))
const E2E_SECRETS = join(secretsFolder, 'secrets.jsonl')
writeFileSync(E2E_SECRETS, '')
await step('Browser tests against the production builds', 'playwright', ['test'], {
  env: { ...process.env, CHROMIUM_PATH, E2E_SECRETS },
})
findNoSecrets(readFileSync(E2E_SECRETS, 'utf8'))
rmSync(secretsFolder, { recursive: true })

const unit = readReport(UNIT_REPORT)
const browser = readReport(BROWSER_REPORT)
const passed = unit.numPassedTests + browser.stats.expected
const failed = unit.numFailedTests + browser.stats.unexpected + browser.stats.flaky
const skipped = unit.numPendingTests + browser.stats.skipped
console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`)

/** What the stores have minted is in nothing that the run has left behind. */
function findNoSecrets(lines: string): void {
  const secrets: KeptSecret[] = lines
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))
  const builds = Object.values(STOREFRONTS).map((folder) => join(folder, '.next'))
  const { files, findings } = searchArtefacts(['artifacts', ...builds], secrets)
  console.log(`▶ ${secrets.length} secrets of the run, looked for in ${files} files`)
  for (const { file, kind } of findings) console.error(`✗ ${file} holds a ${kind}`)
  if (findings.length > 0 || secrets.length === 0) process.exit(1)
  console.log('✓ None was found\n')
}

function readReport(path: string) {
  return JSON.parse(readFileSync(path, 'utf8'))
}
