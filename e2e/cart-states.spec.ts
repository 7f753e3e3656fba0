import type { Locator, Page } from '@playwright/test'
import { expect, test } from './test.ts'

/** What the cart says to whom it has nothing to show, and that it never says nothing. */

const inMain = (page: Page) => page.getByRole('main')

const addButton = (page: Page) =>
  page.getByRole('button', { name: /^(Add to cart|Adding…) Honey Pitcher, 0\.8 l/ })

/** Adds a pitcher, and leaves the page in the state in which that left it. */
async function clickAdd(page: Page) {
  await page.goto('/products/honey-pitcher')
  await expect(page.getByRole('banner').getByRole('link', { name: 'Log in' })).toBeVisible()
  await addButton(page).click()
}

test('a new visitor is told that the cart is empty, and where to go', async ({
  page,
  emulator,
}) => {
  await emulator.clearJournal()
  await page.goto('/cart')
  await expect(inMain(page)).toContainText('There is nothing in it yet.')
  await expect(inMain(page)).not.toContainText('Looking…')
  expect(await emulator.count('cart')).toBe(0)
  await inMain(page).getByRole('link', { name: 'Go to the shop' }).click()
  await expect(page).toHaveURL('/')
})

test('a visitor whose store is down is told so, and can try again', async ({ page, emulator }) => {
  await emulator.fail({ kind: 'service-unavailable-503', field: 'cartCreate' })
  await clickAdd(page)
  await expect(inMain(page).getByRole('alert')).toContainText('the store cannot be reached')
  await expect(page.getByText('In your cart.')).toHaveCount(0)
  await emulator.recover()
  await addButton(page).click()
  await expect(page.getByText('In your cart.')).toBeVisible()
  await expect(inMain(page).getByRole('alert')).toHaveCount(0)
})

test('a click that comes as soon as there is something to click is not lost', async ({ page }) => {
  await page.addInitScript(clickAtOnce)
  await page.goto('/products/honey-pitcher')
  await expect(page.getByText('In your cart.')).toBeVisible()
  await page.reload()
  await expect(page.getByText('In your cart.')).toBeVisible()
  await expect(page.getByRole('dialog').getByRole('status').first()).toHaveText('2')
})

/**
 * Clicks as soon as React has taken the button over. What React leaves for later, its effects, comes
 * later here: on a slow device there is as much time between the two.
 */
function clickAtOnce(): void {
  const { postMessage } = MessagePort.prototype
  MessagePort.prototype.postMessage = function postLater(...message: [never]) {
    setTimeout(() => postMessage.apply(this, message), 50)
  }
  const timer = setInterval(() => {
    const button = document.querySelector<HTMLButtonElement>('.add-to-cart button.button')
    if (button === null || !Object.keys(button).some((key) => key.startsWith('__reactProps')))
      return
    clearInterval(timer)
    button.click()
  }, 1)
}

test('what cannot be added to a cart that is there is not said to be in it', async ({
  page,
  emulator,
}) => {
  await clickAdd(page)
  await expect(page.getByText('In your cart.')).toBeVisible()
  await emulator.fail({ kind: 'service-unavailable-503', field: 'cartLinesAdd' })
  await clickAdd(page)
  await expect(inMain(page).getByRole('alert')).toContainText('It was not added')
  await expect(page.getByText('In your cart.')).toHaveCount(0)
})

test('a cart that could not be loaded is not replaced by a new one', async ({ page, emulator }) => {
  await clickAdd(page)
  await expect(page.getByText('In your cart.')).toBeVisible()
  await emulator.fail({ kind: 'service-unavailable-503', field: 'cart' })
  await emulator.clearJournal()
  await page.goto('/products/honey-pitcher')
  await expect.poll(() => emulator.count('cart')).toBeGreaterThan(0)
  await addButton(page).click()
  const problem = inMain(page).getByRole('alert')
  await expect(problem).toContainText('Your cart is kept.')
  expect(await emulator.count('cartCreate')).toBe(0)
  await emulator.recover()
  await problem.getByRole('button', { name: 'Load this page again' }).click()
  await expect(page.getByRole('banner').getByRole('link', { name: /Cart/ })).toHaveText(
    'Cart 1 piece',
  )
})

