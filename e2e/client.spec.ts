import type { BrowserContext, Page } from '@playwright/test'
import type { Shop } from './start-shop.ts'
import { DEMO_CUSTOMER, expect, test } from './test.ts'
import { logInAt } from './visitor.ts'

const BOB = { email: 'bob@example.com', password: 'a-long-password', firstName: 'Bob' }

/** Longer than what a tab takes for fresh. */
const SIX_SECONDS = 6000

const A_DAY = 24 * 60 * 60 * 1000

/** The way to the account, in the header of every page. */
const account = (page: Page) => page.getByRole('banner').locator('.account-link').getByRole('link')

/** Opens a page in a tab of its own and waits until it says who is signed in. */
async function openTab(context: BrowserContext, path: string, name: RegExp): Promise<Page> {
  const tab = await context.newPage()
  await tab.goto(path)
  await expect(account(tab)).toHaveText(name)
  await tab.evaluate(() => Object.assign(window, { isTheSamePage: true }))
  return tab
}

const isTheSamePage = (tab: Page) => tab.evaluate(() => 'isTheSamePage' in window)

/** The questions that pages ask from now on; without a page, those of all tabs. */
function questionsOf(source: Page | BrowserContext): string[] {
  const questions: string[] = []
  const listen = (request: { url(): string; method(): string }) => {
    const { pathname } = new URL(request.url())
    if (pathname === '/api/session' && request.method() === 'GET') questions.push(pathname)
  }
  if ('goto' in source) source.on('request', listen)
  else source.on('request', listen)
  return questions
}

/** Puts a customer's session into the browser, as a login does that no tab has seen. */
async function logInUnseen(
  context: BrowserContext,
  shop: Shop,
  customer?: { email: string; password: string },
) {
  const [name = '', value = ''] = (await logInAt(shop, customer)).split(/=(.*)/s)
  await context.addCookies([{ name, value, url: shop.url, httpOnly: true, sameSite: 'Lax' }])
}

/** What a browser tells a page whose window the customer comes back to. */
function comeBack(tab: Page) {
  return tab.evaluate(() => {
    document.dispatchEvent(new Event('visibilitychange'))
    window.dispatchEvent(new Event('focus'))
  })
}

test.describe('two tabs', () => {
  test('a log-out in one signs the other out, without a reload or a question', async ({
    page,
    context,
    logIn,
  }) => {
    await logIn()
    const other = await openTab(context, '/', /Ada/)
    const questions = questionsOf(other)
    await page.getByRole('button', { name: 'Log out' }).click()
    await expect(account(other)).toHaveText('Log in')
    await expect(page).toHaveURL('/')
    await expect(account(page)).toHaveText('Log in')
    expect(await isTheSamePage(other)).toBe(true)
    expect(questions).toEqual([])
  })

  test('a log-out leaves no page of the customer’s open in the other', async ({
    page,
    context,
    logIn,
  }) => {
    await logIn()
    const other = await openTab(context, '/account', /Ada/)
    await page.getByRole('button', { name: 'Log out' }).click()
    await expect(other).toHaveURL('/account/login?returnTo=%2Faccount')
    expect(await isTheSamePage(other)).toBe(true)
  })

  test('a log-out by a plain form is found out by the next page, and told to the other', async ({
    page,
    context,
    logIn,
  }) => {
    await logIn()
    const other = await openTab(context, '/', /Ada/)
    const questions = questionsOf(context)
    await page.locator('form[action$="/logout"]').evaluate((form: HTMLFormElement) => form.submit())
    await expect(account(other)).toHaveText('Log in')
    expect(await isTheSamePage(other)).toBe(true)
    await expect(account(page)).toHaveText('Log in')
    expect(questions, 'one of each tab').toHaveLength(2)
  })

  test('a log-in in one is told to the other, which asks once', async ({
    context,
    page,
    logIn,
  }) => {
    const other = await openTab(context, '/', /Log in/)
    const questions = questionsOf(other)
    await logIn()
    await expect(account(other)).toHaveText(/Ada/)
    expect(await isTheSamePage(other)).toBe(true)
    await page.reload()
    await expect(account(page)).toHaveText(/Ada/)
    await page.getByRole('button', { name: 'Check session' }).click()
    await expect(page.getByRole('status').locator('time')).toBeVisible()
    expect(questions).toHaveLength(1)
  })

  test('another customer in one is another customer in both, and on their pages', async ({
    page,
    context,
    emulator,
    shop,
    logIn,
  }) => {
    await emulator.addCustomer(BOB)
    await logIn()
    const other = await openTab(context, '/account', /Ada/)
    const questions = questionsOf(other)
    // Tokens of one moment end at one moment.
    await emulator.advance('PT1M')
    await logInUnseen(context, shop, BOB)
    await page.reload()
    await expect(other.getByRole('heading', { level: 1 })).toContainText('Bob')
    await expect(account(other)).toHaveText(/Bob/)
    await expect(other.getByText(DEMO_CUSTOMER.email)).toHaveCount(0)
    expect(await isTheSamePage(other)).toBe(true)
    expect(questions).toHaveLength(1)
  })
})

