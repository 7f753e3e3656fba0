// npm run test:examples -- [names…] [--all] [--keep]: apps that install the packed tarball, from examples/
// and from a fresh create-next-app, each built and visited by the same short suite of browser tests.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { APPS, VARIANTS } from '../examples/apps.ts'
import { TARBALL } from './examples/tarball.ts'
import { installChromium } from './install-chromium.ts'
import { browserProgress } from './steps/progress.ts'
import { runSteps, type Step } from './steps/run-steps.ts'
import { summaryOf } from './test-summary.ts'

const REPORT = 'artifacts/examples/browser.json'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { keep: { type: 'boolean', default: false }, all: { type: 'boolean', default: false } },
})
const names = chosenNames(positionals)
const folder = mkdtempSync(join(tmpdir(), 'storefront-examples-'))
if (!values.keep) process.once('exit', () => rmSync(folder, { recursive: true, force: true }))

rmSync('artifacts/examples', { recursive: true, force: true })
mkdirSync('artifacts/examples', { recursive: true })
const CHROMIUM_PATH = installChromium()

const PACKAGES = 'Both packages, built'
const TARBALL_PACKED = 'The tarball'

const apps = names.map(
  (name): Step => ({
    name: `The app ${name}, installed and built`,
    command: ['node', 'scripts/prepare-example.ts', name, folder, join(folder, TARBALL)],
    after: [TARBALL_PACKED],
  }),
)

const hasPassed = await runSteps([
  { name: PACKAGES, command: ['node', 'scripts/build-package.ts'] },
  {
    name: TARBALL_PACKED,
    command: ['node', 'scripts/pack-tarball.ts', folder],
    after: [PACKAGES],
  },
  ...apps,
  {
    name: 'Browser tests against each of them',
    command: ['playwright', ...browserTests()],
    env: { ...process.env, CHROMIUM_PATH, EXAMPLES_FOLDER: folder },
    after: apps.map(({ name }) => name),
    isAlone: true,
    progress: browserProgress,
  },
])
if (values.keep)
  console.log(`Kept: EXAMPLES_FOLDER=${folder} playwright ${browserTests().join(' ')}`)
console.log(summaryOf({ browser: REPORT }))
process.exitCode = hasPassed ? 0 : 1

function chosenNames(wanted: readonly string[]): readonly string[] {
  const known = APPS.map(({ name }) => name)
  const unknown = wanted.filter((name) => !known.includes(name))
  const usual = values.all ? known : known.filter((name) => !isVariant(name))
  if (unknown.length === 0) return wanted.length === 0 ? usual : wanted
  console.error(`There is no ${unknown.join(', ')}, but ${known.join(', ')}.`)
  process.exit(1)
}

function isVariant(name: string): boolean {
  return VARIANTS.some((each) => each.name === name)
}

function browserTests(): readonly string[] {
  return [
    'test',
    '--config=examples/playwright.config.ts',
    ...names.map((name) => `--project=${name}`),
  ]
}
