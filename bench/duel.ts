import type { Load } from './load.ts'
import type { SideReport } from './load-generator.ts'
import type { ShopServer } from './shop-server.ts'
import { type Interval, medianInterval } from './statistics.ts'

/** One of two storefronts, and the visitors that it gets. */
export interface Contestant {
  readonly name: string
  readonly cookies: readonly string[]
  /** Starts it. @throws {NotMeasured} if it is seen not to do what it is measured for. */
  open(): Promise<ShopServer>
}

/** A storefront beside another. */
export interface Duel {
  readonly contestant: Contestant
  readonly beside: Contestant
  /** How many turns each of them has. */
  readonly turns: number
}

/** What came of a duel. All but the last four are ratios: the contestant's to the other's. */
export interface Comparison {
  readonly name: string
  readonly beside: string
  readonly throughput: Interval
  readonly p50: number
  readonly p99: number
  /** Processor time of the whole server per request; null where unknown. */
  readonly serverCpu: number | null
  /** Of the contestant itself. */
  readonly perSecond: number
  readonly requests: number
  readonly errors: number
  readonly clientCpu: number
}

/** Thrown where a figure would say something about something else. */
export class NotMeasured extends Error {}

/** Short, so that what slows the machine down for a while slows both down. */
const PER_TURN = 40

/** Two processors, and as many requests under way as keep one of them busy. */
const CONNECTIONS = 4

/** A Next server goes on becoming faster for some thousand requests. */
const WARM_UP_TURNS = 60

/**
 * Lets two storefronts take turns of forty requests, a few hundred times. Both are fresh processes,
 * are warmed up alike and are never idle for longer than a turn, and whoever came second comes first
 * the next time. The ratio is taken within each pair of turns.
 */
export async function fight(load: Load, duel: Duel): Promise<Comparison> {
  const { contestant, beside, turns } = duel
  const servers: ShopServer[] = []
  try {
    for (const { open } of [contestant, beside]) servers.push(await open())
    const [own, other] = servers as [ShopServer, ShopServer]
    const order = {
      sides: [
        { port: own.port, cookies: contestant.cookies },
        { port: other.port, cookies: beside.cookies },
      ],
      connections: CONNECTIONS,
      perTurn: PER_TURN,
    } as const
    await load.duel({ ...order, turns: WARM_UP_TURNS })
    const before = [own.cpuMs(), other.cpuMs()] as const
    const report = await load.duel({ ...order, turns })
    const used = [since(before[0], own.cpuMs()), since(before[1], other.cpuMs())] as const
    return {
      name: contestant.name,
      beside: beside.name,
      ...compared(report.sides),
      serverCpu: used[0] === null || used[1] === null ? null : used[0] / used[1],
      clientCpu: report.clientCpu,
    }
  } finally {
    await Promise.all(servers.map((server) => server.close()))
  }
}

function compared([own, other]: readonly [SideReport, SideReport]) {
  const ratios = own.turns.map((milliseconds, turn) => (other.turns[turn] ?? 0) / milliseconds)
  return {
    throughput: medianInterval(ratios),
    p50: own.p50 / other.p50,
    p99: own.p99 / other.p99,
    perSecond: own.requests / (own.turns.reduce((sum, turn) => sum + turn, 0) / 1000),
    requests: own.requests,
    errors: own.errors + other.errors,
  }
}

function since(before: number | null, after: number | null): number | null {
  return before === null || after === null ? null : after - before
}
