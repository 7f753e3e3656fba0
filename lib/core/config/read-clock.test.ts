import { createStorefrontEmulator, type StorefrontEmulator } from 'storefront-emulator'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { ConfigurationError } from '../errors.ts'
import { resolveConfig } from './config.ts'

const DAYS_22_MS = 22 * 86_400_000

let emulator: StorefrontEmulator
let origin: string

beforeAll(async () => {
  emulator = createStorefrontEmulator()
  origin = await emulator.listen()
})
afterAll(() => emulator.close())
beforeEach(() => emulator.clock.reset())

function resolve(changes: Record<string, string> = {}, options = {}) {
  return resolveConfig(options, {
    SHOPIFY_STORE_DOMAIN: origin,
    SHOPIFY_STOREFRONT_ACCESS_TOKEN: 'public',
    SESSION_PASSWORD: 'p'.repeat(32),
    EMULATOR_CLOCK_URL: `${origin}/__emulator/clock`,
    ...changes,
  })
}

async function aheadMs(now: () => number | Promise<number>): Promise<number> {
  return (await now()) - Date.now()
}

test('the next request lives in the time to which the emulator was moved, and back', async () => {
  const { now } = resolve()
  expect(Math.abs(await aheadMs(now))).toBeLessThan(60_000)
  emulator.clock.advance(DAYS_22_MS)
  expect(Math.abs((await aheadMs(now)) - DAYS_22_MS)).toBeLessThan(60_000)
  emulator.clock.reset()
  expect(Math.abs(await aheadMs(now))).toBeLessThan(60_000)
})

test('the time of an emulator that went down goes on from where it was', async () => {
  const other = createStorefrontEmulator()
  const clock = `${await other.listen()}/__emulator/clock`
  const { now } = resolve({ EMULATOR_CLOCK_URL: clock })
  other.clock.advance(DAYS_22_MS)
  await now()
  await other.close()
  const first = await now()
  expect(Math.abs(first - Date.now() - DAYS_22_MS)).toBeLessThan(60_000)
  expect(await now()).toBeGreaterThanOrEqual(first)
})

test('what is no clock, or not there, leaves the time of the machine', async () => {
  for (const EMULATOR_CLOCK_URL of [`${origin}/__emulator/customers`, 'http://127.0.0.1:9/'])
    expect(Math.abs(await aheadMs(resolve({ EMULATOR_CLOCK_URL }).now))).toBeLessThan(60_000)
})

test('unset, or with a clock of one’s own, nobody is asked', () => {
  const own = () => 0
  expect(resolve({ EMULATOR_CLOCK_URL: '' }).now).toBe(Date.now)
  expect(resolve({}, { now: own }).now).toBe(own)
})

test.each([
  { SHOPIFY_STORE_DOMAIN: 'shop.myshopify.com' },
  { SHOPIFY_STORE_DOMAIN: 'https://127.0.0.1.evil.example' },
  { EMULATOR_CLOCK_URL: 'http://clock.example/' },
  { EMULATOR_CLOCK_URL: 'soon' },
])('a clock and a store that are not both on this machine are refused: %o', (changes) => {
  const read = () => resolve(changes)
  expect(read).toThrow(ConfigurationError)
  expect(read).toThrow(/EMULATOR_CLOCK_URL is for an emulator on this machine/)
})
