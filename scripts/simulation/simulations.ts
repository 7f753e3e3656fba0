import { SCENARIOS, type Scenario, scaled } from './scenario.ts'
import type { Simulation } from './simulate-site.ts'

const [, LARGE, NEAR, ANYWHERE, , AWAY] = SCENARIOS as readonly [
  Scenario,
  Scenario,
  Scenario,
  Scenario,
  Scenario,
  Scenario,
]

const HOUR = 60 * 60

/**
 * What is simulated: small sites for long, which have every kind of event, larger ones for less, and of the
 * largest, at its full size, a part of the processes, which know nothing of each other's look-ups.
 */
export const SIMULATIONS: readonly Omit<Simulation, 'costs'>[] = [
  { scenario: scaled(NEAR, 1 / 1000), seconds: HOUR },
  { scenario: scaled(NEAR, 1 / 100), seconds: HOUR / 4 },
  { scenario: scaled(AWAY, 1 / 100), seconds: HOUR / 4 },
  { scenario: { ...scaled(ANYWHERE, 1 / 100), processes: 100, reach: 100 }, seconds: HOUR / 4 },
  { scenario: scaled(LARGE, 1 / 5), seconds: HOUR / 4 },
  { scenario: ANYWHERE, sampledProcesses: 20, seconds: 5 * 60 },
  { scenario: NEAR, sampledProcesses: 20, seconds: 5 * 60 },
]
