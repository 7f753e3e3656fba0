import type { EmulatorControl } from 'next-storefront-session/playwright'
import type { FaultRequest } from 'storefront-emulator'
import { LEGACY } from './account-kind.ts'
import { holdsEachTime } from './holds-each-time.ts'
import { LONG } from './long.ts'
import type { Shop } from './start-shop.ts'
import { expect, test } from './test.ts'
import { askWith, logInAt, sessionBy } from './visitor.ts'

holdsEachTime()

/** The demo sets none, so these are the defaults of the package. */
const RENEW_WAIT_MS = 500

/** What a busy machine may add; less than the 5 s after which a store is given up. */
const SLACK_MS = 4000

interface Expected {
  /** Whether the page waits for the store as long as it is allowed to. @default false */
  readonly isSlow?: true
  /** Whether the store is asked if the token is alive. @default false */
  readonly isProbed?: true
}

const FAULTS: readonly (readonly [FaultRequest['kind'], Expected])[] = [
  ['hang', { isSlow: true }],
  ['hang-body', { isSlow: true }],
  ['drip', { isSlow: true }],
  ['endless', {}],
  ['too-large', {}],
  ['reset', {}],
  ['reset-body', {}],
  ['short-body', {}],
  ['bad-request-400', {}],
  ['unauthorized-401', {}],
  ['payment-required-402', {}],
  ['forbidden-403', {}],
  ['not-found-404', {}],
  ['locked-423', {}],
  ['too-many-requests-429', {}],
  ['security-rejection-430', {}],
  ['error-500', {}],
  ['bad-gateway-502', {}],
  ['service-unavailable-503', {}],
  ['gateway-timeout-504', {}],
  ['redirect-302', {}],
  ['redirect-307', {}],
  ['html-200', {}],
  ['empty-body', {}],
  ['empty-json', {}],
  ['null-data', {}],
  ['array-json', {}],
  ['wrong-types', {}],
  ['nonsense-json', {}],
  ['truncated-json', {}],
  ['garbled-gzip', {}],
  ['internal-error', {}],
  ['throttled', {}],
  ['expires-now', {}],
  ['access-denied', { isProbed: true }],
  ['renewal-user-errors', { isProbed: true }],
  ['renewal-null', { isProbed: true }],
]

const PHASES = [
  { phase: 'early in the window', age: 'intoTheWindow', tag: [] },
  { phase: 'late in the window', age: 'lateInTheWindow', tag: [LONG] },
] as const

/** With which a store is not asked either, so that a short run need not try them all. */
const PAST_EXPIRY = ['hang', 'error-500', 'access-denied']

/** What only a renewal at the Storefront API is answered with. */
const ONLY_LEGACY = ['expires-now', 'access-denied', 'renewal-user-errors', 'renewal-null']

for (const [kind, expected] of FAULTS) {
  const own = ONLY_LEGACY.includes(kind) ? [LEGACY] : []
  for (const { phase, age, tag } of PHASES) {
    test(`${kind}, ${phase}: the page is served in time, and the session lives on`, {
      tag: [...tag, ...own],
    }, async ({ shop, emulator, accountKind }) => {
      const cookie = await logInAt(shop)
      const before = await sessionBy(shop, cookie)
      await emulator.clearJournal()
      const { milliseconds: ownTime } = await askWith(shop, '/account', cookie)
      const ownQuestions = await emulator.count('customer')
      await emulator.advance(accountKind[age])
      await emulator.fail({ kind, field: accountKind.renewal })
      await emulator.clearJournal()

      const first = await askWith(shop, '/account', cookie)
      expect([first.status, first.sessionCookie]).toEqual([200, null])
      expect(first.body).toContain('Hello, ')
      const wait = expected.isSlow ? RENEW_WAIT_MS : 0
      expect(first.milliseconds).toBeLessThan(ownTime + wait + SLACK_MS)
      if (expected.isSlow) expect(first.milliseconds).toBeGreaterThanOrEqual(RENEW_WAIT_MS)
      expect(await emulator.count(accountKind.renewal)).toBe(1)
      expect(await emulator.count('customer')).toBe(ownQuestions + (expected.isProbed ? 1 : 0))

      const second = await askWith(shop, '/account', cookie)
      expect([second.status, second.sessionCookie]).toEqual([200, null])
      expect(second.milliseconds).toBeLessThan(ownTime + SLACK_MS)
      expect(await emulator.count(accountKind.renewal)).toBe(1)
      expect(await sessionBy(shop, cookie)).toEqual(before)

      await recover({ shop, emulator, cookie, before })
    })
  }

  const tag = [...(PAST_EXPIRY.includes(kind) ? [] : [LONG]), ...own]
  test(`${kind}, past expiry: the session ends, and nobody asks the store`, { tag }, async ({
    shop,
    emulator,
    accountKind,
  }) => {
    const cookie = await logInAt(shop)
    const { milliseconds: ownTime } = await askWith(shop, '/account', cookie)
    await emulator.advance(accountKind.pastItsEnd)
    await emulator.fail({ kind })
    await emulator.clearJournal()
    const page = await askWith(shop, '/account', cookie)
    expect([page.status, page.sessionCookie]).toEqual([307, ''])
    expect(page.headers.get('location')).toContain('reason=expired')
    expect(page.milliseconds).toBeLessThan(ownTime + SLACK_MS)
    expect(await emulator.count(accountKind.renewal)).toBe(0)
    expect(await emulator.count('customer')).toBe(0)
  })
}

/** The store is back: the session is renewed, which also tells the storefront so. */
async function recover({
  shop,
  emulator,
  cookie,
  before,
}: {
  shop: Shop
  emulator: EmulatorControl
  cookie: string
  before: { expiresAt: string }
}): Promise<void> {
  await emulator.recover()
  await emulator.advance('PT10M')
  await expect
    .poll(async () => Date.parse((await sessionBy(shop, cookie)).expiresAt))
    .toBeGreaterThan(Date.parse(before.expiresAt))
}

test('a store that hangs altogether holds up a page once, and only as long as it may', async ({
  shop,
  emulator,
  accountKind,
}) => {
  const cookie = await logInAt(shop)
  const before = await sessionBy(shop, cookie)
  const { milliseconds: ownTime } = await askWith(shop, '/', cookie)
  await emulator.advance(accountKind.intoTheWindow)
  await emulator.fail({ kind: 'hang' })
  const [first, second] = [await askWith(shop, '/', cookie), await askWith(shop, '/', cookie)]
  expect([first.status, second.status]).toEqual([200, 200])
  expect(first.milliseconds).toBeLessThan(ownTime + RENEW_WAIT_MS + SLACK_MS)
  expect(second.milliseconds).toBeLessThan(ownTime + SLACK_MS)
  await recover({ shop, emulator, cookie, before })
})
