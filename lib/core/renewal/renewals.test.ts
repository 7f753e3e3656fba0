import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { type Session, startSession, tokenOf } from '../session/session.ts'
import { DAY_MS } from '../session/session-fixture.ts'
import type { BreakerChange } from '../storefront/circuit-breaker.ts'
import { createRenewals, type Renewal, type Renewals } from './renewals.ts'
import type { Sharing } from './sharing.ts'
import {
  createModelStore,
  MODEL_LIFETIME_MS,
  type ModelFault,
  type ModelRenewal,
  modelCustomer,
} from './token-source-fixture.ts'

const MODES: readonly ModelRenewal[] = ['same', 'rotate-grace', 'rotate-strict', 'no-extend']

/** Long beside a turn of the event loop, short for whoever runs the tests. */
const WAIT_MS = 100

let now: number
let gate: Promise<unknown>
let model: ReturnType<typeof createModelStore>
let renewals: Renewals
let changes: BreakerChange[]
let background: Promise<unknown>[]

beforeEach(() => {
  now = Date.parse('2026-11-01T12:00:00Z')
  gate = Promise.resolve()
  changes = []
  background = []
  model = createModelStore({ clock: () => now, pace: () => gate })
  renewals = createRenewals({ clock: () => now, waitMs: WAIT_MS, timeoutMs: 5000, random: () => 0 })
})

/** A session of a customer, 22 days old: in the first half of its window. */
function inTheWindow(name = 'ada'): Session {
  const session = startSession(model.mint(name), modelCustomer(name), now)
  now += 22 * DAY_MS
  return session
}

/** As the middleware does: what is known already is not asked for. */
async function renew(session: Session): Promise<Renewal> {
  const cause = renewals.postponement(session, { now })
  return cause === null ? askForRenewal(session) : { outcome: 'postponed', cause }
}

function askForRenewal(session: Session): Promise<Renewal> {
  return renewals.renew(session, {
    now,
    source: model.tokens,
    waitUntil: (promise) => background.push(promise),
    onBreaker: (change) => changes.push(change),
  })
}

/** From now on whoever waits for a time waits for ever, however busy the machine is. */
function stopTimers(): void {
  vi.useFakeTimers({ toFake: ['setTimeout'] })
}

afterEach(() => void vi.useRealTimers())

/** The store answers no call before the returned function is called. */
function holdStore(): () => void {
  let release = () => {}
  gate = new Promise<void>((resolve) => {
    release = resolve
  })
  return release
}

function tokenIn(renewal: Renewal): string {
  return tokenObjectIn(renewal).accessToken
}

function tokenObjectIn(renewal: Renewal | undefined) {
  if (renewal?.outcome !== 'renewed') throw new Error(`It was ${JSON.stringify(renewal)}.`)
  return tokenOf(renewal.session)
}

test('all who come with the old session are handed the same token object', async () => {
  // What a token is known by is kept by its identity, and to work it out anew takes 0.2 ms.
  const session = inTheWindow()
  const [first, ...others] = [await renew(session), await renew(session), await renew(session)]
  expect(others.map(tokenObjectIn).every((token) => token === tokenObjectIn(first))).toBe(true)
})

describe.each(MODES)('when a renewal means %s', (mode) => {
  beforeEach(() => {
    model.store.mode = mode
  })

  test('a hundred requests at once and one after them cause one, and all get its result', async () => {
    const session = inTheWindow()
    const answers = await Promise.all(Array.from({ length: 100 }, () => renew(session)))
    answers.push(await renew(session))
    expect(model.calls.renew).toBe(1)
    expect(new Set(answers.map(tokenIn)).size).toBe(1)
    expect(answers.filter((answer) => 'by' in answer && answer.by === 'store')).toHaveLength(1)
    expect(answers.at(-1)).toMatchObject({ by: 'cache' })
  })

  test('what a renewal has made of a session is no news to it, in the same second or later', async () => {
    now += 789
    const renewed = await renew(inTheWindow())
    if (renewed.outcome !== 'renewed') throw new Error('It was not renewed.')
    now += 60_000
    expect(await renewals.join(renewed.session, { now })).toEqual({
      outcome: 'postponed',
      cause: { outcome: 'deferred' },
    })
  })

  test('ten customers cause ten, and nobody gets what is another’s', async () => {
    const sessions = Array.from({ length: 10 }, (_, index) =>
      startSession(model.mint(`c${index}`), modelCustomer(`c${index}`), now),
    )
    now += 22 * DAY_MS
    const hundred = Array.from({ length: 100 }, (_, index) => sessions[index % 10] as Session)
    const answers = await Promise.all(hundred.map(renew))
    expect(model.calls.renew).toBe(10)
    answers.forEach((answer, index) => {
      expect(model.ownerOf(tokenIn(answer))).toBe(`c${index % 10}`)
      expect(answer).toMatchObject({ session: { customer: { firstName: `c${index % 10}` } } })
    })
  })
})

