// npm run test:examples -- [names…] [--keep]: apps that install the packed tarball, from examples/
// and from a fresh create-next-app, each built and visited by the same short suite of browser tests.
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { APPS } from '../examples/apps.ts'
import { prepareApp } from './examples/prepare-app.ts'
import { packTarball } from './examples/tarball.ts'
import { installChromium } from './install-chromium.ts'
import { step } from './step.ts'

const REPORT = 'artifacts/examples/browser.json'

/** As many as there are cores on the smallest machine that runs this. */
const AT_A_TIME = 2

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { keep: { type: 'boolean', default: false } },
})
const names = chosenNames(positionals)
const folder = mkdtempSync(join(tmpdir(), 'storefront-examples-'))
if (!values.keep) process.once('exit', () => rmSync(folder, { recursive: true, force: true }))

rmSync('artifacts/examples', { recursive: true, force: true })
mkdirSync('artifacts/examples', { recursive: true })
await import('./build-package.ts')
const tarball = packTarball(folder)
const CHROMIUM_PATH = installChromium()
console.log(`▶ ${names.length} apps, each with the packed tarball`)
await prepareAll([...names])
await step('Browser tests against each of them', 'playwright', browserTests(), {
  env: { ...process.env, CHROMIUM_PATH, EXAMPLES_FOLDER: folder },
})
if (values.keep)
  console.log(`Kept: EXAMPLES_FOLDER=${folder} playwright ${browserTests().join(' ')}`)

const { stats } = JSON.parse(readFileSync(REPORT, 'utf8'))
console.log(`${stats.expected} passed, ${stats.unexpected + stats.flaky} failed`)

function chosenNames(wanted: readonly string[]): readonly string[] {
  const known = APPS.map(({ name }) => name)
  const unknown = wanted.filter((name) => !known.includes(name))
  if (unknown.length === 0) return wanted.length === 0 ? known : wanted
  console.error(`There is no ${unknown.join(', ')}, but ${known.join(', ')}.`)
  process.exit(1)
}

/** Takes the apps off the list, two at a time. */
async function prepareAll(waiting: string[]): Promise<void> {
  const worker = async () => {
    for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
      await prepareApp(name, { folder, tarball })
    }
  }
  await Promise.all(Array.from({ length: AT_A_TIME }, worker))
}

function browserTests(): readonly string[] {
  return [
    'test',
    '--config=examples/playwright.config.ts',
    ...names.map((name) => `--project=${name}`),
  ]
}
