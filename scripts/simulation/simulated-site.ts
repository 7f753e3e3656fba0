import { decide } from '../../lib/core/renewal/decide-renewal.ts'
import type { Session } from '../../lib/core/session/session.ts'
import { createLookups, type LookUp } from '../../lib/core/store/revocation-lookups.ts'
import { popularityOf } from './popularity.ts'
import { createRandom } from './random.ts'
import type { Scenario } from './scenario.ts'
import { type SharedWorld, simulateRenewal } from './simulated-renewal.ts'
import { accountSession, LIFE_MS, legacySession } from './simulated-sessions.ts'

/** A site in virtual time, with the code's own decisions, look-ups and steps of a renewal. */
export interface SimulatedSite {
  /** Some customer opens a page, at an instant in epoch milliseconds that is never before the last one. */
  showPage(now: number): void
  /** Until the next page, in milliseconds: by chance, and on average as often as the scenario says. */
  untilNextPage(): number
  readonly counted: SiteCounts
}

/** What a site has counted. */
export interface SiteCounts {
  requests: number
  /** How often the store was asked whether a session has ended. */
  lookUps: number
  /** Requests that waited for that. */
  waiting: number
}

/** A process: what it has looked up, and the renewals under way. */
interface SimulatedProcess {
  readonly lookUp: LookUp
  readonly underWay: Set<number>
  readonly endsAt: number
}

/** Answered already, for nobody has ended a session here. */
const NOT_REVOKED = Promise.resolve(false)

const POLICY = { renewWithinSeconds: null }

/**
 * Creates a site that has always been there: sessions are anywhere between two renewals, processes of any
 * age. Of the processes only the first `sampled` do anything; unless that is all, nothing is renewed.
 */
export function createSimulatedSite(
  scenario: Scenario,
  { world, startMs, sampled }: { world: SharedWorld; startMs: number; sampled: number },
): SimulatedSite {
  const { processes, reach, requestsPerPage } = scenario
  const random = createRandom(1)
  const { draw, shareOf } = popularityOf(scenario.sessions, scenario.skew)
  const pageMs = (1000 * requestsPerPage) / scenario.requestsPerSecond
  const browsers = new Map<number, Session>()
  const alive: SimulatedProcess[] = []
  const counted: SiteCounts = { requests: 0, lookUps: 0, waiting: 0 }

  function showPage(now: number): void {
    const index = draw(random())
    const home = Math.floor(((index * 0.6180339887) % 1) * processes)
    const askedAt = new Set<number>()
    for (let request = 0; request < requestsPerPage; request += 1) {
      const place = (home + Math.floor(random() * reach)) % processes
      if (place < sampled) serve({ index, place, askedAt, now })
    }
  }

  function serve({ index, place, askedAt, now }: PageRequest): void {
    const session = browsers.get(index) ?? arrive(index)
    const process = processAt(place, now)
    counted.requests += 1
    void process.lookUp(session, now, () => {
      counted.lookUps += 1
      askedAt.add(place)
      return NOT_REVOKED
    })
    if (askedAt.has(place)) counted.waiting += 1
    if (sampled < processes || process.underWay.has(index)) return
    if (decide(session, { now, policy: POLICY, kind: 'visit' }) !== 'renew') return
    process.underWay.add(index)
    simulateRenewal(world, { index, session, at: now }, (renewed) => {
      process.underWay.delete(index)
      if (renewed !== null) browsers.set(index, renewed)
    })
  }

  function arrive(index: number): Session {
    const isAccount = (index * 0.7548776662) % 1 < scenario.accountsShare
    const windowMs = LIFE_MS[isAccount ? 'account' : 'legacy'] / 2
    const betweenPagesMs = pageMs / shareOf(index)
    const age = Math.min(windowMs, random() * (windowMs + betweenPagesMs))
    const session = (isAccount ? accountSession : legacySession)(index, startMs - age)
    browsers.set(index, session)
    return session
  }

  function processAt(place: number, now: number): SimulatedProcess {
    const present = alive[place]
    if (present !== undefined && now < present.endsAt) return present
    const lifeMs = 1000 * scenario.processSeconds
    const begun: SimulatedProcess = {
      lookUp: createLookups(1000 * scenario.checkSeconds),
      underWay: new Set(),
      endsAt: present === undefined ? startMs + random() * lifeMs : present.endsAt + lifeMs,
    }
    alive[place] = begun
    return begun
  }

  return { showPage, untilNextPage: () => -pageMs * Math.log(1 - random()), counted }
}

interface PageRequest {
  readonly index: number
  readonly place: number
  /** Where the store was asked for this page. */
  readonly askedAt: Set<number>
  readonly now: number
}
