import { NotMeasured, type OpenShop, type Subject } from './comparison.ts'
import type { Load } from './load.ts'
import type { SideReport } from './load-generator.ts'
import type { Phase } from './phases.ts'

/** Fresh processes that took turns, from their start to their end. */
export interface Round {
  /** What came of each storefront, by its name, phase by phase. */
  readonly sides: ReadonlyMap<string, readonly Side[]>
  /** Those that did not start, by their name. */
  readonly failures: ReadonlyMap<string, Error>
  /** Share of one processor that the clients themselves used, at most. */
  readonly clientCpu: number
}

/** One storefront in a phase. Times in milliseconds. */
export interface Side {
  /** How long all of its turns took. */
  readonly total: number
  /** How long each of its requests took. */
  readonly times: readonly number[]
  readonly errors: number
  /** Processor time of the whole server; null where unknown. */
  readonly cpu: number | null
}

/** A storefront that runs. */
interface Running extends OpenShop {
  readonly name: string
}

/** Starts storefronts, lets them take turns, and ends them. The seed throws who is when the first. */
export async function runRound(
  load: Load,
  {
    subjects,
    phases,
    seed,
  }: {
    readonly subjects: readonly Subject[]
    readonly phases: readonly Phase[]
    readonly seed: number
  },
): Promise<Round> {
  const opened = await Promise.allSettled(subjects.map((subject) => openedBy(subject)))
  const running = opened.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []))
  const failures = new Map(
    opened.flatMap((each, index) =>
      each.status === 'fulfilled' ? [] : [[subjects[index]?.name ?? '', asError(each.reason)]],
    ),
  )
  try {
    return { ...(await runPhases(load, { running, phases, seed })), failures }
  } finally {
    await Promise.all(running.map(({ server }) => server.close()))
  }
}

/** Tries twice: somebody else may have taken the port in the meantime. */
async function openedBy({ name, open }: Subject): Promise<Running> {
  try {
    return { ...(await open()), name }
  } catch (error) {
    if (error instanceof NotMeasured) throw error
    return { ...(await open()), name }
  }
}

async function runPhases(
  load: Load,
  {
    running,
    phases,
    seed,
  }: {
    readonly running: readonly Running[]
    readonly phases: readonly Phase[]
    readonly seed: number
  },
): Promise<Omit<Round, 'failures'>> {
  const sides = new Map<string, Side[]>(running.map(({ name }) => [name, []]))
  let [skip, busiest] = [0, 0]
  for (const { connections, perTurn, turns } of phases) {
    const before = running.map(({ server }) => server.cpuMs())
    const targets = running.map(({ server, path = '/', cookies }) => {
      return { port: server.port, path, cookies, skip }
    })
    const order = { sides: targets, connections, perTurn, turns, seed: seed + skip }
    const { sides: reports, clientCpu } = await load.compare(order)
    for (const [index, { name, server }] of running.entries()) {
      const cpu = since(before[index] ?? null, server.cpuMs())
      sides.get(name)?.push(sideOf(reports[index], cpu))
    }
    skip += turns * perTurn
    busiest = Math.max(busiest, clientCpu)
  }
  return { sides, clientCpu: busiest }
}

function sideOf(report: SideReport | undefined, cpu: number | null): Side {
  const { turns, times, errors } = report ?? { turns: [], times: [], errors: 0 }
  return { total: turns.reduce((sum, turn) => sum + turn, 0), times, errors, cpu }
}

function since(before: number | null, after: number | null): number | null {
  return before === null || after === null ? null : after - before
}

function asError(reason: unknown): Error {
  return reason instanceof Error ? reason : new Error(String(reason))
}
