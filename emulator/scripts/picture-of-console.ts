// node emulator/scripts/picture-of-console.ts: the picture of the README, taken of a running
// emulator after some requests. Fails if the picture is too large for a README.
import { type Browser, chromium } from '@playwright/test'
import sharp from 'sharp'
import { launchOptions } from '../../scripts/launch-options.ts'
import { createStorefrontEmulator, DEMO_CUSTOMER } from '../lib/index.ts'
import { writePicture } from './write-picture.ts'

const SIZE = { width: 1280, height: 860 }
const LARGEST = 200_000
const DAYS = 24 * 60 * 60 * 1000

const CREATE = `mutation Create($input: CustomerAccessTokenCreateInput!) {
  customerAccessTokenCreate(input: $input) {
    customerAccessToken { accessToken }
    customerUserErrors { code }
  }
}`
const RENEW = `mutation Renew($customerAccessToken: String!) {
  customerAccessTokenRenew(customerAccessToken: $customerAccessToken) { userErrors { message } }
}`
const CUSTOMER = `query Customer($customerAccessToken: String!) {
  customer(customerAccessToken: $customerAccessToken) { email }
}`

const emulator = createStorefrontEmulator({ storefrontUrl: 'http://localhost:3000' })
const origin = await emulator.listen()
const browser = await chromium.launch(launchOptions())
try {
  await use()
  await writePicture('console.webp', { picture: sharp(await take(browser)), largest: LARGEST })
} finally {
  await browser.close()
  await emulator.close()
}

/** What a storefront and its customers do in a few minutes. */
async function use(): Promise<void> {
  const { email, password } = DEMO_CUSTOMER
  emulator.customers.add({ email: 'grace@example.com', password: 'x', firstName: 'Grace' })
  await ask('{ products(first: 3) { nodes { title } } }')
  await ask('mutation { cartCreate { cart { id } } }')
  const { accessToken } = await logIn({ email, password })
  await logIn({ email: 'grace@example.com', password: 'x' })
  await logIn({ email, password: 'wrong' })
  await ask(`mutation { customerRecover(email: "${email}") { customerUserErrors { code } } }`)
  emulator.clock.advance(22 * DAYS)
  await ask(RENEW, { customerAccessToken: accessToken })
  await ask(CUSTOMER, { customerAccessToken: accessToken })
  emulator.faults.add({ kind: 'service-unavailable-503', field: 'customer', times: 1 })
  await ask(CUSTOMER, { customerAccessToken: accessToken })
  emulator.faults.add({ kind: 'latency', field: 'cartLinesAdd', times: 3, delayMs: 2000 })
}

async function logIn(input: { email: string; password: string }) {
  const { data } = await ask(CREATE, { input })
  return Object(data.customerAccessTokenCreate.customerAccessToken)
}

async function ask(query: string, variables: object = {}) {
  const response = await fetch(`${origin}/api/2026-04/graphql.json`, {
    method: 'POST',
    headers: { 'X-Shopify-Storefront-Access-Token': emulator.publicAccessToken },
    body: JSON.stringify({ query, variables }),
  })
  return response.headers.get('content-type')?.includes('json') ? response.json() : {}
}

async function take(browser: Browser): Promise<Buffer> {
  // Without the wash of green in which a request arrives.
  const page = await browser.newPage({
    viewport: SIZE,
    colorScheme: 'light',
    reducedMotion: 'reduce',
  })
  await page.goto(origin)
  return page.screenshot()
}