test('two browsers that hold the same token share the renewal, and keep their own session', async () => {
  const first = inTheWindow()
  const second = { ...first, issuedAt: '2026-11-02T00:00:00.000Z' }
  const [a, b] = await Promise.all([renew(first), renew(second)])
  expect(model.calls.renew).toBe(1)
  expect([a, b]).toMatchObject([
    { session: { issuedAt: first.issuedAt } },
    { session: { issuedAt: second.issuedAt } },
  ])
})

describe('a store that is slow', () => {
  test('is waited for only so long; the result comes with a later request', async () => {
    const session = inTheWindow()
    const release = holdStore()
    expect(await renew(session)).toEqual({ outcome: 'postponed', cause: { outcome: 'pending' } })
    release()
    await Promise.all(background)
    expect(await renew(session)).toMatchObject({ outcome: 'renewed', by: 'cache' })
    expect(model.calls.renew).toBe(1)
  })

  test('is waited for once: whoever comes later does not wait at all', async () => {
    const bob = startSession(model.mint('bob'), modelCustomer('bob'), now)
    const session = inTheWindow()
    const release = holdStore()
    await renew(session)
    stopTimers()
    const others = await Promise.all([renew(session), renew(bob)])
    expect(others).toEqual([
      { outcome: 'postponed', cause: { outcome: 'pending' } },
      { outcome: 'postponed', cause: { outcome: 'backoff', by: 'store' } },
    ])
    release()
  })

  test('a renewal that was lost with its request does not block the token for ever', async () => {
    const session = inTheWindow()
    holdStore()
    await renew(session)
    gate = Promise.resolve()
    now += 20_001
    await renew(session)
    expect(model.calls.renew).toBe(2)
  })
})

describe('what is known without asking', () => {
  const postponement = (session: Session) => renewals.postponement(session, { now })

  test('is what a renewal would say', async () => {
    const bob = startSession(model.mint('bob'), modelCustomer('bob'), now)
    const session = inTheWindow()
    const release = holdStore()
    await askForRenewal(session)
    const late = postponement(session)
    expect(late).toEqual({ outcome: 'pending' })
    expect(await askForRenewal(session)).toEqual({ outcome: 'postponed', cause: late })
    model.faults.push('down')
    release()
    await Promise.all(background)
    await askForRenewal(bob)
    for (const each of [session, bob]) {
      const cause = postponement(each)
      expect(cause).toMatchObject({ outcome: 'backoff' })
      expect(await askForRenewal(each)).toEqual({ outcome: 'postponed', cause })
    }
  })

  test('is nothing while a renewal may still be waited for, nor when it has a result', async () => {
    const session = inTheWindow()
    expect(postponement(session)).toBeNull()
    const release = holdStore()
    const renewing = askForRenewal(session)
    await vi.waitUntil(() => background.length === 1)
    expect(postponement(session)).toBeNull()
    release()
    expect(await renewing).toMatchObject({ outcome: 'renewed' })
    expect(postponement(session)).toBeNull()
    await renewals.markLoggedOut(session, { now })
    expect(postponement(session)).toBeNull()
  })

  test('is nothing in a token’s last minute, nor where another instance may know more', async () => {
    const old = startSession(model.mint('old'), modelCustomer('old'), now)
    now += 20 * DAY_MS - 30_000
    const bob = startSession(model.mint('bob'), modelCustomer('bob'), now)
    const session = inTheWindow()
    model.faults.push('down', 'down', 'down')
    for (const each of [old, bob]) await askForRenewal(each)
    now += 3000
    await askForRenewal(session)
    await Promise.all(background)
    expect(postponement(bob)).toEqual({ outcome: 'backoff', by: 'store' })
    expect(postponement(old)).toBeNull()
    const shared = { look: async () => ({ news: 'none' }) } as unknown as Sharing
    expect(renewals.postponement(bob, { now, shared })).toBeNull()
  })

  test('is over when the wait is over', async () => {
    const session = inTheWindow()
    model.faults.push('down')
    await askForRenewal(session)
    now += 7000
    holdStore()
    await askForRenewal(session)
    // Nobody waits for a second try, so it is late at once.
    expect(postponement(session)).toEqual({ outcome: 'pending' })
    now += 20_000
    expect(postponement(session)).not.toBeNull()
    now += 1
    expect(postponement(session)).toBeNull()
  })
})

