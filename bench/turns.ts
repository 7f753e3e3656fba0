import type { Load, LoadReport } from './load.ts'
import type { ShopServer } from './shop-server.ts'
import { median, quantile } from './statistics.ts'

/** Visitors of one kind at one server. */
export interface Visits {
  readonly name: string
  readonly server: ShopServer
  readonly cookies: readonly string[]
}

/** What is measured, and beside what. */
export interface Lane extends Visits {
  readonly beside: Visits
}

/** How long everybody runs. */
export interface Turns {
  readonly rounds: number
  readonly milliseconds: number
  readonly connections: number
  /** Requests that a server is sent beforehand, so that it has compiled what it needs. */
  readonly warmUp: number
}

/** What came of one turn. */
interface Turn extends LoadReport {
  /** Processor time of the server per request, in milliseconds; null where unknown. */
  readonly serverCpuMs: number | null
}

/** A turn, and one of those beside it. */
interface Pair {
  readonly own: Turn
  readonly other: Turn
}

/** The middle of the rounds, and the quartiles around it. */
export interface Spread {
  readonly median: number
  readonly low: number
  readonly high: number
}

/** A lane beside another: each spread is of a ratio. */
export interface Comparison {
  readonly name: string
  readonly beside: string
  readonly throughput: Spread
  readonly p50: Spread
  readonly p99: Spread
  readonly serverCpu: Spread
  /** Of the lane itself, the middle of the rounds. */
  readonly perSecond: number
  readonly requests: number
  readonly errors: number
  readonly clientCpu: number
}

const WARM_UP_MS = 60_000

/**
 * Lets each lane and the one beside it take short turns, one directly after the other, in an order
 * that changes: what slows the machine down for a while slows both down, and their ratio does not
 * see it.
 */
export async function takeTurns(
  load: Load,
  lanes: readonly Lane[],
  turns: Turns,
): Promise<Comparison[]> {
  const pairs = new Map<Lane, Pair[]>(lanes.map((lane) => [lane, []]))
  console.log('  warming up')
  await warmUp(load, lanes, turns)
  for (let round = 1; round <= turns.rounds; round += 1) {
    console.log(`  round ${round} of ${turns.rounds}`)
    for (const lane of shuffled(lanes)) pairs.get(lane)?.push(await takePair(load, lane, turns))
  }
  return lanes.map((lane) => compared(lane, pairs.get(lane) ?? []))
}

/** A server becomes faster for its first few thousand requests; everybody starts where that ends. */
async function warmUp(load: Load, lanes: readonly Lane[], { connections, warmUp }: Turns) {
  const all = new Map(
    lanes.flatMap((lane) => [lane, lane.beside]).map((visits) => [visits.name, visits]),
  )
  const warm = new Set<ShopServer>()
  for (const { name, server, cookies } of all.values()) {
    const most = warm.has(server) ? Math.ceil(warmUp / 10) : warmUp
    const order = { name, port: server.port, cookies, connections, most, milliseconds: WARM_UP_MS }
    await load.send(order)
    warm.add(server)
  }
}

async function takePair(load: Load, lane: Lane, turns: Turns): Promise<Pair> {
  if (Math.random() < 0.5) {
    const other = await takeTurn(load, lane.beside, turns)
    return { own: await takeTurn(load, lane, turns), other }
  }
  const own = await takeTurn(load, lane, turns)
  return { own, other: await takeTurn(load, lane.beside, turns) }
}

async function takeTurn(load: Load, { name, server }: Visits, turns: Turns): Promise<Turn> {
  const { connections, milliseconds } = turns
  const before = server.cpuMs()
  const report = await load.send({ name, port: server.port, connections, milliseconds })
  const after = server.cpuMs()
  const serverCpuMs = before === null || after === null ? null : (after - before) / report.requests
  return { ...report, serverCpuMs }
}

function compared({ name, beside }: Lane, pairs: readonly Pair[]): Comparison {
  const own = pairs.map((pair) => pair.own)
  const ratio = (figure: (turn: Turn) => number) =>
    spread(pairs.map((pair) => figure(pair.own) / figure(pair.other)))
  return {
    name,
    beside: beside.name,
    throughput: ratio(({ perSecond }) => perSecond),
    p50: ratio(({ p50 }) => p50),
    p99: ratio(({ p99 }) => p99),
    serverCpu: ratio(({ serverCpuMs }) => serverCpuMs ?? Number.NaN),
    perSecond: median(own.map(({ perSecond }) => perSecond)),
    requests: own.reduce((sum, { requests }) => sum + requests, 0),
    errors: own.reduce((sum, { errors }) => sum + errors, 0),
    clientCpu: median(own.map(({ clientCpu }) => clientCpu)),
  }
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
