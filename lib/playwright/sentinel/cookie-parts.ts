import type { BrowserContext } from '@playwright/test'
import type { Part } from './part.ts'

/** The cookies that a browser holds. Only one that scripts cannot read may hold a sealed session. */
export async function cookieParts(context: BrowserContext): Promise<readonly Part[]> {
  const cookies = await context.cookies()
  return cookies.map(({ name, value, domain, httpOnly }) => ({
    place: httpOnly ? 'cookie' : 'cookie without HttpOnly',
    url: `https://${domain.replace(/^\./, '')}/`,
    text: `${name}=${value}`,
    allows: httpOnly ? 'session-cookie' : null,
  }))
}
