import { credentialOf, type Session, withCredential } from '../session/session.ts'
import { AWAY } from '../store/ask-store.ts'
import type { SharedSessions } from '../store/shared-sessions.ts'
import type { TokenRenewal } from './renew-token.ts'
import type { RenewedToken } from './renewal-record.ts'
import {
  BEGINNING,
  nextStep,
  type SharedProgress,
  type StepNews,
  waitMs,
} from './shared-renewal-steps.ts'
import type { SharedNews, SharedRenewal, SharedRenewing, Sharing } from './sharing.ts'

/**
 * Renewals that are shared by what is written of sessions in a store. A session that `canWait` has a token
 * that is good for a while: while the store, which may know of another who renews it, is away, nobody is
 * asked.
 */
export function sharing(
  shared: SharedSessions,
  { canWait = () => false }: { readonly canWait?: (session: Session) => boolean } = {},
): Sharing {
  return {
    renew: (session, renewing) =>
      renewShared(session, shared, { ...renewing, canWait: canWait(session) }),
    look: (session) => lookNews(session, shared),
    end: shared.end,
    isRevoked: async (session) => (await shared.isRevoked(session)) === true,
    revoke: async (lineage) => (await shared.endLineage(lineage)) !== AWAY,
    revokeAll: async (customerId, by) => (await shared.endCustomer(customerId, by)) !== AWAY,
  }
}

async function renewShared(
  session: Session,
  shared: SharedSessions,
  renewing: SharedRenewing & { readonly canWait: boolean },
): Promise<SharedRenewal> {
  const lock = { owner: crypto.randomUUID(), lockMs: renewing.lockMs }
  let lockedAt = 0
  let at: SharedProgress = { ...BEGINNING, canWait: renewing.canWait }
  while (at.step !== 'done') at = nextStep(at, await perform(at))
  return at.result

  async function perform({ step, result, waits, isAlone }: SharedProgress): Promise<StepNews> {
    switch (step) {
      case 'lock':
        lockedAt = performance.now()
        return { news: lockNews(await shared.lock(session, lock)) }
      case 'wait':
        await sleep(waitMs(waits))
        return DONE
      case 'renew':
        return { news: 'renewal', renewal: counted(await renewing.renew(), session) }
      case 'publish': {
        const renewed = result as RenewedToken
        const successor = withCredential(session, renewed, renewed.renewedAt)
        return { news: (await shared.publish(session, successor)) === AWAY ? AWAY : 'done' }
      }
      case 'unlock':
        if (!isAlone) await shared.unlock(session, lock)
        return DONE
      default:
        if (step === 'look-again' && performance.now() - lockedAt > lock.lockMs / 6) {
          return { news: 'late' }
        }
        return lookNews(session, shared)
    }
  }
}

const DONE: StepNews = { news: 'done' }

function lockNews(answer: boolean | typeof AWAY): 'won' | 'lost' | typeof AWAY {
  return answer === AWAY ? AWAY : answer ? 'won' : 'lost'
}

/** What the store knows of a session, as a renewal understands it. */
async function lookNews(session: Session, shared: SharedSessions): Promise<SharedNews> {
  const state = await shared.look(session)
  if (state.news !== 'successor') return { news: state.news }
  const renewedAt = Date.parse(state.session.renewedAt ?? '')
  const credential = credentialOf(state.session)
  const renewed: RenewedToken = { state: 'renewed', ...credential, renewedAt, by: 'shared' }
  return { news: 'successor', renewed }
}

/** Each generation counts as later than the one before, also by a clock that is behind. */
function counted(renewal: TokenRenewal, session: Session): TokenRenewal {
  if (renewal.state !== 'renewed') return renewal
  const before = Date.parse(session.renewedAt ?? session.issuedAt)
  return { ...renewal, renewedAt: countedFrom(renewal.renewedAt, before) }
}

/** A cookie keeps whole seconds, so it is one of these that tells two generations apart. */
export function countedFrom(renewedAt: number, before: number): number {
  return Math.max(renewedAt, before + 1000)
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
