import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { expect, type Page, test } from '@playwright/test'
import {
  createStorefrontEmulator,
  DEMO_CUSTOMER,
  type StorefrontEmulator,
} from 'storefront-emulator'
import { build, type Rollup } from 'vite'

/** hydrogen-react's own providers, hooks and buttons, in a page that knows nothing of an emulator. */

let emulator: StorefrontEmulator
let origin: string
let server: Server
let address: string

test.beforeAll(async () => {
  emulator = createStorefrontEmulator()
  origin = await emulator.listen()
  server = await servePage()
  address = `http://127.0.0.1:${Object(server.address()).port}`
})
test.afterAll(async () => {
  server.close()
  await emulator.close()
})

test.beforeEach(async ({ page }) => {
  const store = { domain: origin, token: emulator.publicAccessToken }
  await page.addInitScript((given) => {
    globalThis.store = given
  }, store)
  await page.goto(address)
})

/** Each test ends with an idle cart and no error. */
async function expectIdle(page: Page) {
  await expect(page.getByLabel('Status')).toHaveText('idle')
  await expect(page.getByRole('alert')).toBeEmpty()
}

async function addFirst(page: Page) {
  await page.getByRole('button', { name: /^Add / }).first().click()
  await expect(page.getByLabel('Pieces')).toHaveText('1')
  await expectIdle(page)
}

test('products, their pictures and their prices are shown', async ({ page }) => {
  const items = page.getByLabel('Shelf').getByRole('listitem')
  await expect(items).toHaveCount(3)
  await expect(items.first()).toContainText('€')
  const picture = items.first().getByRole('img')
  await expect
    .poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth))
    .toBeGreaterThan(0)
})

test('lines are added, changed and removed', async ({ page }) => {
  await addFirst(page)
  const line = page.getByLabel('Lines').getByRole('listitem')
  await expect(line).toHaveCount(1)
  const single = await page.getByTestId('total').textContent()

  await page.getByRole('button', { name: 'More' }).click()
  await expect(page.getByLabel('Pieces')).toHaveText('2')
  await expectIdle(page)
  await expect(page.getByTestId('total')).not.toHaveText(single ?? '')

  await page.getByRole('button', { name: 'Remove' }).click()
  await expect(page.getByLabel('Pieces')).toHaveText('0')
  await expect(line).toHaveCount(0)
})

test('a cart is found again after a reload', async ({ page }) => {
  await addFirst(page)
  await page.reload()
  await expect(page.getByLabel('Pieces')).toHaveText('1')
  await expectIdle(page)
})

test('a note, attributes and a discount code are kept', async ({ page }) => {
  await addFirst(page)
  await page.getByRole('button', { name: 'Wrap it' }).click()
  await expect(page.getByLabel('Note')).toHaveText('Please wrap it')
  await expectIdle(page)
  await page.getByRole('button', { name: 'It is a gift' }).click()
  await expect(page.getByLabel('Attributes')).toContainText('gift')
  await expectIdle(page)
  await page.getByRole('button', { name: 'Redeem' }).click()
  await expect(page.getByLabel('Codes')).toContainText('WELCOME10')
  await expectIdle(page)
})

test('a cart that is begun with a token is the customer’s', async ({ page }) => {
  const customer = emulator.customers.byEmail(DEMO_CUSTOMER.email)
  const token = customer && emulator.tokens.issue(customer).accessToken
  await expect(page.getByLabel('Buyer')).toHaveText('nobody')
  await page.getByLabel('Customer').fill(token ?? '')
  await addFirst(page)
  await expect(page.getByLabel('Buyer')).toHaveText(DEMO_CUSTOMER.email)
})

test('a cart that is begun with a dead token is nobody’s', async ({ page }) => {
  await page.getByLabel('Customer').fill('0'.repeat(32))
  await addFirst(page)
  await expect(page.getByLabel('Buyer')).toHaveText('nobody')
})

test('the way to the checkout leads to a page', async ({ page }) => {
  await addFirst(page)
  const response = await page.goto(
    (await page.getByRole('link', { name: 'Check out' }).getAttribute('href')) ?? '',
  )
  expect(response?.status()).toBe(200)
})

/** Builds the page with Vite and serves it from memory. */
async function servePage(): Promise<Server> {
  const built = (await build({
    root: 'e2e/storefronts/hydrogen-react',
    logLevel: 'error',
    build: { write: false },
  })) as Rollup.RolldownOutput
  const files = new Map(
    built.output.map((file) => [
      `/${file.fileName}`,
      file.type === 'chunk' ? file.code : file.source,
    ]),
  )
  const server = createServer((request, response) => {
    const path = request.url === '/' ? '/index.html' : (request.url ?? '')
    response.setHeader('Content-Type', path.endsWith('.js') ? 'text/javascript' : 'text/html')
    response.end(files.get(path))
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return server
}
