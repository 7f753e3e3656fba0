import type { RenewedToken } from '../../lib/core/renewal/renewal-record.ts'
import { countedFrom } from '../../lib/core/renewal/shared-renewal.ts'
import {
  BEGINNING,
  nextStep,
  type SharedProgress,
  type StepNews,
  waitMs,
} from '../../lib/core/renewal/shared-renewal-steps.ts'
import { credentialOf, type Session, withCredential } from '../../lib/core/session/session.ts'
import { createEventQueue, type EventQueue } from './event-queue.ts'
import type { OperationCosts } from './operation-costs.ts'
import type { Scenario } from './scenario.ts'
import { renewedCredential } from './simulated-sessions.ts'

/** What the store and Shopify know, and what they have been asked. Sessions are known by a number. */
export interface SharedWorld {
  readonly queue: EventQueue
  /** There and back, in milliseconds. */
  readonly storeMs: number
  readonly renewalMs: number
  readonly costs: OperationCosts
  readonly locks: Set<number>
  readonly newest: Map<number, Session>
  /** Commands of renewals that the store was given. */
  commands: number
  /** How often Shopify was asked. */
  renewals: number
}

/** A world in which nothing has happened. */
export function emptyWorld(
  { storeMs, renewalMs }: Pick<Scenario, 'storeMs' | 'renewalMs'>,
  costs: OperationCosts,
): SharedWorld {
  const queue = createEventQueue()
  const empty = { locks: new Set<number>(), newest: new Map<number, Session>() }
  return { queue, storeMs, renewalMs, costs, ...empty, commands: 0, renewals: 0 }
}

const DONE: StepNews = { news: 'done' }

/**
 * Renews a session in virtual time: each step is the code's own `nextStep`, and what a step asks of the
 * store happens there half a round trip later, and is answered after the other half.
 */
export function simulateRenewal(
  world: SharedWorld,
  { index, session, at: startedAt }: { index: number; session: Session; at: number },
  answered: (renewed: Session | null) => void,
): void {
  go(BEGINNING, startedAt)

  function go(at: SharedProgress, now: number): void {
    const { step, result } = at
    if (step === 'done') {
      answered(result.state === 'renewed' ? renewedBy(result) : null)
      return
    }
    const [thereMs, backMs] = durations(at)
    world.queue.put(now + thereMs, () => {
      const news = effect(at, now + thereMs)
      world.queue.put(now + thereMs + backMs, () => go(nextStep(at, news), now + thereMs + backMs))
    })
  }

  function durations({ step, waits }: SharedProgress): readonly [number, number] {
    if (step === 'wait') return [waitMs(waits), 0]
    return step === 'renew' ? [world.renewalMs, 0] : [world.storeMs / 2, world.storeMs / 2]
  }

  function effect({ step, result }: SharedProgress, now: number): StepNews {
    switch (step) {
      case 'wait':
        return DONE
      case 'renew':
        return { news: 'renewal', renewal: renew(now) }
      case 'lock':
        return asked('lock', lock())
      case 'publish':
        world.newest.set(index, renewedBy(result as RenewedToken))
        return asked('publish', DONE)
      case 'unlock':
        world.locks.delete(index)
        return asked('unlock', DONE)
      default:
        return asked('look', look())
    }
  }

  function asked(operation: 'look' | 'lock' | 'publish' | 'unlock', news: StepNews): StepNews {
    world.commands += world.costs[operation]
    return news
  }

  function lock(): StepNews {
    if (world.locks.has(index)) return { news: 'lost' }
    world.locks.add(index)
    return { news: 'won' }
  }

  function look(): StepNews {
    const newest = world.newest.get(index)
    if (newest === undefined || renewedAtOf(newest) <= renewedAtOf(session)) return { news: 'none' }
    const renewedAt = renewedAtOf(newest)
    return { news: 'successor', renewed: { state: 'renewed', ...credentialOf(newest), renewedAt } }
  }

  function renew(now: number): RenewedToken {
    world.renewals += 1
    const renewedAt = countedFrom(now, renewedAtOf(session))
    return { state: 'renewed', ...renewedCredential(session, now), renewedAt }
  }

  function renewedBy(token: RenewedToken): Session {
    return withCredential(session, token, token.renewedAt)
  }
}

function renewedAtOf({ renewedAt, issuedAt }: Session): number {
  return Date.parse(renewedAt ?? issuedAt)
}
