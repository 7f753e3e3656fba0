import { test as base } from '@playwright/test'
import { createEmulatorControl, type EmulatorControl } from './emulator-control.ts'
import {
  DEFAULT_KINDS,
  resolveOptions,
  type SentinelOptions,
  type StorefrontSessionOptions,
} from './options.ts'
import { reportOf } from './sentinel/sighting.ts'
import { createTokenSentinel, type TokenSentinel } from './sentinel/token-sentinel.ts'
import {
  createSessionControl,
  type SessionControl,
  type SessionPlace,
  startSessionInBrowser,
} from './session-control.ts'

/** What can be set under `use` in playwright.config.ts, or by `test.use()`. */
export interface StorefrontOptions {
  /** The shop under test. @default the environment, as the shop reads it */
  readonly storefrontSession: StorefrontSessionOptions
  /** What the token sentinel looks for. */
  readonly sentinel: SentinelOptions
}

/** What a test of a shop can ask for. */
export interface StorefrontFixtures {
  /** The emulator that the shop talks to; everything but customers and tokens is put back after each test. */
  readonly emulator: EmulatorControl
  /** Logs a customer of the emulator in, by e-mail address: a real session cookie, and no clicking. */
  readonly logInAs: (customer: string | { readonly email: string }) => Promise<void>
  /** The session of the browser. */
  readonly session: SessionControl
  /**
   * Fails each test in which a secret was seen where a browser can read it, or was stored at the
   * store, as in the note of a cart.
   */
  readonly tokenSentinel: TokenSentinel
}

interface InternalFixtures {
  readonly sessionPlace: SessionPlace
}

/**
 * Playwright's `test` for a shop that runs against an emulator.
 *
 * @example
 * test('the account greets its customer', async ({ page, logInAs }) => {
 *   await logInAs('ada@example.com')
 *   await page.goto('/account')
 *   await expect(page.getByRole('heading', { level: 1 })).toContainText('Ada')
 * })
 */
export const test = base.extend<StorefrontOptions & StorefrontFixtures & InternalFixtures>({
  storefrontSession: [{}, { option: true }],
  sentinel: [{}, { option: true }],

  emulator: async ({ storefrontSession }, use) => {
    const emulator = createEmulatorControl(resolveOptions(storefrontSession).emulatorUrl())
    await emulator.reset()
    await use(emulator)
    await emulator.reset()
  },

  sessionPlace: [
    async ({ context, baseURL, emulator, storefrontSession }, use) => {
      if (baseURL === undefined) throw new Error('Set use.baseURL to where the shop is.')
      const config = resolveOptions(storefrontSession).config()
      await use({ context, config, baseUrl: baseURL, emulator })
    },
    { box: true },
  ],

  logInAs: async ({ sessionPlace }, use) => {
    await use(async (customer) => {
      const email = typeof customer === 'string' ? customer : customer.email
      await startSessionInBrowser(email, sessionPlace)
    })
  },

  session: async ({ sessionPlace }, use) => use(createSessionControl(sessionPlace)),

  // Only a test that asks for a browser pays for having it watched.
  context: async ({ context, sentinel, tokenSentinel }, use) => {
    if (sentinel.mode !== 'off') await tokenSentinel.watch(context)
    await use(context)
  },

  tokenSentinel: [
    async ({ storefrontSession, sentinel }, use) => {
      const { mode = 'on', kinds = DEFAULT_KINDS, secrets = {} } = sentinel
      const emulator = () => createEmulatorControl(resolveOptions(storefrontSession).emulatorUrl())
      const asks = kinds.length > 0
      const tokenSentinel = await createTokenSentinel({
        kinds,
        minted: async () => (asks ? emulator().secrets() : []),
        stored: async () => (asks && mode === 'on' ? emulator().storedSecrets() : []),
      })
      for (const [label, value] of Object.entries(secrets)) tokenSentinel.guard(value, { label })
      await use(tokenSentinel)
      if (mode === 'off') return
      const sightings = await tokenSentinel.takeSightings()
      if (sightings.length > 0) throw new Error(reportOf(sightings))
    },
    { auto: true },
  ],
})
