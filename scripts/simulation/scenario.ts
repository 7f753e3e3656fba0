/** A site, as far as it matters for what its store is asked. */
export interface Scenario {
  readonly name: string
  /** Customers who are signed in and there. */
  readonly sessions: number
  /** That ask for the session; not those for pages that are the same for everybody. */
  readonly requestsPerSecond: number
  /** Servers, or isolates. */
  readonly processes: number
  /** To so many of them the requests of one session come: all, or those that are near. */
  readonly reach: number
  /** How long a process lives, in seconds; then it has forgotten everything. */
  readonly processSeconds: number
  /** To the store and back. */
  readonly storeMs: number
  /** For how long a process does not ask again: `revocationCheckSeconds`. */
  readonly checkSeconds: number
  /** A page and what it loads with the session, all at the same time. */
  readonly requestsPerPage: number
  /** How unlike customers are: the exponent of Zipf's law; 0 for all the same. */
  readonly skew: number
  /** How many log in on Shopify's page, whose access token lives for an hour; the rest have 42 days. */
  readonly accountsShare: number
  /** How long Shopify takes for a renewal. */
  readonly renewalMs: number
  /** How many sessions are left by a log-out, of those that begin. */
  readonly logOutShare: number
}

/** Where a session's requests come to, and how often, is what tells sites apart; the rest is common. */
const COMMON = {
  processSeconds: 15 * 60,
  storeMs: 1,
  checkSeconds: 30,
  requestsPerPage: 4,
  skew: 0.5,
  accountsShare: 0.8,
  renewalMs: 300,
  logOutShare: 0.3,
} as const

const SERVERS = { ...COMMON, processSeconds: Number.POSITIVE_INFINITY } as const

const INTERNET = { sessions: 1_000_000, requestsPerSecond: 100_000, processes: 1000 } as const

/** The rows of the table in `docs/operations.md`. */
export const SCENARIOS: readonly Scenario[] = [
  {
    ...SERVERS,
    name: 'a shop on three servers',
    sessions: 1000,
    requestsPerSecond: 20,
    processes: 3,
    reach: 3,
  },
  {
    ...SERVERS,
    name: 'a large shop on ten servers',
    sessions: 100_000,
    requestsPerSecond: 5000,
    processes: 10,
    reach: 10,
  },
  {
    ...COMMON,
    ...INTERNET,
    name: 'a million sessions, on isolates near the visitor',
    reach: 5,
  },
  { ...COMMON, ...INTERNET, name: 'the same, on any isolate', reach: 1000 },
  {
    ...COMMON,
    ...INTERNET,
    name: 'the same, `revocationCheckSeconds: 300`, near the visitor',
    reach: 5,
    checkSeconds: 300,
  },
  {
    ...COMMON,
    ...INTERNET,
    name: 'the same, the store a region away, near the visitor',
    reach: 5,
    storeMs: 80,
  },
]

/** The same site at a part of its size: all that is counted is so much less, and all that is a ratio is as it was. */
export function scaled(scenario: Scenario, part: number): Scenario {
  const of = (count: number) => Math.max(1, Math.round(count * part))
  return {
    ...scenario,
    sessions: of(scenario.sessions),
    requestsPerSecond: scenario.requestsPerSecond * part,
    processes: of(scenario.processes),
    reach: Math.min(scenario.reach, of(scenario.processes)),
  }
}
