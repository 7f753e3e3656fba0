import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { AskStore } from '../store/ask-store.ts'
import { memoryStore } from '../store/memory-store.ts'
import type { SharedStore } from '../store/shared-store.ts'
import { type AttemptLimit, giveBack, type Taking, takeToken } from './token-bucket.ts'

/** Stories of each kind; many more in `npm run test:long`. */
const numRuns = Number(globalThis.process?.env['LIMIT_STORIES'] ?? 300)

/** For the long form, on a busy machine. */
const PATIENT_MS = 600_000

const START = Date.parse('2026-11-01T00:00:30Z')

const limits: fc.Arbitrary<AttemptLimit> = fc.record({
  burst: fc.integer({ min: 1, max: 6 }),
  refillSeconds: fc.integer({ min: 1, max: 20 }),
})

/** How often a bucket has got a token between two moments. */
function refills({ refillSeconds }: AttemptLimit, from: number, to: number): number {
  const refillMs = refillSeconds * 1000
  return Math.floor(to / refillMs) - Math.floor(from / refillMs)
}

type Step =
  | { readonly do: 'fail' | 'succeed' }
  | { readonly do: 'wait'; readonly ms: number }
  | { readonly do: 'answer'; readonly questions: number }

const wait = fc.record({
  do: fc.constant('wait' as const),
  ms: fc.oneof(fc.nat({ max: 3000 }), fc.nat({ max: 90_000 })),
})
const attempt = fc.record({ do: fc.constantFrom('fail' as const, 'succeed' as const) })

test(
  'one after the other, a bucket is empty exactly when it has to be',
  async () => {
    const steps = fc.array(fc.oneof({ weight: 3, arbitrary: attempt }, wait), { maxLength: 40 })
    await fc.assert(fc.asyncProperty(limits, steps, oneByOne), { numRuns })
  },
  PATIENT_MS,
)

/** Against a bucket that counts its tokens. */
async function oneByOne(limit: AttemptLimit, steps: readonly Step[]): Promise<void> {
  let now = START
  const store = memoryStore({ clock: () => now })
  const ask: AskStore = (question) => question(store)
  let tokens = limit.burst
  for (const step of steps) {
    if (step.do === 'wait') {
      tokens = Math.min(limit.burst, tokens + refills(limit, now, now + step.ms))
      now += step.ms
      continue
    }
    const taking = await takeToken(ask, { ...limit, key: 'bucket', now })
    expect(taking.status).toBe(tokens > 0 ? 'taken' : 'empty')
    if (taking.status !== 'taken') continue
    if (step.do === 'fail') tokens -= 1
    else await giveBack(ask, taking.token)
  }
}

test(
  'who fails no more often than a token comes in is never refused',
  async () => {
    const gaps = fc.array(fc.nat({ max: 60_000 }), { maxLength: 30 })
    await fc.assert(
      fc.asyncProperty(limits, gaps, async (limit, longer) => {
        let now = START
        const store = memoryStore({ clock: () => now })
        for (const ms of longer) {
          const bucket = { ...limit, key: 'bucket', now }
          const { status } = await takeToken((question) => question(store), bucket)
          expect(status).toBe('taken')
          now += limit.refillSeconds * 1000 + ms
        }
      }),
      { numRuns },
    )
  },
  PATIENT_MS,
)

test(
  'in whatever order a store answers, no more are let through than the bucket has',
  async () => {
    const answer = fc.record({ do: fc.constant('answer' as const), questions: fc.nat({ max: 12 }) })
    const step = fc.oneof({ weight: 6, arbitrary: attempt }, { weight: 3, arbitrary: answer }, wait)
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        limits,
        fc.array(step, { maxLength: 60 }),
        (scheduler, limit, steps) => allAtOnce(scheduler, limit, steps),
      ),
      { numRuns },
    )
  },
  PATIENT_MS,
)

/** Nobody waits for a store so long: the first half second opens its breaker. */
const ON_THE_WAY_MS = 30_000

async function allAtOnce(
  scheduler: fc.Scheduler,
  limit: AttemptLimit,
  steps: readonly Step[],
): Promise<void> {
  let now = START
  const ask: AskStore = (question) => question(slow(scheduler, memory))
  const memory = memoryStore({ clock: () => now })
  const failures: number[] = []
  const attempts: Promise<unknown>[] = []

  async function tryOnce(isFailure: boolean): Promise<void> {
    const at = now
    const taking: Taking = await takeToken(ask, { ...limit, key: 'bucket', now: at })
    if (taking.status !== 'taken') return
    if (isFailure) failures.push(at)
    else await giveBack(ask, taking.token)
  }

  let waited = 0
  for (const step of steps) {
    if (step.do === 'wait') {
      waited += step.ms
      if (waited > ON_THE_WAY_MS) await scheduler.waitFor(Promise.all(attempts))
      if (waited > ON_THE_WAY_MS) waited = 0
      now += step.ms
    } else if (step.do === 'answer') await answerSome(scheduler, step.questions)
    else attempts.push(tryOnce(step.do === 'fail'))
  }
  await scheduler.waitFor(Promise.all(attempts))
  failures.sort((a, b) => a - b)
  for (const [first, from] of failures.entries()) {
    for (const [last, to] of failures.entries()) {
      if (last < first) continue
      expect(last - first + 1).toBeLessThanOrEqual(limit.burst + refills(limit, from, to))
    }
  }
}

async function answerSome(scheduler: fc.Scheduler, questions: number): Promise<void> {
  for (let asked = 0; asked < questions && scheduler.count() > 0; asked += 1) {
    await scheduler.waitOne()
  }
}

/** A store that is on its way for as long as the scheduler likes, there and back. */
function slow(scheduler: fc.Scheduler, store: SharedStore): SharedStore {
  const onTheWay = async <Answer>(question: () => Promise<Answer>): Promise<Answer> => {
    await scheduler.schedule(Promise.resolve(), 'there')
    const answer = await question()
    await scheduler.schedule(Promise.resolve(), 'back')
    return answer
  }
  return {
    get: (key) => onTheWay(() => store.get(key)),
    set: (entry) => onTheWay(() => store.set(entry)),
    setIfAbsent: (entry) => onTheWay(() => store.setIfAbsent(entry)),
    deleteIfEqual: (entry) => onTheWay(() => store.deleteIfEqual(entry)),
  }
}
