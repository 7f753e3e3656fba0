import { type BrowserContext, test as base, expect, type Page } from '@playwright/test'
import { build, type Rollup } from 'vite'
import { ADA, BOB, NOBODY, type Site, startSite } from '../lib/client/site-fixture.ts'
import type { SessionState } from '../lib/index.ts'
import { findFullChromium } from '../scripts/find-chromium.ts'

/** The provider alone, in React's strict mode, in front of a site of few words. */

const test = base.extend<{ readonly backForwardCache: BrowserContext }>({
  /** A browser with a back-forward cache: Playwright turns it off, and a headless shell has none. */
  backForwardCache: async ({ playwright, launchOptions }, use) => {
    const browser = await playwright.chromium.launch({
      ...launchOptions,
      executablePath: findFullChromium() ?? 'a Chromium that is no headless shell',
      ignoreDefaultArgs: ['--disable-back-forward-cache'],
    })
    await use(await browser.newContext())
    await browser.close()
  },
})

let files: Map<string, string | Uint8Array>
let site: Site

test.beforeAll(async () => {
  files = await buildPage()
})
test.beforeEach(async () => {
  site = await startSite(files)
})
test.afterEach(() => site.close())

const shownName = (page: Page) => page.getByLabel('Session', { exact: true })
const changes = (page: Page) => page.getByLabel('Changes')
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()

/** Opens the page that a server rendered with this session, or for everybody. */
async function open(page: Page, session?: SessionState) {
  await page.addInitScript((given) => {
    globalThis.firstPage = given
  }, session)
  await page.goto(new URL('/', site.endpoint).href)
}

test.describe('the first paint', () => {
  test('shows what the server gave, and nothing is asked', async ({ page }) => {
    await open(page, ADA)
    await expect(shownName(page)).toHaveText('Ada')
    await press(page, 'Render anew')
    await expect(page.getByText('Hello Ada')).toBeVisible()
    expect(new Set(await page.evaluate(() => shown))).toEqual(new Set(['Ada']))
    expect(await page.evaluate(() => mismatches)).toEqual([])
    expect(site.requests).toEqual([])
  })

  test('of a page for everybody is followed by one question, also in strict mode', async ({
    page,
  }) => {
    site.session = ADA
    await open(page)
    await expect(shownName(page)).toHaveText('Ada')
    await expect(changes(page)).toHaveText('0')
    expect(site.requests).toEqual(['GET /api/session'])
  })
})

test.describe('another page of the shop', () => {
  test('knows what the last one knew while it asks', async ({ page }) => {
    site.session = BOB
    await open(page, ADA)
    await press(page, 'Visit a page for everybody')
    await expect(shownName(page)).toHaveText('Bob')
    expect(await page.evaluate(() => shown)).not.toContain('loading')
    await expect(changes(page)).toHaveText('1')
    expect(site.requests).toHaveLength(1)
  })

  test('that the router kept does not bring back who was signed in', async ({ page }) => {
    await open(page, ADA)
    await press(page, 'Log out and stay')
    await expect(shownName(page)).toHaveText('signed-out')
    const before = await page.evaluate(() => shown.length)
    await press(page, 'Visit again')
    await expect.poll(() => site.requests).toEqual(['POST /api/session/logout', 'GET /api/session'])
    await expect(shownName(page)).toHaveText('signed-out')
    expect(await page.evaluate((from) => shown.slice(from), before)).not.toContain('Ada')
  })

  test('that the server rendered anew wins over what was asked for', async ({ page }) => {
    site.session = BOB
    await open(page, ADA)
    await press(page, 'Ask')
    await expect(shownName(page)).toHaveText('Bob')
    await press(page, 'Render anew')
    await expect(shownName(page)).toHaveText('Ada')
    await press(page, 'Ask')
    await expect(shownName(page)).toHaveText('Bob')
    await press(page, 'Ask')
    await expect.poll(() => site.requests).toHaveLength(3)
    await expect(changes(page), 'of which the server gave none').toHaveText('2')
  })
})

test.describe('logging out', () => {
  test('goes where it was told to, with a full page load', async ({ page }) => {
    const told: string[] = []
    page.on('console', (message) => told.push(message.text()))
    await open(page, ADA)
    await page.evaluate(() => Object.assign(window, { isTheSamePage: true }))
    await press(page, 'Log out')
    await page.waitForURL('**/?goodbye')
    expect(await page.evaluate(() => 'isTheSamePage' in window)).toBe(false)
    expect(site.logOuts).toEqual([{ returnTo: '/?goodbye' }])
    expect(told, 'a page that is about to go is not rendered anew').not.toContain(
      'changed: signed-out',
    )
  })

  test('can stay on the page, which is then told of the change', async ({ page }) => {
    await open(page, ADA)
    const told = page.waitForEvent('console', (message) => message.text() === 'changed: signed-out')
    await press(page, 'Log out and stay')
    await told
    await expect(page.getByLabel('Result')).toHaveText('signed-out /')
    await expect(shownName(page)).toHaveText('signed-out')
    await expect(changes(page)).toHaveText('1')
  })

  test('that fails leaves the customer signed in, and says so', async ({ page }) => {
    await open(page, ADA)
    site.failure = { status: 503, body: '{"code":"STOREFRONT_UNAVAILABLE"}' }
    await press(page, 'Log out and stay')
    await expect(page.getByLabel('Result')).toHaveText('failed refused')
    site.session = ADA
    site.failure = null
    await page.context().setOffline(true)
    await press(page, 'Log out and stay')
    await expect(page.getByLabel('Result')).toHaveText('failed unreachable')
    await expect(shownName(page)).toHaveText('Ada')
    await expect(changes(page)).toHaveText('0')
  })
})

test('a page is kept in the back-forward cache whatever other tabs say, and asks when it is back', async ({
  backForwardCache: context,
}) => {
  const page = await context.newPage()
  await open(page, ADA)
  await page.evaluate(() => Object.assign(window, { isTheSamePage: true }))
  await page.goto(new URL('/?elsewhere', site.endpoint).href)
  await expect(shownName(page)).toHaveText('Ada')

  const other = await context.newPage()
  await open(other, ADA)
  await press(other, 'Log out and stay')
  await expect(shownName(page)).toHaveText(NOBODY.status)
  site.session = BOB
  site.requests.splice(0)

  await page.goBack({ waitUntil: 'commit' })
  await expect(shownName(page)).toHaveText('Bob')
  expect(await page.evaluate(() => 'isTheSamePage' in window)).toBe(true)
  await expect.poll(() => site.requests, 'of one tab each').toHaveLength(2)

  await press(other, 'Log out and stay')
  await expect(shownName(page)).toHaveText(NOBODY.status)
})

/** Builds the page with React's development build, which is strict. */
async function buildPage() {
  const built = (await build({
    root: 'e2e/storefronts/session-provider',
    logLevel: 'error',
    build: { write: false },
    define: { 'process.env.NODE_ENV': '"development"' },
  })) as Rollup.RolldownOutput
  return new Map(
    built.output.map((file) => [
      file.fileName === 'index.html' ? '/' : `/${file.fileName}`,
      file.type === 'chunk' ? file.code : file.source,
    ]),
  )
}
