// npm run docs:picture: what the README shows first, docs/pictures/renewal.webp: the demo beside its
// emulated store, from the log-in to the renewal. Fails if there was none, or if it is too large.
import { spawn } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { type Browser, chromium, type Page } from '@playwright/test'
import sharp from 'sharp'
import { freePort } from '../emulator/lib/cli/free-port.ts'
import { createStorefrontEmulator, DEMO_CUSTOMER } from '../emulator/lib/index.ts'
import { installChromium } from './install-chromium.ts'
import { launchOptions } from './launch-options.ts'
import { shopEnvironment } from './shop-environment.ts'
import { step } from './step.ts'
import { waitForAnswer } from './wait-for-answer.ts'

const PICTURE = 'docs/pictures/renewal.webp'
const LARGEST = 600_000
const SIZE = { width: 1280, height: 720 }

process.env['CHROMIUM_PATH'] = installChromium()
const storefrontUrl = `http://127.0.0.1:${await freePort(0)}`
const emulator = createStorefrontEmulator({ storefrontUrl })
const origin = await emulator.listen()
const env = shopEnvironment({
  origin,
  privateAccessToken: emulator.privateAccessToken,
  address: storefrontUrl,
})
await step('Building the storefront', 'next', ['build'], { env })
const shop = spawn('next', ['start', '-H', '127.0.0.1', '-p', new URL(storefrontUrl).port], { env })
const browser = await chromium.launch(launchOptions())
try {
  if (!(await waitForAnswer(storefrontUrl))) throw new Error('The storefront does not answer.')
  const picture = await animate(await renew(browser))
  if (picture.length > LARGEST) throw new Error(`${picture.length} bytes are too many.`)
  mkdirSync('docs/pictures', { recursive: true })
  writeFileSync(PICTURE, picture)
  console.log(`${PICTURE}: ${picture.length} bytes`)
} finally {
  await browser.close()
  shop.kill()
  await emulator.close()
}

interface Shot {
  readonly png: Buffer
  readonly milliseconds: number
}

/** Logs in, moves the clock into the renewal window, and opens the account once more. */
async function renew(browser: Browser): Promise<readonly Shot[]> {
  const page = await browser.newPage({ viewport: SIZE, colorScheme: 'light' })
  const shots: Shot[] = []
  const keep = async (milliseconds: number) =>
    shots.push({ png: await page.screenshot(), milliseconds })
  await page.goto(`${origin}/__emulator/side-by-side`)
  const store = page.frameLocator('iframe[title="The emulated store"]')
  const account = page.frameLocator('iframe[title="Your storefront"]')
  await account.getByLabel('E-mail').fill(DEMO_CUSTOMER.email)
  await account.getByLabel('Password').fill(DEMO_CUSTOMER.password)
  await settle(page)
  await keep(1500)
  await account.getByRole('button', { name: 'Log in' }).click()
  await account.getByRole('region', { name: 'Your session' }).waitFor()
  await settle(page)
  await keep(2000)
  const clock = store.getByRole('button', { name: '+22 days' })
  await clock.hover()
  await keep(800)
  await clock.click()
  await store.getByText('22 days ahead').waitFor()
  await keep(1200)
  emulator.journal.clear()
  await account.locator('html').evaluate(() => location.reload())
  await store.getByText('customerAccessTokenRenew').waitFor()
  // What is green then is the renewal, not what has just arrived.
  await page.waitForTimeout(1500)
  await keep(4000)
  return shots
}

/** What a page prefetches is in the journal too, and what arrives there is shown for a while. */
async function settle(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle').catch(() => undefined)
  await page.waitForTimeout(1500)
}

/** Ends on what it is about, where somebody has asked for less motion or has no patience. */
function animate(shots: readonly Shot[]): Promise<Buffer> {
  return sharp(
    shots.map(({ png }) => png),
    { join: { animated: true } },
  )
    .webp({ quality: 82, effort: 6, loop: 0, delay: shots.map(({ milliseconds }) => milliseconds) })
    .toBuffer()
}