test.describe('in a browser without BroadcastChannel', () => {
  test.beforeEach(async ({ context }) => {
    await context.addInitScript(() => Reflect.deleteProperty(window, 'BroadcastChannel'))
  })

  test('a log-in is noticed when the customer comes back to the tab, by one question', async ({
    page,
    context,
    shop,
  }) => {
    await page.clock.install()
    await page.goto('/')
    await expect(account(page)).toHaveText('Log in')
    await logInUnseen(context, shop)
    const questions = questionsOf(page)
    await comeBack(page)
    expect(questions, 'asked a moment ago').toEqual([])
    await page.clock.fastForward(SIX_SECONDS)
    await comeBack(page)
    await expect(account(page)).toHaveText(/Ada/)
    expect(questions).toHaveLength(1)
  })

  test('a tab that is hidden does not ask', async ({ page }) => {
    await page.clock.install()
    await page.goto('/')
    await expect(account(page)).toHaveText('Log in')
    const questions = questionsOf(page)
    await page.clock.fastForward(SIX_SECONDS)
    await page.evaluate(() =>
      Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true }),
    )
    await comeBack(page)
    await page.evaluate(() => Reflect.deleteProperty(document, 'visibilityState'))
    expect(questions).toEqual([])
    await comeBack(page)
    await expect.poll(() => questions).toHaveLength(1)
  })
})

test('a question that got no answer is asked again when the network is back', async ({
  page,
  context,
  shop,
}) => {
  await page.clock.install()
  await page.goto('/')
  await expect(account(page)).toHaveText('Log in')
  await logInUnseen(context, shop)
  await context.setOffline(true)
  await page.clock.fastForward(SIX_SECONDS)
  const failed = page.waitForEvent('requestfailed')
  await comeBack(page)
  await failed
  await expect(account(page)).toHaveText('Log in')
  await context.setOffline(false)
  await expect(account(page)).toHaveText(/Ada/)
})

test.describe('the end of a session', () => {
  test('is noticed on a page that is open', async ({ page, emulator, logIn, accountKind }) => {
    await page.clock.install()
    await logIn()
    await page.goto('/')
    await expect(account(page)).toHaveText(/Ada/)
    const questions = questionsOf(page)
    await page.clock.fastForward((accountKind.days - 1) * A_DAY)
    await emulator.advance(accountKind.pastItsEnd)
    await page.clock.fastForward(2 * A_DAY)
    await expect(account(page)).toHaveText('Log in')
    expect(await emulator.count(accountKind.renewal)).toBe(0)
    expect(questions).toHaveLength(1)
  })

  test('takes a customer’s page with it, and says why', async ({
    page,
    emulator,
    logIn,
    accountKind,
  }) => {
    await page.clock.install()
    await logIn()
    await emulator.advance(accountKind.pastItsEnd)
    await page.clock.fastForward((accountKind.days + 1) * A_DAY)
    await expect(page).toHaveURL('/account/login?returnTo=%2Faccount&reason=expired')
    await expect(account(page)).toHaveText('Log in')
  })

  test('is no end when the site says that it is none, and no reason to ask on and on', async ({
    page,
    logIn,
    accountKind,
  }) => {
    await page.clock.install()
    await logIn()
    const questions = questionsOf(page)
    await page.clock.fastForward((accountKind.days + 1) * A_DAY)
    await expect.poll(() => questions).toHaveLength(1)
    await page.getByRole('button', { name: 'Check session' }).click()
    await expect(page.getByRole('status').locator('time')).toBeVisible()
    await expect(account(page)).toHaveText(/Ada/)
    expect(questions).toHaveLength(1)
  })
})
