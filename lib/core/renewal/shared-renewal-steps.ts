import type { TokenRenewal } from './renew-token.ts'
import type { SharedNews, SharedRenewal } from './sharing.ts'

/**
 * What a renewal over a shared store does next.
 *
 * - `look`, `look-again`, `check`, `last-look`: ask what the store knows of the session;
 * - `lock`, `unlock`: take the right to renew it, give it back;
 * - `wait`: somebody else has it;
 * - `renew`: ask Shopify;
 * - `publish`: write what it has become;
 * - `done`: answer.
 */
export type SharedStep =
  | 'look'
  | 'lock'
  | 'wait'
  | 'look-again'
  | 'renew'
  | 'publish'
  | 'check'
  | 'last-look'
  | 'unlock'
  | 'done'

/** Where a renewal is: all that it knows, so that it can be walked through by whoever likes. */
export interface SharedProgress {
  readonly step: SharedStep
  /** The answer, if it ended here. */
  readonly result: SharedRenewal
  /** How often it has waited for another. */
  readonly waits: number
  /** The store cannot be asked: it goes on as if there were none, and holds no lock. */
  readonly isAlone: boolean
  /** There is time for the store to come back. */
  readonly canWait: boolean
}

/** What a step has brought. `late`: the lock was asked for so long ago that it may not last. */
export type StepNews =
  | SharedNews
  | { readonly news: 'won' | 'lost' | 'late' | 'done' }
  | { readonly news: 'renewal'; readonly renewal: TokenRenewal }

/** Where every renewal begins. */
export const BEGINNING: SharedProgress = {
  step: 'look',
  result: { state: 'pending' },
  waits: 0,
  isAlone: false,
  canWait: false,
}

/** So often another is waited for; by then its lock has ended, whatever became of it. */
export const MOST_WAITS = 16

/**
 * How long another is waited for, the first time and the next ones, in milliseconds: often at first, when
 * most renewals end; half a minute in all, which a lock lasts by default.
 */
export function waitMs(waits: number): number {
  return Math.min(4000, 40 * 1.5 ** (waits - 1))
}

/**
 * The whole protocol: what comes after a step, and what it has brought. Pure, and of nothing but its
 * arguments; `docs/decisions/0045` draws it.
 */
export function nextStep(at: SharedProgress, news: StepNews): SharedProgress {
  switch (at.step) {
    case 'look':
      return (
        known(at, news, 'done') ??
        (news.news === 'away' ? withoutStore(at, 'done') : to(at, 'lock'))
      )
    case 'lock':
      if (news.news === 'won') return to(at, 'look-again')
      // It may have been given all the same; so it is given back.
      if (news.news === 'away') return withoutStore(at, 'unlock')
      return at.waits < MOST_WAITS ? { ...to(at, 'wait'), waits: at.waits + 1 } : to(at, 'done')
    case 'wait':
      return to(at, 'look')
    case 'look-again':
      if (news.news === 'away' && at.canWait) return unconfirmed(at)
      return known(at, news, 'unlock') ?? to(at, news.news === 'late' ? 'unlock' : 'renew')
    case 'renew':
      return afterRenewal(at, news)
    case 'publish':
      // It is tried again in a moment; until it is written, nobody else may have the lock.
      return to(at, news.news === 'away' ? 'done' : 'check')
    case 'check':
      return news.news === 'ended' ? loggedOut(at) : to(at, 'unlock')
    case 'last-look':
      return (
        known(at, news, 'unlock') ?? (news.news === 'none' ? to(at, 'unlock') : unconfirmed(at))
      )
    default:
      return to(at, 'done')
  }
}

function to(at: SharedProgress, step: SharedStep, result = at.result): SharedProgress {
  return { ...at, step, result }
}

function withoutStore(at: SharedProgress, step: 'done' | 'unlock'): SharedProgress {
  return at.canWait ? { ...unconfirmed(at), step } : { ...at, step: 'renew', isAlone: true }
}

/** What the store knows already, so that nobody has to be asked. */
function known(at: SharedProgress, news: StepNews, step: SharedStep): SharedProgress | null {
  if (news.news === 'successor') return to(at, step, news.renewed)
  return news.news === 'ended' ? to(at, step, { state: 'logged-out' }) : null
}

/** Without the store, what another may have done to the token is not known, and nobody's session is ended. */
function afterRenewal(at: SharedProgress, news: StepNews): SharedProgress {
  if (news.news !== 'renewal') return to(at, 'unlock')
  const answered = to(at, 'publish', news.renewal)
  switch (news.renewal.state) {
    case 'renewed':
      return answered
    case 'dead':
      return at.isAlone ? unconfirmed(at) : { ...answered, step: 'last-look' }
    case 'failed':
      return { ...answered, step: 'unlock' }
  }
}

function unconfirmed(at: SharedProgress): SharedProgress {
  return to(at, 'unlock', { state: 'failed', failure: { outcome: 'unconfirmed' } })
}

/** Between the answer and the record of it. The log-out has looked before there was one to revoke. */
function loggedOut(at: SharedProgress): SharedProgress {
  const minted = at.result.state === 'renewed' ? at.result : undefined
  return to(at, 'unlock', { state: 'logged-out', ...(minted && { minted }) })
}
