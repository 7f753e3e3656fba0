import type { Page } from '@playwright/test'
import { FREQUENT_CUSTOMER } from './customers.ts'
import { expect, problem, test } from './test.ts'

// Kept for the search at the end of a run (scripts/test.ts).
test.use({ keepsTraffic: true })

const card = (page: Page, text: string) =>
  page.getByRole('main').getByRole('listitem').filter({ hasText: text })

async function add(
  page: Page,
  {
    street,
    country = 'Portugal',
    isDefault = false,
  }: { street: string; country?: string; isDefault?: boolean },
): Promise<void> {
  await page.goto('/account/addresses')
  await page.getByRole('link', { name: 'Add an address' }).click()
  await page.getByLabel('First name').fill('Mary')
  await page.getByRole('textbox', { name: 'Address', exact: true }).fill(street)
  await page.getByLabel('Postal code').fill('4000-123')
  await page.getByLabel('City').fill('Porto')
  await page.getByLabel('Country').selectOption({ label: country })
  if (isDefault) await page.getByLabel('Use as the default address').check()
  await page.getByRole('button', { name: 'Save address' }).click()
  await expect(page).toHaveURL('/account/addresses?notice=ADDRESS_ADDED')
  await expect(page.getByRole('status').first()).toHaveText('The address has been added.')
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(`with JavaScript ${javaScriptEnabled ? 'on' : 'off'}`, () => {
    test.use({ javaScriptEnabled })

    test.beforeEach(({ customer, logInByPost }) => logInByPost(customer))

    test('an address is added, edited, and deleted once the question was answered', async ({
      page,
    }) => {
      await page.goto('/account/addresses')
      await expect(page.getByText('There is no address yet.')).toBeVisible()
      await add(page, { street: 'Rua do Almada 1' })
      await expect(card(page, 'Rua do Almada 1')).toContainText('4000-123 Porto')

      await card(page, 'Rua do Almada 1').getByRole('link', { name: 'Edit' }).click()
      await expect(page).toHaveURL(/\/account\/addresses\/\d+$/)
      await expect(page.getByLabel('Country')).toHaveValue('Portugal')
      await page.getByRole('textbox', { name: 'Address', exact: true }).fill('Rua do Almada 2')
      await page.getByLabel('Country').selectOption({ label: 'France' })
      await page.getByLabel('Postal code').fill('')
      await page.getByRole('button', { name: 'Save address' }).click()
      await expect(page).toHaveURL('/account/addresses?notice=ADDRESS_SAVED')
      const edited = card(page, 'Rua do Almada 2')
      await expect(edited).toContainText('France')
      await expect(edited).not.toContainText('4000-123')

      await expect(edited.getByRole('button', { name: 'Yes, delete it' })).toBeHidden()
      await edited.getByText('Delete', { exact: true }).click()
      await edited.getByRole('button', { name: 'Yes, delete it' }).click()
      await expect(page).toHaveURL('/account/addresses?notice=ADDRESS_DELETED')
      await expect(page.getByText('There is no address yet.')).toBeVisible()
    })

    test('the default address is marked, and another can become it', async ({ page }) => {
      await add(page, { street: 'Rua Um 1' })
      await add(page, { street: 'Rua Dois 2', isDefault: true })
      await expect(card(page, 'Rua Dois 2')).toContainText('Default address')
      await expect(card(page, 'Rua Um 1')).not.toContainText('Default address')
      await card(page, 'Rua Um 1').getByRole('button', { name: 'Make default' }).click()
      await expect(page).toHaveURL('/account/addresses?notice=ADDRESS_SAVED')
      await expect(card(page, 'Rua Um 1')).toContainText('Default address')
      await expect(card(page, 'Rua Dois 2')).not.toContainText('Default address')
      await page.goto('/account')
      await expect(page.getByText('Rua Um 1')).toBeVisible()
    })

    test('a line that is too long is told at its field, and the others keep what they hold', async ({
      page,
    }) => {
      await page.goto('/account/addresses/new')
      await page.getByLabel('Company').fill('x'.repeat(256))
      await page.getByLabel('City').fill('Braga')
      await page.getByLabel('Country').selectOption({ label: 'Spain' })
      await page.getByLabel('Use as the default address').check()
      await page.getByRole('button', { name: 'Save address' }).click()
      await expect(problem(page)).toContainText('Company is too long.')
      await expect(page.getByLabel('City')).toHaveValue('Braga')
      await expect(page.getByLabel('Country')).toHaveValue('Spain')
      await expect(page.getByLabel('Use as the default address')).toBeChecked()
      if (javaScriptEnabled) await expect(page.getByLabel('Company')).toBeFocused()
    })

    test('an address that was deleted meanwhile is told as a failure, and none is changed', async ({
      page,
      customer,
      logInByForm,
      openOtherBrowser,
    }) => {
      await add(page, { street: 'Rua Um 1' })
      const other = await openOtherBrowser()
      await logInByForm(customer, other)
      await other.goto('/account/addresses')
      await card(other, 'Rua Um 1').getByText('Delete', { exact: true }).click()
      await other.getByRole('button', { name: 'Yes, delete it' }).click()
      await expect(other.getByText('There is no address yet.')).toBeVisible()

      await card(page, 'Rua Um 1').getByText('Delete', { exact: true }).click()
      await page.getByRole('button', { name: 'Yes, delete it' }).click()
      // Without JavaScript the page is rendered anew, and the form that failed is not on it any more.
      const told = javaScriptEnabled ? problem(page) : page.getByRole('main')
      await expect(told).toContainText(
        javaScriptEnabled ? 'Something went wrong.' : 'There is no address yet.',
      )
    })
  })
}

test('the page of somebody else’s address is not to be found', async ({
  page,
  customer,
  logInByForm,
  logInByPost,
  openOtherBrowser,
}) => {
  const grace = await openOtherBrowser()
  await logInByForm(FREQUENT_CUSTOMER, grace)
  await grace.goto('/account/addresses')
  const path = await grace.getByRole('link', { name: 'Edit' }).first().getAttribute('href')
  expect((await grace.goto(path ?? ''))?.status()).toBe(200)

  await logInByPost(customer)
  expect((await page.goto(path ?? ''))?.status()).toBe(404)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Not in your account')
})

test('ids of addresses are plain in the page', async ({ page, logInByPost }) => {
  await logInByPost(FREQUENT_CUSTOMER)
  await page.goto('/account/addresses')
  const id = await page.locator('input[name="id"]').first().getAttribute('value')
  expect(id).toMatch(/^gid:\/\/shopify\/MailingAddress\/\d+$/)
})
