import type { Load, LoadReport } from './load.ts'
import type { ShopServer } from './shop-server.ts'
import { quantile } from './statistics.ts'

/** Visitors of one kind at one server. */
export interface Lane {
  readonly name: string
  readonly server: ShopServer
  readonly cookies: readonly string[]
  /** The lane that it is measured against, in the same round. */
  readonly against: string
}

/** How long everybody runs. */
export interface Turns {
  readonly rounds: number
  readonly milliseconds: number
  readonly connections: number
}

/** What a lane did in one turn. */
export interface Turn extends LoadReport {
  /** Processor time of the server per request, in milliseconds; null where unknown. */
  readonly serverCpuMs: number | null
}

/** The middle of the rounds, and the quartiles around it. */
export interface Spread {
  readonly median: number
  readonly low: number
  readonly high: number
}

/** A lane beside the one that it is measured against: each figure is a ratio. */
export interface Comparison {
  readonly name: string
  readonly against: string
  readonly throughput: Spread
  readonly p50: Spread
  readonly p99: Spread
  readonly serverCpu: Spread | null
  /** Not a ratio: requests per second, the middle of the rounds. */
  readonly perSecond: number
  readonly requests: number
  readonly errors: number
  readonly clientCpu: number
}

/**
 * Lets the lanes take turns, in another order in each round: what slows the machine down for a
 * while slows all of them down, and a ratio within a round does not see it.
 */
export async function takeTurns(
  load: Load,
  lanes: readonly Lane[],
  { rounds, milliseconds, connections }: Turns,
): Promise<Comparison[]> {
  const taken = new Map<string, Turn[]>(lanes.map(({ name }) => [name, []]))
  for (const { name, server, cookies } of lanes) {
    const warmUp = Math.max(1000, milliseconds)
    await load.send({ name, port: server.port, cookies, connections, milliseconds: warmUp })
  }
  for (let round = 1; round <= rounds; round += 1) {
    console.log(`  round ${round} of ${rounds}`)
    for (const { name, server } of shuffled(lanes)) {
      const before = server.cpuMs()
      const report = await load.send({ name, port: server.port, connections, milliseconds })
      const used = before === null ? null : (server.cpuMs() ?? 0) - before
      const serverCpuMs = used === null ? null : used / report.requests
      taken.get(name)?.push({ ...report, serverCpuMs })
    }
  }
  return lanes.map((lane) => compared(lane, taken))
}

function compared({ name, against }: Lane, taken: ReadonlyMap<string, Turn[]>): Comparison {
  const own = taken.get(name) ?? []
  const others = taken.get(against) ?? []
  const ratio = (figure: (turn: Turn) => number) =>
    spread(own.map((turn, round) => figure(turn) / sameRound(others, round, figure)))
  return {
    name,
    against,
    throughput: ratio(({ perSecond }) => perSecond),
    p50: ratio(({ p50 }) => p50),
    p99: ratio(({ p99 }) => p99),
    serverCpu: own.some(({ serverCpuMs }) => serverCpuMs === null)
      ? null
      : ratio(({ serverCpuMs }) => serverCpuMs ?? Number.NaN),
    perSecond: spread(own.map(({ perSecond }) => perSecond)).median,
    requests: own.reduce((sum, { requests }) => sum + requests, 0),
    errors: own.reduce((sum, { errors }) => sum + errors, 0),
    clientCpu: spread(own.map(({ clientCpu }) => clientCpu)).median,
  }
}

function sameRound(turns: readonly Turn[], round: number, figure: (turn: Turn) => number): number {
  const turn = turns[round]
  return turn === undefined ? Number.NaN : figure(turn)
}

function spread(values: readonly number[]): Spread {
  return {
    median: quantile(values, 0.5),
    low: quantile(values, 0.25),
    high: quantile(values, 0.75),
  }
}

function shuffled<Item>(items: readonly Item[]): Item[] {
  return items
    .map((item) => ({ item, place: Math.random() }))
    .toSorted((left, right) => left.place - right.place)
    .map(({ item }) => item)
}
