import { beforeEach, describe, expect, test } from 'vitest'
import { type Session, tokenOf } from '../session/session.ts'
import { accountSessionFixture, ISSUED_AT } from '../session/session-fixture.ts'
import type { RenewalAnswer, SessionTokens } from '../session/session-tokens.ts'
import { createRenewals, type Renewal, type Renewals } from './renewals.ts'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS

let now = ISSUED_AT
let answers: (() => RenewalAnswer)[]
let sent: string[]
let renewals: Renewals

/** Good for one use each, as in the worst case. */
const source: SessionTokens = {
  async renew({ customerAccount }) {
    sent.push(customerAccount?.refreshToken ?? '')
    return (answers.shift() ?? renewed)()
  },
  revoke: async () => ({ outcome: 'unsupported' }),
}

function renewed(): RenewalAnswer {
  const at = (ms: number) => new Date(now + ms).toISOString()
  const { customerAccount } = accountSessionFixture({
    accessToken: `shcat_${sent.length}`,
    refreshToken: `shcrt_${sent.length}`,
    expiresAt: at(HOUR_MS),
    sessionEndsAt: at(30 * 24 * HOUR_MS),
  })
  return { outcome: 'renewed', customerAccount }
}

const down = (): RenewalAnswer => ({ outcome: 'unavailable', reason: 'network' })

function renew(session: Session): Promise<Renewal> {
  return renewals.renew(session, {
    now,
    source,
    waitUntil: () => undefined,
    onBreaker: () => undefined,
  })
}

async function renewedSession(session: Session): Promise<Session> {
  const renewal = await renew(session)
  if (renewal.outcome !== 'renewed') throw new Error(`It was ${JSON.stringify(renewal)}.`)
  return renewal.session
}

beforeEach(() => {
  now = ISSUED_AT + 40 * MINUTE_MS
  answers = []
  sent = []
  renewals = createRenewals({
    clock: () => now,
    waitMs: 20_000,
    timeoutMs: 20_000,
    random: () => 0,
  })
})

describe('the renewal of a customer account’s tokens', () => {
  test('sends each refresh token once, however many requests have the old cookie', async () => {
    const old = accountSessionFixture()
    const sessions = await Promise.all(Array.from({ length: 20 }, () => renewedSession(old)))
    now += 20 * MINUTE_MS
    sessions.push(await renewedSession(old))
    expect(new Set(sessions.map((session) => tokenOf(session).accessToken)).size).toBe(1)
    expect(sent).toHaveLength(1)
  })

  test('gives a cookie that is several renewals old the newest tokens', async () => {
    const old = accountSessionFixture()
    let session: Session = old
    for (let hour = 0; hour < 5; hour += 1) {
      session = await renewedSession(session)
      now += HOUR_MS
    }
    expect(tokenOf(await renewedSession(old)).accessToken).toBe(tokenOf(session).accessToken)
    expect(sent).toHaveLength(5)
  })

  test('keeps a session past the end of its access token, for as long as an outage lasts', async () => {
    const session = accountSessionFixture()
    for (let hour = 0; hour < 6; hour += 1) {
      answers.push(down)
      expect(await renew(session)).toMatchObject({ outcome: 'postponed' })
      now += HOUR_MS
    }
    // Nobody waits for the first good answer either; the next request has it.
    expect(await renew(session)).toMatchObject({ cause: { outcome: 'pending' } })
    expect((await renewedSession(session)).customer).toEqual(session.customer)
  })

  test('is tried again within half a minute once the access token has ended', async () => {
    const session = accountSessionFixture()
    now = ISSUED_AT + 2 * HOUR_MS
    for (let failures = 0; failures < 12; failures += 1) {
      answers.push(down)
      await renew(session)
      now += 30_001
    }
    expect(sent).toHaveLength(12)
  })

  test('does not ask for one customer while it has just failed for another, even past the end', async () => {
    now = ISSUED_AT + 2 * HOUR_MS
    answers.push(down)
    await renew(accountSessionFixture())
    const other = accountSessionFixture({ refreshToken: 'shcrt_other' })
    expect(await renew(other)).toEqual({
      outcome: 'postponed',
      cause: { outcome: 'backoff', by: 'store' },
    })
    expect(sent).toHaveLength(1)
  })

  test('ends with what Shopify says is over, and asks no further', async () => {
    answers.push(() => ({ outcome: 'ended' }))
    expect(await renew(accountSessionFixture())).toEqual({ outcome: 'dead' })
    expect(sent).toHaveLength(1)
  })

  test('brings nothing back after a log-out', async () => {
    const session = accountSessionFixture()
    const renewing = renew(session)
    await renewals.markLoggedOut(session, { now })
    await renewing
    expect(await renew(session)).toMatchObject({ cause: { outcome: 'logged-out' } })
  })
})