test('a line that cannot be changed stays, and the page says why', async ({ page, emulator }) => {
  await clickAdd(page)
  await expect(page.getByText('In your cart.')).toBeVisible()
  await page.goto('/cart')
  await expect(inMain(page).getByRole('listitem')).toHaveCount(1)
  await emulator.fail({ kind: 'service-unavailable-503', field: 'cartLinesUpdate' })
  await inMain(page).getByRole('button', { name: 'One more' }).click()
  await expect(inMain(page).getByRole('alert')).toContainText('That was not changed')
  await expect(inMain(page).getByRole('listitem')).toHaveCount(1)
})

test('a line that is being changed says that it is busy, and takes no second change', async ({
  page,
}) => {
  await clickAdd(page)
  await expect(page.getByText('In your cart.')).toBeVisible()
  await page.goto('/cart')
  const line = inMain(page).getByRole('listitem')
  const busy = line.getByRole('group', { name: /Honey Pitcher/ })
  const oneMore = line.getByRole('button', { name: 'One more' })
  await expect(busy).toHaveAttribute('aria-busy', 'false')
  const usual = await borderOf(oneMore)
  const held = await holdRequests(page, 'cartLinesUpdate')
  await oneMore.click()
  await expect(busy).toHaveAttribute('aria-busy', 'true')
  await expect(oneMore).toBeDisabled()
  expect(await borderOf(oneMore)).not.toBe(usual)
  await oneMore.click({ force: true })
  held.release()
  await expect(busy).toHaveAttribute('aria-busy', 'false')
  await expect(oneMore).toBeEnabled()
  await expect(line.getByRole('status')).toHaveText('2')
  expect(held.count()).toBe(1)
})

const borderOf = (button: Locator) =>
  button.evaluate((element) => getComputedStyle(element).borderStyle)

/** Keeps the requests for a field back, on their way from the browser, until they are let go. */
async function holdRequests(page: Page, field: string) {
  const gate = Promise.withResolvers<void>()
  let count = 0
  await page.route('**/graphql.json', async (route) => {
    if (route.request().postData()?.includes(field)) {
      count += 1
      await gate.promise
    }
    await route.continue()
  })
  return { release: () => gate.resolve(), count: () => count }
}

test('a slow store is waited for, which is said', async ({ page, emulator }) => {
  await emulator.fail({ kind: 'latency', field: 'cartCreate', delayMs: 4500 })
  await clickAdd(page)
  await expect(addButton(page)).toContainText('Adding…')
  await expect(page.getByText('The store is slow to answer.')).toBeVisible()
  await expect(page.getByText('In your cart.')).toBeVisible()

  await emulator.fail({ kind: 'latency', field: 'cart', delayMs: 4500 })
  await page.goto('/cart')
  await expect(inMain(page)).toContainText('The store is slow to answer.')
  await expect(inMain(page).getByRole('listitem')).toHaveCount(1)
})

test('a store that never answers is given up', async ({ page, emulator }) => {
  await clickAdd(page)
  await expect(page.getByText('In your cart.')).toBeVisible()
  await emulator.fail({ kind: 'hang', field: 'cart' })
  await page.goto('/cart')
  await expect(inMain(page).getByRole('alert')).toContainText('The cart cannot be shown')
  await emulator.recover()
  await inMain(page).getByRole('button', { name: 'Try again' }).click()
  await expect(inMain(page).getByRole('listitem')).toHaveCount(1)
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  for (const path of ['/cart', '/products/honey-pitcher']) {
    test(`${path} says what the cart needs, and does not seem to look for one`, async ({
      page,
    }) => {
      await page.goto(path)
      const notice = page.locator('main noscript p')
      await expect(notice).toBeVisible()
      await expect(notice).toContainText('Turn it on in your browser and load this page again.')
      await expect(page.getByText('Looking…')).toBeHidden()
    })
  }
})
