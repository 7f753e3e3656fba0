import type { Browser } from '@playwright/test'
import sharp from 'sharp'
import { DEMO_CUSTOMER } from '../../emulator/lib/index.ts'
import type { DemoShop } from './demo-shop.ts'

const SIZE = { width: 390, height: 620 }
const GAP = 20
const BACKGROUND = '#8a8f94'

/** A log-in on Shopify's page on a phone, step by step: the demo, the e-mailed code, the account. */
export async function pictureOfHostedLogin(
  browser: Browser,
  { address, emulator }: DemoShop,
): Promise<Buffer> {
  const page = await browser.newPage({ viewport: SIZE, colorScheme: 'light' })
  const shots: Buffer[] = []
  const keep = async () => shots.push(await page.screenshot())
  await page.goto(`${address}/account/login`)
  await keep()
  await page.getByRole('link', { name: 'Log in with your e-mail address' }).click()
  await page.getByLabel('E-mail address').fill(DEMO_CUSTOMER.email)
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByLabel('Six-digit code').fill(emulator.outbox.all().at(-1)?.code ?? '')
  await keep()
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('region', { name: 'Your session' }).waitFor()
  await keep()
  await page.close()
  return sideBySide(shots)
}

function sideBySide(shots: readonly Buffer[]): Promise<Buffer> {
  const width = shots.length * (SIZE.width + GAP) + GAP
  const height = SIZE.height + 2 * GAP
  return sharp({ create: { width, height, channels: 3, background: BACKGROUND } })
    .composite(
      shots.map((input, index) => ({ input, top: GAP, left: GAP + index * (SIZE.width + GAP) })),
    )
    .webp({ quality: 85, effort: 6 })
    .toBuffer()
}
