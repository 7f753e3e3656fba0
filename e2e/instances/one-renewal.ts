import { expect } from '@playwright/test'
import type { AccountKind } from '../account-kind.ts'
import { askWith, logInAt, newestTokens, renewalsOf, sessionBy, type Visited } from '../visitor.ts'
import { allRenewed } from './all-renewed.ts'
import type { Site } from './site.ts'

/**
 * What Shopify may do that is the hardest on several instances: each token is good for one use, there
 * is no grace, and a second use ends everything.
 */
export const STRICTEST = {
  renew: 'rotate-strict',
  refreshTokens: 'single-use',
  refreshTokenReuse: 'revokes-grant',
} as const

/** What takes a server the least, so that what a hundred of them wait for is the renewal. */
export const PAGE = '/api/session'

const HUNDRED = Array.from({ length: 100 }, (_, index) => index)

/** A session cookie that was set. */
export const SEALED = /^storefront_session=Fe26\.2/

/** Logs the demo's customer in; the cookie, and the token that a renewal of it sends. */
export async function logIn(shop: Visited) {
  const cookie = await logInAt(shop)
  return { cookie, tokens: await newestTokens(shop, 1) }
}

/** Of a hundred requests at once in the window, and afterwards the session is as alive as it was. */
export async function expectOneRenewal(
  shop: Visited,
  { cookie, tokens }: { readonly cookie: string; readonly tokens: ReadonlySet<string> },
): Promise<void> {
  const before = await sessionBy(shop, cookie)
  await shop.emulator.advance(shop.accountKind.intoTheWindow)
  await shop.emulator.clearJournal()
  const asked = new Set<string | null>()
  const askOnce = async () => {
    const answer = await askWith(shop, PAGE, cookie)
    asked.add(answer.headers.get('x-instance'))
    return answer
  }
  const answers = await allRenewed(HUNDRED.map(() => askOnce))
  for (const { status, sessionCookie } of answers) {
    expect([status, sessionCookie]).toEqual([200, expect.stringMatching(SEALED)])
  }
  expect(await renewalsOf(shop, tokens)).toBe(1)
  expect([...asked].sort()).toEqual(['1', '2', '3'])
  const sessions = await Promise.all(
    answers.slice(0, 6).map(({ sessionCookie }) => sessionBy(shop, sessionCookie ?? '')),
  )
  for (const session of sessions)
    expect(session).toEqual({ ...before, expiresAt: sessions[0].expiresAt })
  const account = await askWith(shop, '/account', answers[0]?.sessionCookie ?? '')
  expect([account.status, account.body]).toEqual([
    200,
    expect.stringMatching(/Hello,? (?:<!-- -->)?Ada/),
  ])
}

/** Who was renewed by one instance is known to the others, with the cookie that they had before. */
export async function expectOldCookieIsKnown(site: Site, kind: AccountKind['name']): Promise<void> {
  const shop = site.visited(kind)
  const { cookie } = await logIn(shop)
  await shop.emulator.advance(shop.accountKind.intoTheWindow)
  await allRenewed([() => askWith(shop, PAGE, cookie)])
  await shop.emulator.clearJournal()
  const answers = await allRenewed(
    site.instances.map((each) => () => askWith(site.visited(kind, each), PAGE, cookie)),
  )
  for (const { sessionCookie } of answers) expect(sessionCookie).toMatch(SEALED)
  expect(await shop.emulator.count(shop.accountKind.renewal)).toBe(0)
}