describe('after a failure', () => {
  const FAULTS: readonly ModelFault[] = ['down', 'lost', 'throttled', 'api-token', 'throws']

  test.each(FAULTS)(
    'by %s the token is not asked for, longer each time, and then renewed',
    async (fault) => {
      const session = inTheWindow()
      model.faults.push(fault, fault)
      expect((await renew(session)).outcome).toBe('postponed')
      expect(await renew(session)).toMatchObject({ cause: { outcome: 'backoff' } })
      now += 7000
      await renew(session)
      await Promise.all(background)
      now += 3000
      expect(await renew(session)).toMatchObject({ cause: { outcome: 'backoff', by: 'token' } })
      expect(model.calls.renew).toBe(2)
      now += 4000
      await renew(session)
      await Promise.all(background)
      expect(await renew(session)).toMatchObject({ outcome: 'renewed' })
      expect(model.calls.renew).toBe(3)
    },
  )

  test.each<ModelFault>(['down', 'throttled'])(
    'by %s nobody waits for the store again before it has answered',
    async (fault) => {
      const session = inTheWindow()
      model.faults.push(fault)
      await renew(session)
      now += 8000
      const release = holdStore()
      stopTimers()
      expect(await renew(session)).toMatchObject({ cause: { outcome: 'pending' } })
      release()
    },
  )

  test('the breaker spares the store the other customers, and one of them finds it back', async () => {
    const sessions = ['ada', 'bob', 'cyd'].map((name) =>
      startSession(model.mint(name), modelCustomer(name), now),
    ) as [Session, Session, Session]
    now += 22 * DAY_MS
    model.faults.push('down')
    await renew(sessions[0])
    expect(changes).toEqual([{ type: 'breaker-opened', backoffMs: 1000 }])
    expect(await renew(sessions[1])).toMatchObject({ cause: { outcome: 'backoff', by: 'store' } })
    now += 1000
    const release = holdStore()
    const both = await Promise.all([renew(sessions[1]), renew(sessions[2])])
    release()
    const causes = both.map((answer) => answer.outcome === 'postponed' && answer.cause.outcome)
    expect(causes.sort()).toEqual(['backoff', 'pending'])
    await Promise.all(background)
    expect(changes[1]).toEqual({ type: 'breaker-closed', openMs: 1000 })
    const again = await Promise.all([renew(sessions[1]), renew(sessions[2])])
    expect(again.map(({ outcome }) => outcome)).toEqual(['renewed', 'renewed'])
  })

  test('a call that is older than the store’s last answer opens no breaker', async () => {
    const old = startSession(model.mint('old'), modelCustomer('old'), now)
    const session = inTheWindow()
    const release = holdStore()
    await renew(old)
    model.faults.push('down')
    gate = Promise.resolve()
    now += 1000
    await renew(session)
    model.faults.length = 0
    now += 60_000
    await renew(session)
    await Promise.all(background.slice(1))
    expect(changes.map(({ type }) => type)).toEqual(['breaker-opened', 'breaker-closed'])
    model.faults.push('down')
    release()
    await Promise.all(background)
    expect(changes).toHaveLength(2)
  })

  test('a throttle of one buyer does not keep the others waiting', async () => {
    model.faults.push('throttled')
    await renew(inTheWindow('ada'))
    expect((await renew(inTheWindow('bob'))).outcome).toBe('renewed')
    expect(changes).toEqual([])
  })

  test('a token in its last minute is not held up by the breaker', async () => {
    const late = startSession(model.mint('late'), modelCustomer('late'), now)
    now += MODEL_LIFETIME_MS - 30_000
    model.faults.push('down')
    await renew(startSession(model.mint('ada'), modelCustomer('ada'), now))
    expect((await renew(late)).outcome).toBe('renewed')
  })

  test('a clock that is put back does not turn a wait into weeks', async () => {
    const session = inTheWindow()
    model.faults.push('down')
    await renew(session)
    now -= 10 * DAY_MS
    await renew(session)
    expect(model.calls.renew).toBe(2)
  })
})

