import { expect, test } from './test.ts'

const SHARED = /s-maxage=60/

test('the home page is static for a visitor without a session', async ({ request }) => {
  // An old page is served once more while it is made anew.
  await expect.poll(async () => (await request.get('/')).headers()['x-nextjs-cache']).toBe('HIT')
  const response = await request.get('/')
  expect(response.headers()['cache-control']).toMatch(SHARED)
  expect(response.headers()['set-cookie']).toBeUndefined()
})

test('it stays static for a customer whose session needs nothing', async ({ page, logIn }) => {
  await logIn()
  const response = await page.goto('/')
  expect(await response?.headerValue('cache-control')).toMatch(SHARED)
  expect(await response?.headerValue('set-cookie')).toBeNull()
})

test('it is not kept when it removes a session', async ({ page, emulator, logIn }) => {
  await logIn()
  await emulator.advance('P43D')
  const response = await page.goto('/')
  expect(await response?.headerValue('cache-control')).toBe('private, no-store')
  expect(await response?.headerValue('set-cookie')).toMatch(
    /^storefront_session=expired;.*Max-Age=0/,
  )
})
