import type { Load, LoadReport } from './load.ts'
import type { ShopServer } from './shop-server.ts'
import { median, quantile } from './statistics.ts'

/** Visitors of one kind, at a server that is theirs alone. */
export interface Lane {
  readonly name: string
  readonly server: ShopServer
  readonly cookies: readonly string[]
  /** The name of the lane that it is compared with. */
  readonly beside: string
}

/** How long everybody runs. */
export interface Turns {
  readonly rounds: number
  readonly milliseconds: number
  readonly connections: number
  /** Requests that each server is sent at the start, so that it has compiled what it needs. */
  readonly warmUp: number
}

/** What came of one turn. */
interface Turn extends LoadReport {
  /** Processor time of the server per request, in milliseconds; null where unknown. */
  readonly serverCpuMs: number | null
}

/** The middle of the rounds, and the quartiles around it. */
export interface Spread {
  readonly median: number
  readonly low: number
  readonly high: number
}

/** A lane beside another, within the same rounds: each spread is of a ratio. */
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
 * Lets the lanes take short turns, in another order in each round: what slows the machine down for
 * a while slows all of them down, and the ratios within a round do not see it.
 *
 * Everybody is treated alike, those with whom the others are compared too. A Next server goes on
 * becoming faster for ten thousand requests, and is slow for a moment when it was left alone: one
 * that had more turns than the others once looked twice as fast as its own twin.
 */
export async function takeTurns(
  load: Load,
  lanes: readonly Lane[],
  turns: Turns,
): Promise<Comparison[]> {
  const { rounds, connections, warmUp: most } = turns
  const taken = new Map<string, Turn[]>(lanes.map(({ name }) => [name, []]))
  console.log('  warming up')
  for (const { name, server, cookies } of lanes) {
    const order = { name, port: server.port, cookies, connections, most, milliseconds: WARM_UP_MS }
    await load.send(order)
  }
  for (let round = 1; round <= rounds; round += 1) {
    console.log(`  round ${round} of ${rounds}`)
    for (const lane of shuffled(lanes)) {
      taken.get(lane.name)?.push(await takeTurn(load, lane, turns))
    }
  }
  return lanes.map((lane) =>
    compared(lane, { own: taken.get(lane.name) ?? [], others: taken.get(lane.beside) ?? [] }),
  )
}

async function takeTurn(load: Load, { name, server }: Lane, turns: Turns): Promise<Turn> {
  const { connections, milliseconds } = turns
  const before = server.cpuMs()
  const report = await load.send({ name, port: server.port, connections, milliseconds })
  const after = server.cpuMs()
  const serverCpuMs = before === null || after === null ? null : (after - before) / report.requests
  return { ...report, serverCpuMs }
}

function compared(
  { name, beside }: Lane,
  { own, others }: { readonly own: readonly Turn[]; readonly others: readonly Turn[] },
): Comparison {
  const ratio = (figure: (turn: Turn) => number) =>
    spread(
      own.flatMap((turn, round) => {
        const other = others[round]
        return other === undefined ? [] : [figure(turn) / figure(other)]
      }),
    )
  return {
    name,
    beside,
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