describe('a refusal', () => {
  test('ends the session when the token is dead', async () => {
    const session = inTheWindow()
    await model.tokens.revoke(session)
    expect(await renew(session)).toEqual({ outcome: 'dead' })
  })

  test('keeps it when the token is alive', async () => {
    model.faults.push('refused')
    expect(await renew(inTheWindow())).toMatchObject({ cause: { outcome: 'refused' } })
    expect(model.calls.probe).toBe(1)
  })
})

test('an answer with an end that is already past is distrusted', async () => {
  model.faults.push('expires-now')
  expect(await renew(inTheWindow())).toMatchObject({ cause: { outcome: 'distrusted' } })
})

test('a session that was renewed since is a new question, though the string be the same', async () => {
  const renewed = await renew(inTheWindow())
  now += 22 * DAY_MS
  if (renewed.outcome !== 'renewed') throw new Error(renewed.outcome)
  await renew(renewed.session)
  expect(model.calls.renew).toBe(2)
})

describe('a join', () => {
  test('starts nothing', async () => {
    expect(await renewals.join(inTheWindow(), { now })).toMatchObject({
      cause: { outcome: 'deferred' },
    })
    expect(model.calls.renew).toBe(0)
  })

  test('takes what others have started', async () => {
    const session = inTheWindow()
    const release = holdStore()
    const renewing = renew(session)
    await expect.poll(() => model.calls.renew).toBe(1)
    const joining = renewals.join(session, { now })
    await new Promise((resolve) => setTimeout(resolve, 10))
    release()
    await renewing
    expect(await joining).toMatchObject({ outcome: 'renewed', by: 'in-flight' })
    expect(await renewals.join(session, { now })).toMatchObject({ by: 'cache' })
  })
})

describe('a log-out', () => {
  test('is not undone by a renewal under way, and what that minted dies', async () => {
    // Patient, so that a busy machine does not make it an answer that came too late.
    renewals = createRenewals({ clock: () => now, waitMs: 5000, timeoutMs: 5000, random: () => 0 })
    model.store.mode = 'rotate-grace'
    const session = inTheWindow()
    const release = holdStore()
    const renewing = renew(session)
    await expect.poll(() => model.calls.renew).toBe(1)
    await renewals.markLoggedOut(session, { now })
    release()
    expect(await renewing).toEqual({ outcome: 'postponed', cause: { outcome: 'logged-out' } })
    await Promise.all(background)
    expect(model.isAlive('token-2-of-ada')).toBe(false)
    expect(await renew(session)).toMatchObject({ cause: { outcome: 'logged-out' } })
  })

  test('ends the token that the session has become', async () => {
    model.store.mode = 'rotate-strict'
    const session = inTheWindow()
    const renewed = tokenIn(await renew(session))
    expect(tokenOf(await renewals.markLoggedOut(session, { now })).accessToken).toBe(renewed)
    expect(await renew(session)).toMatchObject({ cause: { outcome: 'logged-out' } })
  })
})

test('a process remembers a bounded number of tokens', async () => {
  const first = inTheWindow()
  await renew(first)
  for (let index = 0; index < 1000; index++) await renew(inTheWindow(`c${index}`))
  const { accessToken } = tokenOf(first)
  const expiresAt = new Date(now + DAY_MS).toISOString()
  const again = startSession({ accessToken, expiresAt }, first.customer, now)
  await renew(again)
  expect(model.calls.renew).toBe(1002)
})
