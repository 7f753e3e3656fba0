import { beforeEach, expect, test } from 'vitest'
import type { BreakerChange } from './circuit-breaker.ts'
import { createReadBreaker } from './read-breaker.ts'
import type { StorefrontReply } from './storefront-reply.ts'

const ANSWER: StorefrontReply = { outcome: 'answered', data: {}, errors: [] }
const DENIED: StorefrontReply = {
  outcome: 'answered',
  data: {},
  errors: [{ message: 'Access denied', extensions: { code: 'ACCESS_DENIED' } }],
}
const TIMEOUT: StorefrontReply = { outcome: 'unavailable', reason: 'timeout' }
const REFUSED: StorefrontReply = { outcome: 'unavailable', reason: 'network' }
const THROTTLED: StorefrontReply = { outcome: 'throttled', retryAfterSeconds: 60 }
const UNKNOWN: StorefrontReply = { outcome: 'misconfigured', problem: 'api-token' }

let now = 0
let asked = 0
let changes: BreakerChange['type'][]
let answer: () => Promise<StorefrontReply>
let read: () => Promise<StorefrontReply>

beforeEach(() => {
  now = asked = 0
  changes = []
  const through = createReadBreaker({ timeoutMs: 5000, random: () => 0, clock: () => now })
  const api = through({
    api: () => {
      asked += 1
      return answer()
    },
    onBreaker: ({ type }) => changes.push(type),
    waitUntil: () => undefined,
  })
  read = () => api({ document: '{ shop { name } }', variables: {} })
})

function answerWith(reply: StorefrontReply, takesMs = 0): void {
  answer = async () => {
    now += takesMs
    return reply
  }
}

test('a store that hangs is waited for once, and found again', async () => {
  answerWith(TIMEOUT, 5000)
  expect(await read()).toEqual(TIMEOUT)
  for (let more = 0; more < 20; more += 1) {
    expect(await read()).toMatchObject({ outcome: 'unavailable' })
  }
  expect([asked, now]).toEqual([1, 5000])

  answerWith(ANSWER)
  now += 1000
  expect(await read()).toEqual(ANSWER)
  expect(await read()).toEqual(ANSWER)
  expect(changes).toEqual(['breaker-opened', 'breaker-closed'])
})

test('while it goes on hanging, one read asks, each time after a longer wait', async () => {
  answerWith(TIMEOUT, 5000)
  await read()
  now += 1000
  await read()
  now += 1000
  await read()
  expect(asked).toBe(2)
  now += 1000
  await read()
  expect(asked).toBe(3)
})

test('a failure that came slowly opens it, whatever it says', async () => {
  answerWith({ outcome: 'unavailable', reason: 'http-status' }, 1000)
  await read()
  expect(changes).toEqual(['breaker-opened'])
})

test.each([REFUSED, THROTTLED, UNKNOWN, DENIED])('does not open at $outcome', async (reply) => {
  answerWith(reply)
  for (let time = 1; time <= 20; time += 1) expect(await read()).toEqual(reply)
  expect([asked, changes]).toEqual([20, []])
})

test.each([REFUSED, THROTTLED, UNKNOWN, DENIED])('closes at $outcome', async (reply) => {
  answerWith(TIMEOUT, 5000)
  await read()
  now += 1000
  answerWith(reply)
  expect(await read()).toEqual(reply)
  expect(changes).toEqual(['breaker-opened', 'breaker-closed'])
})

test('one heavy query does not stand for a store that answers all others', async () => {
  const { promise, resolve } = Promise.withResolvers<StorefrontReply>()
  answer = () => promise
  const heavy = read()
  answerWith(ANSWER)
  await read()
  now += 5000
  resolve(TIMEOUT)
  expect(await heavy).toEqual(TIMEOUT)
  expect(changes).toEqual([])
})

test('the page whose read looks for the store waits a second at most', async () => {
  answerWith(TIMEOUT, 5000)
  await read()
  now += 1000
  const { promise, resolve } = Promise.withResolvers<StorefrontReply>()
  answer = () => promise
  expect(await read()).toMatchObject({ outcome: 'unavailable' })
  resolve(ANSWER)
  await promise
  answerWith(ANSWER)
  expect(await read()).toEqual(ANSWER)
})
