import type { EmulatorControl } from 'next-storefront-session/playwright'
import type { Shop } from './start-shop.ts'
import { expect, test } from './test.ts'
import { type Answer, ask, askWith, logInAt } from './visitor.ts'

const NEW_SESSION = /^storefront_session=Fe26\.2/

/** A customer in the renewal window, and until when their session was valid before. */
async function inTheWindow(shop: Shop, emulator: EmulatorControl) {
  const cookie = await logInAt(shop)
  const before = await endFor(shop, cookie)
  await emulator.advance('P22D')
  await emulator.clearJournal()
  return { cookie, before }
}

async function endFor(shop: Shop, cookie: string): Promise<string> {
  return JSON.parse((await askWith(shop, '/api/whoami', cookie)).body).expiresAt
}

// next-intl tells the browser its language where that is not the one it asked for.
for (const [path, words, ownCookies] of [
  ['/', 'is signed in until', ['visited=1']],
  ['/de', 'ist angemeldet bis', ['visited=1', 'NEXT_LOCALE=de']],
] as const) {
  test(`${path}: the page shows the renewed session in its language, and the browser gets every cookie`, async ({
    shop,
    emulator,
  }) => {
    const { cookie, before } = await inTheWindow(shop, emulator)
    const page = await ask(shop, path, { headers: { cookie, 'accept-language': 'en' } })
    expect(page.status).toBe(200)
    expect(page.body).toContain(words)
    expect(page.sessionCookie).toMatch(NEW_SESSION)
    const cookies = page.headers.getSetCookie().join('\n')
    for (const own of ownCookies) expect(cookies).toContain(own)
    expectNotStored(page)
    const end = await endFor(shop, page.sessionCookie ?? '')
    expect(Date.parse(end)).toBeGreaterThan(Date.parse(before))
    expect(page.body).toContain(`dateTime="${end}"`)
    expect(await emulator.count('customerAccessTokenRenew')).toBe(1)
  })
}

test('a route handler sees the session that was renewed for its own request', async ({
  shop,
  emulator,
}) => {
  const { cookie, before } = await inTheWindow(shop, emulator)
  expect(Date.parse(await endFor(shop, cookie))).toBeGreaterThan(Date.parse(before))
})

test('a redirect, an early answer and a rewrite keep what they are, and carry the session', async ({
  shop,
  emulator,
}) => {
  const { cookie } = await inTheWindow(shop, emulator)
  const redirect = await askWith(shop, '/old', cookie)
  expect([redirect.status, redirect.headers.get('location')]).toEqual([307, '/'])
  const teapot = await askWith(shop, '/teapot', cookie)
  expect([teapot.status, teapot.body]).toEqual([418, 'I am a teapot'])
  const rewritten = await askWith(shop, '/rewritten', cookie)
  expect([rewritten.status, rewritten.body]).toEqual([
    200,
    expect.stringContaining(await endFor(shop, rewritten.sessionCookie ?? '')),
  ])
  for (const answer of [redirect, teapot, rewritten]) {
    expect(answer.sessionCookie).toMatch(NEW_SESSION)
    expect(answer.headers.get('cache-control')).toBe('private, no-store')
  }
  expect(await emulator.count('customerAccessTokenRenew')).toBe(1)
})

test('a cookie that is set after the session’s stands beside it', async ({ shop, emulator }) => {
  const { cookie } = await inTheWindow(shop, emulator)
  const later = await askWith(shop, '/later', cookie)
  expect(later.sessionCookie).toMatch(NEW_SESSION)
  expect(later.headers.getSetCookie()).toContainEqual(expect.stringMatching(/^later=1;/))
})

test('past its end a session is removed by whatever answers', async ({ shop, emulator }) => {
  const { cookie } = await inTheWindow(shop, emulator)
  await emulator.advance('P21D')
  for (const path of ['/', '/old', '/teapot', '/rewritten']) {
    expect([path, (await askWith(shop, path, cookie)).sessionCookie]).toEqual([path, ''])
  }
})

test('what the shop says to its CDN holds for all other answers', async ({ shop }) => {
  const { headers } = await ask(shop, '/')
  for (const name of FOR_CDNS) expect(headers.get(name), name).toBe('public, s-maxage=60')
})

/** What outranks `Cache-Control` at one CDN or another. */
const FOR_CDNS = ['cdn-cache-control', 'vercel-cdn-cache-control', 'surrogate-control']

function expectNotStored({ headers }: Answer): void {
  for (const name of ['cache-control', ...FOR_CDNS]) {
    expect(headers.get(name), name).toBe('private, no-store')
  }
}
