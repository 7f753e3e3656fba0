import type { OperationCosts } from './operation-costs.ts'
import type { Scenario } from './scenario.ts'
import { emptyWorld } from './simulated-renewal.ts'
import { createSimulatedSite } from './simulated-site.ts'

/** How a site is simulated. */
export interface Simulation {
  readonly scenario: Scenario
  readonly costs: OperationCosts
  /** So long it is counted, after it has gone on for twice `checkSeconds`. */
  readonly seconds: number
  /** Only so many of the processes; what sessions do elsewhere is left out, and so are renewals. @default all */
  readonly sampledProcesses?: number
  /** Told how much of it is done, from 0 to 1. */
  readonly onProgress?: (part: number) => void
}

/** What was counted, as figures of the whole site. */
export interface SimulatedFigures {
  /** That were simulated. */
  readonly requests: number
  /** Commands in a second. */
  readonly lookUpCommands: number
  /** The same; null where only some of the processes were simulated. */
  readonly renewalCommands: number | null
  /** Of all requests, those that wait for the store to say whether the session has ended. */
  readonly waitingShare: number
}

const START_MS = Date.parse('2026-11-01T12:00:00Z')

/** Lets a site go on in virtual time, and counts. */
export async function simulateSite(simulation: Simulation): Promise<SimulatedFigures> {
  const { scenario, costs, seconds, onProgress = () => undefined } = simulation
  const { processes, checkSeconds } = scenario
  const sampled = Math.min(processes, simulation.sampledProcesses ?? processes)
  const world = emptyWorld(scenario, costs)
  const site = createSimulatedSite(scenario, { world, startMs: START_MS, sampled })
  const countsFrom = START_MS + 2000 * checkSeconds
  await go(START_MS, countsFrom)
  Object.assign(site.counted, { requests: 0, lookUps: 0, waiting: 0 })
  world.commands = 0
  await go(countsFrom, countsFrom + 1000 * seconds)
  const { requests, lookUps, waiting } = site.counted
  return {
    requests,
    lookUpCommands: (lookUps * costs.isRevoked * (processes / sampled)) / seconds,
    renewalCommands: sampled < processes ? null : world.commands / seconds,
    waitingShare: waiting / requests,
  }

  async function go(from: number, until: number): Promise<void> {
    let pages = 0
    for (let now = from + site.untilNextPage(); now < until; now += site.untilNextPage()) {
      while (world.queue.next() <= now) world.queue.step()
      site.showPage(now)
      pages += 1
      // Answers that are there already reach those who wait for them.
      if (pages % 256 === 0) await Promise.resolve()
      if (pages % 50_000 === 0)
        onProgress((now - START_MS) / (countsFrom - START_MS + 1000 * seconds))
    }
  }
}
