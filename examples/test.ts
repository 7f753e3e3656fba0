import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { test as base, expect } from 'next-storefront-session/playwright'
import { APPS } from './apps.ts'
import { type RunningApp, startApp } from './start-app.ts'

export { expect }

/** What a project of playwright.config.ts says. */
export interface WorkerOptions {
  /** The name of the app to start. */
  readonly app: string
}

interface WorkerFixtures extends WorkerOptions {
  readonly running: RunningApp
}

interface TestFixtures {
  /** A path of the app, as the address bar shows it. */
  readonly at: (path: string) => string
  /** No secret is in what the server prints, either. */
  readonly silence: undefined
}

/** The package's own `test`, against an app that `scripts/test-examples.ts` has built. */
export const test = base.extend<TestFixtures, WorkerFixtures>({
  app: ['', { scope: 'worker', option: true }],

  running: [
    async ({ app: name }, use) => {
      const app = APPS.find((each) => each.name === name)
      const folder = process.env['EXAMPLES_FOLDER']
      if (app === undefined || folder === undefined) throw new Error('Run npm run test:examples.')
      const running = await startApp(app, join(folder, name))
      await use(running)
      await running.stop()
    },
    { scope: 'worker', timeout: 60_000 },
  ],

  at: async ({ app }, use) => {
    const { basePath = '', trailingSlash = false } =
      APPS.find(({ name }) => name === app)?.paths ?? {}
    await use((path) => {
      const [pathname = '', ...query] = path.split(/(?=\?)/)
      const slash = trailingSlash && !pathname.endsWith('/') ? '/' : ''
      return basePath + pathname + slash + query.join('')
    })
  },

  baseURL: async ({ running }, use) => use(running.shops[0].url),

  storefrontSession: async ({ running }, use) => {
    const [{ storeUrl, password }, ...others] = running.shops
    const oneOfSeveralShops = others.length > 0
    await use({ emulatorUrl: storeUrl, password, oneOfSeveralShops })
  },

  sentinel: async ({ running }, use) => use({ secrets: running.secrets }),

  silence: [
    async ({ running, tokenSentinel }, use) => {
      const printedBefore = running.logs().length
      await use(undefined)
      tokenSentinel.search('output of the server', running.logs().slice(printedBefore))
    },
    { auto: true },
  ],
})

/** The customer that every emulator knows. */
export const CUSTOMER = { email: 'ada@example.com', password: 'analytical engine' } as const

/**
 * The field of a form that a visitor sees. React streams a page's late part into a hidden element and
 * moves it; for a moment there can be two of it.
 */
export function field(page: Page, label: string): Locator {
  return page.getByLabel(label).filter({ visible: true })
}

/** Until when a page says that its customer is signed in, ISO 8601. */
export async function signedInUntil(page: Page): Promise<string> {
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Ada')
  const time = page.locator('time')
  if ((await time.count()) > 0) return (await time.getAttribute('datetime')) ?? ''
  const text = await page.locator('body').innerText()
  return /\d{4}-\d\d-\d\dT[\d:.]+Z/.exec(text)?.[0] ?? 'The page says nothing.'
}
