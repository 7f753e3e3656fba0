import { expect, type Locator, type Page } from '@playwright/test'
import type { EmulatorControl } from 'next-storefront-session/playwright'

/** Who logs in, and the store that sends them their code. */
interface Visitor {
  readonly email: string
  readonly emulator: EmulatorControl
}

/** The way to Shopify's page. */
export const enter = (page: Page): Locator =>
  page.getByRole('link', { name: 'Log in with your e-mail address' })

/** Waits for the mail with the code, and answers with the code. */
export async function codeFor({ email, emulator }: Visitor): Promise<string> {
  await expect.poll(() => emulator.codeTo(email)).not.toBeNull()
  return (await emulator.codeTo(email)) ?? ''
}

/** What a customer does on Shopify's page. */
export async function logInThere(page: Page, visitor: Visitor): Promise<void> {
  await page.getByLabel('E-mail address').fill(visitor.email)
  await page.getByRole('button', { name: 'Continue' }).click()
  // Before that, the last mail may be one of another log-in.
  await expect(page.getByLabel('Six-digit code')).toBeVisible()
  await page.getByLabel('Six-digit code').fill(await codeFor(visitor))
  await page.getByRole('button', { name: 'Sign in' }).click()
}

/** Logs a customer in from the login page that is open; Shopify may know the browser, and ask nothing. */
export async function logInFromHere(page: Page, visitor: Visitor): Promise<void> {
  await enter(page).click()
  const asked = page.getByLabel('E-mail address')
  await expect(asked.or(page.getByRole('navigation', { name: 'Account' }))).toBeVisible()
  if (await asked.isVisible()) await logInThere(page, visitor)
}

/** Logs a customer in from the login page on, and waits for the account. */
export async function logInAtShopify(page: Page, visitor: Visitor): Promise<void> {
  await page.goto('/account/login')
  await enter(page).click()
  await logInThere(page, visitor)
  await page.waitForURL('**/account')
}
