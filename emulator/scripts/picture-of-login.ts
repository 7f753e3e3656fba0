// node emulator/scripts/picture-of-login.ts: the picture of the hosted log-in page, in its two steps.
// Fails if the picture is too large for a README.
import { type Browser, chromium } from '@playwright/test'
import { launchOptions } from '../../scripts/launch-options.ts'
import { createStorefrontEmulator, DEMO_CUSTOMER } from '../lib/index.ts'
import { sideBySide, writePicture } from './write-picture.ts'

const SIZE = { width: 390, height: 560 }

const emulator = createStorefrontEmulator()
const origin = await emulator.listen()
const browser = await chromium.launch(launchOptions())
try {
  const picture = sideBySide(await logIn(browser), SIZE)
  await writePicture('hosted-login.webp', { picture, largest: 40_000 })
} finally {
  await browser.close()
  await emulator.close()
}

/** The steps of a log-in that a storefront has begun. */
async function logIn(browser: Browser): Promise<readonly Buffer[]> {
  const page = await browser.newPage({ viewport: SIZE, colorScheme: 'light' })
  const shots: Buffer[] = []
  const keep = async () => shots.push(await page.screenshot())
  const query = new URLSearchParams({
    client_id: emulator.customerAccounts.client.clientId,
    response_type: 'code',
    redirect_uri: 'http://localhost:3000/api/session/callback',
    scope: 'openid email customer-account-api:full',
    state: 'x',
    code_challenge: 'x'.repeat(43),
    code_challenge_method: 'S256',
    login_hint: DEMO_CUSTOMER.email,
  })
  await page.goto(`${origin}/authentication/oauth/authorize?${query}`)
  await keep()
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByLabel('Six-digit code').fill(emulator.outbox.all().at(-1)?.code ?? '')
  await keep()
  return shots
}
