import type { Load } from './load.ts'
import type { SideReport } from './load-generator.ts'
import type { ShopServer } from './shop-server.ts'
import { type Interval, medianInterval } from './statistics.ts'

/** One of two storefronts, and the cookies of its requests. */
export interface Subject {
  readonly name: string
  readonly cookies: readonly string[]
  /** Starts it. @throws {NotMeasured} if it turns out not to do what it is measured for. */
  open(): Promise<ShopServer>
}

/** A storefront beside another. */
export interface Comparison {
  readonly subject: Subject
  readonly beside: Subject
  /** How many turns each of them has in a round. */
  readonly turns: number
  /** How often both are started again: of two processes of one build, one is always a bit faster. */
  readonly rounds: number
  /** Turns that are not counted: a Next server becomes faster for its first thousands of requests. */
  readonly warmUp: number
}

/** What came of a comparison. All but the last four are ratios: the subject's to the other's. */
export interface ComparisonResult {
  readonly name: string
  readonly beside: string
  readonly throughput: Interval
  readonly p50: number
  readonly p99: number
  /** Processor time of the whole server per request; null where unknown. */
  readonly serverCpu: number | null
  /** Of the subject itself. */
  readonly perSecond: number
  readonly requests: number
  readonly errors: number
  readonly clientCpu: number
}

/** Thrown where a figure would not show what it is for. */
export class NotMeasured extends Error {}

/** Short, so that what slows the machine down for a while slows both down. */
const PER_TURN = 40

/** Two processors, and as many requests under way as keep one of them busy. */
const CONNECTIONS = 4

/**
 * Lets two storefronts take turns of forty requests, a few hundred times. Both are new processes, are
 * warmed up in the same way and are never idle for longer than a turn, and the one that came second
 * comes first the next time. The ratio is taken within each pair of turns.
 */
export async function compare(load: Load, comparison: Comparison): Promise<ComparisonResult> {
  const rounds: Round[] = []
  for (let round = 0; round < comparison.rounds; round += 1)
    rounds.push(await runRound(load, comparison))
  const sum = (figure: (round: Round) => number) =>
    rounds.reduce((all, each) => all + figure(each), 0)
  const mean = (figure: (round: Round) => number) => sum(figure) / rounds.length
  const cpu = mean(({ serverCpu }) => serverCpu ?? Number.NaN)
  return {
    name: comparison.subject.name,
    beside: comparison.beside.name,
    throughput: medianInterval(rounds.flatMap(({ ratios }) => ratios)),
    p50: mean(({ own, other }) => own.p50 / other.p50),
    p99: mean(({ own, other }) => own.p99 / other.p99),
    serverCpu: Number.isNaN(cpu) ? null : cpu,
    perSecond: mean(({ own }) => own.requests / (totalOf(own.turns) / 1000)),
    requests: sum(({ own }) => own.requests),
    errors: sum(({ own, other }) => own.errors + other.errors),
    clientCpu: Math.max(...rounds.map(({ clientCpu }) => clientCpu)),
  }
}

/** Two processes, from start to end. */
interface Round {
  readonly own: SideReport
  readonly other: SideReport
  /** The throughput of one to that of the other, in each pair of turns. */
  readonly ratios: readonly number[]
  readonly serverCpu: number | null
  readonly clientCpu: number
}

async function runRound(
  load: Load,
  { subject, beside, turns, warmUp }: Comparison,
): Promise<Round> {
  const servers: ShopServer[] = []
  try {
    for (const { open } of [subject, beside]) servers.push(await open())
    const [one, two] = servers as [ShopServer, ShopServer]
    const order = {
      sides: [
        { port: one.port, cookies: subject.cookies },
        { port: two.port, cookies: beside.cookies },
      ],
      connections: CONNECTIONS,
      perTurn: PER_TURN,
    } as const
    await load.compare({ ...order, turns: warmUp })
    const before = [one.cpuMs(), two.cpuMs()] as const
    const { sides, clientCpu } = await load.compare({ ...order, turns })
    const used = [since(before[0], one.cpuMs()), since(before[1], two.cpuMs())] as const
    const [own, other] = sides
    return {
      own,
      other,
      ratios: own.turns.map((milliseconds, turn) => (other.turns[turn] ?? 0) / milliseconds),
      serverCpu: used[0] === null || used[1] === null ? null : used[0] / used[1],
      clientCpu,
    }
  } finally {
    await Promise.all(servers.map((server) => server.close()))
  }
}

function totalOf(turns: readonly number[]): number {
  return turns.reduce((sum, turn) => sum + turn, 0)
}

function since(before: number | null, after: number | null): number | null {
  return before === null || after === null ? null : after - before
}
