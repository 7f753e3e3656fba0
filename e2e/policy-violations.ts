import type { Page } from '@playwright/test'

/**
 * What the policy of a page has stopped, and what has gone wrong in it, from now on: by the
 * document's own events, by the console, and by errors that nobody caught. The list grows.
 */
export async function watchPolicy(page: Page): Promise<readonly string[]> {
  const seen: string[] = []
  await page.exposeFunction('tellViolation', (violation: string) => seen.push(violation))
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      const tell: unknown = Reflect.get(window, 'tellViolation')
      const { effectiveDirective, blockedURI, sourceFile } = event
      if (typeof tell === 'function') tell(`${effectiveDirective}: ${blockedURI} (${sourceFile})`)
    })
  })
  page.on('console', (message) => {
    if (/content.security.policy|permissions.policy/i.test(message.text()))
      seen.push(message.text())
  })
  page.on('pageerror', (error) => seen.push(String(error)))
  return seen
}
