import type { Browser, Page } from '@playwright/test'
import sharp from 'sharp'
import { DEMO_CUSTOMER } from '../../emulator/lib/index.ts'
import type { DemoShop } from './demo-shop.ts'

const SIZE = { width: 1280, height: 720 }

interface Shot {
  readonly png: Buffer
  readonly milliseconds: number
}

/** The demo beside its emulated store, from the log-in to the renewal; throws if there was none. */
export async function pictureOfRenewal(browser: Browser, shop: DemoShop): Promise<Buffer> {
  return animate(await renew(browser, shop))
}

/** Logs in, moves the clock into the renewal window, and opens the account once more. */
async function renew(browser: Browser, { origin, emulator }: DemoShop): Promise<readonly Shot[]> {
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
  await page.close()
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
