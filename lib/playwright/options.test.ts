import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createEmulatorControl } from './emulator-control.ts'
import { resolveOptions } from './options.ts'

const PASSWORD = 'a password for tests, 32 characters or more'
const NAMES = ['SHOPIFY_STORE_DOMAIN', 'SESSION_PASSWORD', 'SESSION_COOKIE_NAME'] as const

let before: Record<string, string | undefined>

beforeEach(() => {
  before = Object.fromEntries(NAMES.map((name) => [name, process.env[name]]))
  for (const name of NAMES) delete process.env[name]
})
afterEach(() => {
  for (const [name, value] of Object.entries(before)) {
    if (value === undefined) delete process.env[name]
    else process.env[name] = value
  }
})

describe('options of the fixtures', () => {
  test('the environment of the shop is enough', () => {
    process.env['SHOPIFY_STORE_DOMAIN'] = 'http://127.0.0.1:4010'
    process.env['SESSION_PASSWORD'] = PASSWORD
    process.env['SESSION_COOKIE_NAME'] = 'shop'
    const options = resolveOptions({})
    expect(options.emulatorUrl()).toBe('http://127.0.0.1:4010')
    expect(options.config()).toMatchObject({ cookieName: 'shop', passwords: { 1: PASSWORD } })
  })

  test('an option wins over the environment', () => {
    process.env['SESSION_COOKIE_NAME'] = 'shop'
    const options = resolveOptions({
      emulatorUrl: 'http://127.0.0.1:4011/',
      password: PASSWORD,
      cookieName: 'other',
    })
    expect(options.emulatorUrl()).toBe('http://127.0.0.1:4011')
    expect(options.config().cookieName).toBe('other')
  })

  test('of several shops, the store takes part in what seals', () => {
    const shop = { emulatorUrl: 'http://127.0.0.1:4011', password: PASSWORD }
    const passwords = (options: object) =>
      resolveOptions({ ...shop, ...options }).config().passwords
    expect(passwords({ oneOfSeveralShops: true })).toEqual({
      1: `${PASSWORD} http://127.0.0.1:4011`,
    })
    expect(passwords({ oneOfSeveralShops: false })).toEqual({ 1: PASSWORD })
  })

  test('a test that only looks for secrets needs no password', () => {
    const options = resolveOptions({ emulatorUrl: 'http://127.0.0.1:4010' })
    expect(options.emulatorUrl()).toBe('http://127.0.0.1:4010')
    expect(() => options.config()).toThrow(/SESSION_PASSWORD/)
  })

  test('what is missing is named, and no API token is', () => {
    expect(() => resolveOptions({}).emulatorUrl()).toThrow(
      /SHOPIFY_STORE_DOMAIN.*SESSION_PASSWORD/s,
    )
    expect(() => resolveOptions({}).emulatorUrl()).not.toThrow(/ACCESS_TOKEN/)
  })
})

test('where no emulator answers, that is said, and what to do', async () => {
  const control = createEmulatorControl('http://127.0.0.1:9')
  await expect(control.now()).rejects.toThrow(
    /No emulator answers at http:\/\/127\.0\.0\.1:9\..*npm install .*npx storefront-emulator/,
  )
})

test('where a web server answers that is no emulator, that is said', async () => {
  const server = createServer((_, response) => response.writeHead(404).end('<h1>Not found</h1>'))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await expect(createEmulatorControl(`http://127.0.0.1:${port}`).now()).rejects.toThrow(
    `http://127.0.0.1:${port} answered 404 to "GET clock": it is no emulator, or an old one.`,
  )
  server.close()
})
