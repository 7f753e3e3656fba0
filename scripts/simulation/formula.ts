import { MOST_LOOKUPS } from '../../lib/core/store/revocation-lookups.ts'
import type { OperationCosts } from './operation-costs.ts'
import { popularityOf } from './popularity.ts'
import type { Scenario } from './scenario.ts'
import { emptyWorld, simulateRenewal } from './simulated-renewal.ts'
import { accountSession, LIFE_MS } from './simulated-sessions.ts'

/** What the store of a site is asked in a second, and what comes of it. */
export interface ScaleFigures {
  readonly lookUpCommands: number
  readonly renewalCommands: number
  readonly logOutCommands: number
  /** Renewals at Shopify. */
  readonly renewals: number
  /** Of all requests, those that wait for the store to say whether the session has ended. */
  readonly waitingShare: number
  /** Sessions that a process remembers to have looked up, at most. */
  readonly remembered: number
}

/**
 * The figures by the closed formula. Pages of a session come by chance and independently of each other
 * (a Poisson process); each letter is explained in `docs/operations.md`.
 */
export function scaleFigures(scenario: Scenario, costs: OperationCosts): ScaleFigures {
  const { sessions, skew, requestsPerSecond, requestsPerPage, accountsShare } = scenario
  const { groups } = popularityOf(sessions, skew)
  const pages = requestsPerSecond / requestsPerPage
  const sum = (of: (pagesPerSecond: number) => number) =>
    groups.reduce((all, group) => all + group.sessions * of(group.share * pages), 0)
  const lookUpsWithin = (seconds: number) => sum((rate) => lookUps(scenario, rate, seconds))
  const seconds = rememberedSeconds(scenario, lookUpsWithin)
  const found = lookUpsWithin(seconds)
  const renewals = sum(
    (rate) =>
      accountsShare * renewalsOf(rate, LIFE_MS.account) +
      (1 - accountsShare) * renewalsOf(rate, LIFE_MS.legacy),
  )
  return {
    lookUpCommands: found * costs.isRevoked,
    renewalCommands: renewals * commandsOfRenewal(scenario, costs),
    logOutCommands: logOuts(scenario) * 2 * costs.end,
    renewals,
    waitingShare: (found * requestsAtOnce(scenario)) / requestsPerSecond,
    remembered: Math.min(MOST_LOOKUPS, (found * seconds) / scenario.processes),
  }
}

/** Of a page's requests, how many processes get one: those are the ones that may have to ask. */
function processesOfPage({ reach, requestsPerPage }: Scenario): number {
  return reach * (1 - (1 - 1 / reach) ** requestsPerPage)
}

/** Requests of one page that come to the same process wait for the same answer. */
function requestsAtOnce(scenario: Scenario): number {
  return scenario.requestsPerPage / processesOfPage(scenario)
}

/**
 * Look-ups of one session in a second. To each of its processes pages come at the rate r, and one that
 * comes when the last look-up is longer ago than T looks: one in T + 1/r. In a process that lives for L,
 * and knows nothing at first, it is q²/2 more in each life, with q = rT/(1+rT).
 */
function lookUps(scenario: Scenario, pagesPerSecond: number, seconds: number): number {
  const rate = (pagesPerSecond * processesOfPage(scenario)) / scenario.reach
  const share = (rate * seconds) / (1 + rate * seconds)
  return scenario.reach * (rate * (1 - share) + share ** 2 / 2 / scenario.processSeconds)
}

/**
 * For so long a process remembers: `checkSeconds`, or the time in which as many other look-ups follow as
 * its memory has places.
 */
function rememberedSeconds(scenario: Scenario, within: (seconds: number) => number): number {
  const isEnough = (seconds: number) =>
    (within(seconds) * seconds) / scenario.processes <= MOST_LOOKUPS
  let [low, high] = [0, scenario.checkSeconds]
  if (isEnough(high)) return high
  for (let step = 0; step < 30; step += 1) {
    const middle = (low + high) / 2
    if (isEnough(middle)) low = middle
    else high = middle
  }
  return low
}

/** A session is renewed by the first page that comes after half of its token's life. */
function renewalsOf(pagesPerSecond: number, lifeMs: number): number {
  return 1 / (lifeMs / 2000 + 1 / pagesPerSecond)
}

/**
 * One process renews, and the others that have a request of that page wait for what it writes: what one
 * costs, and what one more does, is counted by letting them do it.
 */
function commandsOfRenewal(scenario: Scenario, costs: OperationCosts): number {
  const [alone, two] = [1, 2].map((parties) => commandsOf(parties, scenario, costs)) as [
    number,
    number,
  ]
  return alone + (processesOfPage(scenario) - 1) * (two - alone)
}

/** What a store is asked when so many processes want to renew a session at the same time. */
export function commandsOf(
  parties: number,
  scenario: Pick<Scenario, 'storeMs' | 'renewalMs'>,
  costs: OperationCosts,
): number {
  const world = emptyWorld(scenario, costs)
  const session = accountSession(0, 0)
  for (let party = 0; party < parties; party += 1) {
    simulateRenewal(world, { index: 0, session, at: LIFE_MS.account / 2 }, () => undefined)
  }
  while (world.queue.next() < Number.POSITIVE_INFINITY) world.queue.step()
  return world.commands
}

/** For each that begins another ends, and some of these by a log-out; the middleware and the route write it down. */
function logOuts({ sessions, logOutShare }: Scenario): number {
  return (sessions * logOutShare) / SESSION_SECONDS
}

/** How long a customer stays signed in; after as long the note of their log-out is gone, too. */
const SESSION_SECONDS = 30 * 24 * 60 * 60
