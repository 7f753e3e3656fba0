// npm run docs:picture: the picture of the README, docs/pictures/renewal.webp, taken of the demo and
// of its emulated store after a renewal. Fails if there was none.
import { spawn } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { type Browser, chromium } from '@playwright/test'
import { freePort } from '../emulator/lib/cli/free-port.ts'
import { createStorefrontEmulator, DEMO_CUSTOMER } from '../emulator/lib/index.ts'
import { installChromium } from './install-chromium.ts'
import { launchOptions } from './launch-options.ts'
import { shopEnvironment } from './shop-environment.ts'
import { step } from './step.ts'
import { waitForAnswer } from './wait-for-answer.ts'

const PICTURE = 'docs/pictures/renewal.webp'
const LARGEST = 200_000
const DAYS = 24 * 60 * 60 * 1000

/** In CSS pixels; the picture has twice as many, for screens that show them. */
const CONSOLE = { width: 980, height: 580 }
const SHOP = { width: 430, height: 640 }
const PICTURE_SIZE = { width: 1064, height: 664 }

process.env['CHROMIUM_PATH'] = installChromium()
const storefrontUrl = `http://127.0.0.1:${await freePort(0)}`
const emulator = createStorefrontEmulator({ storefrontUrl })
const origin = await emulator.listen()
const env = shopEnvironment({ origin, privateAccessToken: emulator.privateAccessToken })
await step('Building the storefront', 'next', ['build'], { env })
const shop = spawn('next', ['start', '-H', '127.0.0.1', '-p', new URL(storefrontUrl).port], { env })
const browser = await chromium.launch(launchOptions())
try {
  if (!(await waitForAnswer(storefrontUrl))) throw new Error('The storefront does not answer.')
  const shots = await renewAndLook(browser)
  const picture = await compose(browser, shots)
  if (picture.length > LARGEST) throw new Error(`${picture.length} bytes are too many.`)
  mkdirSync('docs/pictures', { recursive: true })
  writeFileSync(PICTURE, picture)
  console.log(`${PICTURE}: ${picture.length} bytes`)
} finally {
  await browser.close()
  shop.kill()
  await emulator.close()
}

interface Shots {
  readonly shop: string
  readonly console: string
}

/** Logs in, moves the clock into the renewal window, and opens the account once more. */
async function renewAndLook(browser: Browser): Promise<Shots> {
  const context = await browser.newContext({ deviceScaleFactor: 2, colorScheme: 'light' })
  const page = await context.newPage()
  await page.setViewportSize(SHOP)
  await page.goto(`${storefrontUrl}/account/login`)
  await page.getByLabel('E-mail').fill(DEMO_CUSTOMER.email)
  await page.getByLabel('Password').fill(DEMO_CUSTOMER.password)
  await page.getByRole('button', { name: 'Log in' }).click()
  await page.waitForURL(`${storefrontUrl}/account`)
  // What the page prefetches would be in the journal too.
  await page.waitForLoadState('networkidle')
  emulator.clock.advance(22 * DAYS)
  emulator.journal.clear()
  await page.reload()
  const fields = emulator.journal.entries().flatMap((entry) => entry.fields)
  if (!fields.includes('customerAccessTokenRenew')) throw new Error('There was no renewal.')
  const shopShot = await page.getByRole('region', { name: 'Your session' }).screenshot()
  await page.setViewportSize(CONSOLE)
  await page.goto(origin)
  const consoleShot = await page.screenshot()
  await context.close()
  return { shop: asUrl(shopShot), console: asUrl(consoleShot) }
}

/** Puts the shop's session in front of the console, and has the browser write it as WebP. */
async function compose(browser: Browser, shots: Shots): Promise<Buffer> {
  const page = await browser.newPage({ viewport: PICTURE_SIZE, deviceScaleFactor: 2 })
  await page.setContent(`<style>
    body { margin: 0; background: #e3e8ee }
    img { position: absolute; border-radius: 12px; box-shadow: 0 1px 2px #0003, 0 12px 40px #0003 }
  </style>
  <img src="${shots.console}" width="${CONSOLE.width}" style="left: 24px; top: 24px">
  <img src="${shots.shop}" style="right: 24px; bottom: 24px; zoom: 0.5">`)
  const webp = await page.evaluate(asWebp, asUrl(await page.screenshot()))
  return Buffer.from(webp.split(',')[1] ?? '', 'base64')
}

/** Runs in the browser. */
async function asWebp(png: string): Promise<string> {
  const image = new Image()
  image.src = png
  await image.decode()
  const canvas = document.createElement('canvas')
  canvas.width = image.width
  canvas.height = image.height
  canvas.getContext('2d')?.drawImage(image, 0, 0)
  return canvas.toDataURL('image/webp', 0.9)
}

function asUrl(png: Buffer): string {
  return `data:image/png;base64,${png.toString('base64')}`
}
