import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { RequestKind } from '../http/request-kind.ts'
import { hasEnded, type Session, startSession, tokenOf } from '../session/session.ts'
import { DAY_MS } from '../session/session-fixture.ts'
import { decide } from './decide-renewal.ts'
import { createRenewals, type Renewal } from './renewals.ts'
import {
  createModelStore,
  type ModelFault,
  type ModelRenewal,
  modelCustomer,
} from './token-source-fixture.ts'

/** One thing that happens: a browser asks for something, time passes, or the store breaks. */
type Step =
  | { readonly do: 'visit' | 'write' | 'log-out' | 'log-in'; readonly browser: number }
  | { readonly do: 'wait'; readonly ms: number }
  | { readonly do: 'break'; readonly fault: ModelFault }

const browsers = fc.nat({ max: 2 })
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ do: fc.constant('visit' as const), browser: browsers }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('write' as const), browser: browsers }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('log-out' as const), browser: browsers }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('log-in' as const), browser: browsers }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('wait' as const),
      ms: fc.oneof(fc.nat({ max: 10_000 }), fc.nat({ max: 25 * DAY_MS })),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('break' as const),
      fault: fc.constantFrom<ModelFault[]>(
        'down',
        'lost',
        'throttled',
        'api-token',
        'refused',
        'expires-now',
        'throws',
      ),
    }),
  },
)

const modes = fc.constantFrom<ModelRenewal[]>('same', 'rotate-grace', 'rotate-strict', 'no-extend')

const TIMEOUT_MS = 5000

/** A browser: the one cookie it has, and which of its sessions its customer has left. */
interface Browser {
  cookie: Session | null
  readonly left: Set<string>
}

test('whatever happens in whatever order, a session is lost only with its token, and is nobody else’s', async () => {
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), modes, fc.array(step, { maxLength: 40 }), runStory),
    { numRuns: 2000 },
  )
}, 60_000)

async function runStory(
  scheduler: fc.Scheduler,
  mode: ModelRenewal,
  steps: readonly Step[],
): Promise<void> {
  let now = Date.parse('2026-11-01T00:00:00Z')
  const model = createModelStore({
    clock: () => now,
    pace: (what) => scheduler.schedule(Promise.resolve(), what),
  })
  model.store.mode = mode
  const renewals = createRenewals({ clock: () => now, waitMs: 60_000, timeoutMs: TIMEOUT_MS })
  const shop = [0, 1, 2].map((): Browser => ({ cookie: null, left: new Set() }))
  const policy = { renewWithinSeconds: null }

  function logIn(index: number): void {
    const browser = shop[index] as Browser
    browser.cookie = startSession(model.mint(`c${index}`), modelCustomer(`c${index}`), now)
    now += 1
  }

  async function request(index: number, kind: RequestKind): Promise<void> {
    const browser = shop[index] as Browser
    const sent = browser.cookie
    if (sent === null) return
    const askedAt = now
    switch (decide(sent, { now, policy, kind })) {
      case 'keep':
        return
      case 'ended':
        expect(hasEnded(sent, askedAt)).toBe(true)
        if (browser.cookie === sent) browser.cookie = null
        return
      case 'log-out': {
        // The route handler: ends the token at the store, then the browser forgets the cookie.
        const left = await renewals.markLoggedOut(sent, { now })
        browser.left.add(sent.issuedAt)
        browser.cookie = null
        await model.tokens.revoke(left)
        return
      }
      case 'join':
        return deliver(index, sent, await renewals.join(sent, { now }))
      case 'renew': {
        // What is known already is not asked for.
        if (renewals.postponement(sent, { now }) !== null) return
        const renewing = renewals.renew(sent, {
          now,
          source: model.tokens,
          waitUntil: () => undefined,
          onBreaker: () => undefined,
        })
        return deliver(index, sent, await renewing)
      }
    }
  }

  function deliver(index: number, sent: Session, renewal: Renewal): void {
    const browser = shop[index] as Browser
    switch (renewal.outcome) {
      case 'postponed':
        return
      case 'dead':
        // Dead at the store: left by its customer, over, or lost with an answer that rotated it.
        expect(model.isAlive(tokenOf(sent).accessToken)).toBe(false)
        if (browser.cookie === sent) browser.cookie = null
        return
      case 'renewed': {
        const { accessToken } = tokenOf(renewal.session)
        expect(model.ownerOf(accessToken)).toBe(`c${index}`)
        expect(renewal.session.customer.id).toBe(`model/c${index}`)
        expect(renewal.session.issuedAt).toBe(sent.issuedAt)
        expect(hasEnded(renewal.session, now)).toBe(false)
        // What the mark does across isolates is not needed within one: nothing comes back at all.
        expect(browser.left.has(sent.issuedAt)).toBe(false)
        browser.cookie = renewal.session
      }
    }
  }

  const underWay: Promise<void>[] = []

  /** Lets everything that is under way come to its end. */
  async function settle(): Promise<void> {
    let isOver = false
    const end = Promise.all(underWay).finally(() => {
      isOver = true
    })
    // A renewal for which nobody waits is under way as well.
    while (!isOver || scheduler.count() > 0) {
      if (scheduler.count() > 0) await scheduler.waitOne()
      await turn()
    }
    await end
  }

  for (const index of [0, 1, 2]) logIn(index)
  for (const { do: what, ...rest } of steps) {
    // No call lasts longer than its timeout.
    if ('ms' in rest && rest.ms > TIMEOUT_MS) await settle()
    if ('ms' in rest) now += rest.ms
    else if ('fault' in rest) model.faults.push(rest.fault)
    else if (what === 'log-in') logIn(rest.browser)
    else underWay.push(request(rest.browser, what as RequestKind))
    // Calls overlap with what comes next: only some of them go on after each step.
    await turn()
    if (scheduler.count() > 0) await scheduler.waitOne()
  }
  await settle()
  expect(model.store.mostParallelRenewals).toBeLessThanOrEqual(1)
}

function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
