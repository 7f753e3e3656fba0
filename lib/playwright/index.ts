// next-storefront-session/playwright: fixtures for a shop that tests itself. For Playwright's tests, on Node.

export { expect } from '@playwright/test'
export {
  createEmulatorControl,
  type EmulatorControl,
  type MintedToken,
  type NewCustomer,
} from './emulator-control.ts'
export type { SentinelOptions, StorefrontSessionOptions } from './options.ts'
export type { Sighting } from './sentinel/sighting.ts'
export type { TokenSentinel } from './sentinel/token-sentinel.ts'
export type { SessionControl, SessionInBrowser } from './session-control.ts'
export { type StorefrontFixtures, type StorefrontOptions, test } from './storefront-test.ts'
