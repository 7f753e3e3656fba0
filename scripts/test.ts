// npm test: everything that proves the project, cheap to dear.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isCopy } from './build-storefront.ts'
import { installChromium } from './install-chromium.ts'
import { installRedis } from './install-redis.ts'
import { browserProgress, unitProgress } from './steps/progress.ts'
import { runSteps, type Step } from './steps/run-steps.ts'
import { STOREFRONTS, type Storefront } from './storefronts.ts'
import { summaryOf } from './test-summary.ts'

const UNIT_REPORT = 'artifacts/unit.json'

rmSync('artifacts', { recursive: true, force: true })
mkdirSync('artifacts')
const CHROMIUM_PATH = installChromium()
installRedis()
const folder = mkdtempSync(join(tmpdir(), 'e2e-secrets-'))
process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
const E2E_SECRETS = join(folder, 'secrets.jsonl')
writeFileSync(E2E_SECRETS, '')

const ROUTES = 'Types of the routes'
const PACKAGES = 'Both packages, built'
const UNIT = 'Unit tests, on Node and on the edge runtime'
const BROWSER = 'Browser tests against the production builds'

const BUILDS: Readonly<Record<Storefront, string>> = {
  edge: 'Build of the storefront, without secrets and without a store',
  accounts: 'A copy of that build, for the tests of accounts',
  hosted: 'A copy of that build, for log-ins on Shopify’s page',
  instances: 'A copy of that build, for several instances of it',
  node: 'Build of the storefront on Node (proxy.ts)',
  composed: 'Build of the storefront composed with next-intl',
  leaky: 'Build of the storefront that leaks',
}

const checks: readonly Step[] = [
  { name: 'Format and lint', command: ['biome', 'ci', '.'] },
  { name: ROUTES, command: ['next', 'typegen'] },
  { name: 'Types', command: ['tsc'], after: [ROUTES] },
  { name: PACKAGES, command: ['node', 'scripts/build-package.ts'] },
  {
    name: 'The documentation',
    command: ['node', 'scripts/check-documentation.ts'],
    after: [ROUTES],
  },
  {
    name: 'The API reference is fresh',
    command: ['node', 'scripts/docs-api.ts', '--check'],
    after: [ROUTES],
  },
  ...['.', 'emulator'].flatMap(packageChecks),
  { name: 'The documentation as a site', command: ['node', 'scripts/docs.ts', '--build'] },
  {
    name: 'The packed tarballs in an empty folder and in a bare Next app',
    command: ['node', 'scripts/try-tarball.ts'],
    after: [PACKAGES],
  },
]

const unitTests: Step = {
  name: UNIT,
  command: [
    'vitest',
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${UNIT_REPORT}`,
  ],
  after: checks.map(({ name }) => name),
  isAlone: true,
  progress: unitProgress,
}

const builds = Object.entries(BUILDS).map(
  ([storefront, name]): Step => ({
    name,
    command: ['node', 'scripts/build-storefronts.ts', storefront],
    after: isCopy(storefront as Storefront) ? [BUILDS.edge] : [UNIT],
  }),
)

const browserTests: Step = {
  name: BROWSER,
  command: ['playwright', 'test'],
  env: { ...process.env, CHROMIUM_PATH, E2E_SECRETS },
  after: builds.map(({ name }) => name),
  isAlone: true,
  progress: browserProgress,
}

const search: Step = {
  name: 'No secret of the run is in what it leaves behind',
  command: ['node', 'scripts/search-run.ts', E2E_SECRETS, ...buildFolders()],
  after: [BROWSER],
}

const hasPassed = await runSteps([...checks, unitTests, ...builds, browserTests, search])
console.log(summaryOf({ unit: UNIT_REPORT, browser: 'artifacts/browser.json' }))
process.exitCode = hasPassed ? 0 : 1

function packageChecks(path: string): readonly Step[] {
  return [
    {
      name: `The package in ${path} as npm sees it`,
      command: ['publint', '--strict', path],
      after: [PACKAGES],
    },
    {
      name: `The package in ${path} as TypeScript sees it`,
      command: ['attw', '--pack', path, ...resolutions(path), '--quiet'],
      after: [PACKAGES],
    },
  ]
}

/** Storefronts are found with `moduleResolution: "node"` too; what uses the emulator runs on Node. */
function resolutions(path: string): readonly string[] {
  const everyResolver = ['--profile', 'strict', '--ignore-rules', 'cjs-resolves-to-esm']
  return path === 'emulator' ? ['--profile', 'esm-only'] : everyResolver
}

function buildFolders(): readonly string[] {
  return Object.values(STOREFRONTS).map((path) => join(path, '.next'))
}
