import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { SessionState } from '../core/session/session-state.ts'
import { createSessionStore, type SessionStore } from './session-store.ts'
import { ADA, NOBODY } from './site-fixture.ts'
import { watchExpiry } from './watch-expiry.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

let now: number
let askedAt: number[]
let answer: SessionState | null
let store: SessionStore
let stop: () => void

beforeEach(() => {
  now = Date.parse('2026-11-24T12:00:00Z')
  vi.useFakeTimers({ now, toFake: ['setTimeout', 'clearTimeout', 'Date'] })
  askedAt = []
  answer = NOBODY
  store = createSessionStore(async () => {
    askedAt.push(Date.now() - now)
    return answer
  })
  stop = watchExpiry(store)
})
afterEach(() => {
  stop()
  vi.useRealTimers()
})

const endingIn = (milliseconds: number): SessionState => ({
  ...ADA,
  expiresAt: new Date(now + milliseconds).toISOString(),
})

/** Lets the time go by and the answers come in. */
const go = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds)

describe('the end of a session', () => {
  test('is asked for when it has come, and not before', async () => {
    store.hydrate(endingIn(5 * MINUTE))
    await go(5 * MINUTE - 1)
    expect(askedAt).toEqual([])
    await go(1)
    expect(askedAt).toEqual([5 * MINUTE])
    expect(store.get()).toEqual(NOBODY)
    await go(DAY)
    expect(askedAt).toHaveLength(1)
  })

  test('is awaited too when the session was known before the watch began', async () => {
    store.hydrate(endingIn(5 * MINUTE))
    stop()
    stop = watchExpiry(store)
    await go(5 * MINUTE)
    expect(askedAt).toEqual([5 * MINUTE])
  })

  test('may be further away than a timer can count', async () => {
    store.hydrate(endingIn(42 * DAY))
    await go(42 * DAY - 1)
    expect(askedAt).toEqual([])
    await go(1)
    expect(askedAt).toEqual([42 * DAY])
  })

  test('moves with a renewal', async () => {
    store.hydrate(endingIn(5 * MINUTE))
    await go(4 * MINUTE)
    store.hydrate(endingIn(30 * MINUTE))
    await go(25 * MINUTE)
    expect(askedAt).toEqual([])
    await go(2 * MINUTE)
    expect(askedAt).toEqual([30 * MINUTE])
  })

  test('is noticed within the hour when the clock has moved on without the timers', async () => {
    store.hydrate(endingIn(10 * DAY))
    await go(MINUTE)
    vi.setSystemTime(now + 11 * DAY)
    await go(HOUR)
    expect(askedAt).toHaveLength(1)
  })

  test('is not awaited by somebody who is signed out', async () => {
    store.hydrate(endingIn(5 * MINUTE))
    store.markSignedOut('tab')
    await go(DAY)
    expect(askedAt).toEqual([])
    expect(vi.getTimerCount()).toBe(0)
  })

  test('is nobody’s business once the watch has stopped', async () => {
    store.hydrate(endingIn(5 * MINUTE))
    stop()
    await go(DAY)
    expect(askedAt).toEqual([])
  })
})

describe('a site that sees no end where we see one', () => {
  test('is asked with pauses that grow to an hour', async () => {
    const past = endingIn(-MINUTE)
    answer = past
    store.hydrate(past)
    await go(70_000)
    expect(askedAt).toEqual([0, 10_000, 30_000, 70_000])
    await go(DAY)
    expect(askedAt.length).toBeLessThan(40)
    expect(Number(askedAt.at(-1)) - Number(askedAt.at(-2))).toBe(HOUR)
    expect(store.get()).toEqual(past)
  })

  test('is not asked at once again when a page says the same', async () => {
    answer = endingIn(-MINUTE)
    for (let page = 0; page < 5; page++) {
      store.hydrate(endingIn(-MINUTE))
      await go(100)
    }
    expect(askedAt).toEqual([0])
  })

  test('has its say: a new end is waited for', async () => {
    answer = endingIn(HOUR)
    store.hydrate(endingIn(-MINUTE))
    await go(HOUR - 1)
    expect(askedAt).toEqual([0])
    answer = NOBODY
    await go(1)
    expect(askedAt).toEqual([0, HOUR])
  })

  test('is asked again with the same pauses when it does not answer', async () => {
    answer = null
    store.hydrate(endingIn(0))
    await go(35_000)
    expect(askedAt).toEqual([0, 10_000, 30_000])
    expect(store.get().status).toBe('signed-in')
  })
})

test('an end that is no date sets off no loop', async () => {
  answer = { ...ADA, expiresAt: 'soon' }
  store.hydrate({ ...ADA, expiresAt: 'soon' })
  await go(60_000)
  expect(askedAt).toEqual([0, 10_000, 30_000])
})
