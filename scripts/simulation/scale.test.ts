import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { sharing } from '../../lib/core/renewal/shared-renewal.ts'
import { markedText } from '../marked-text.ts'
import { commandsOf, scaleFigures } from './formula.ts'
import { countingStore, countOperations } from './operation-costs.ts'
import { scaleTable } from './scale-tables.ts'
import { SCENARIOS, type Scenario, scaled } from './scenario.ts'
import { sessionsIn } from './shared-entries.ts'
import { simulateSite } from './simulate-site.ts'
import { accountSession, renewedCredential } from './simulated-sessions.ts'

const costs = await countOperations()
const [SMALL, LARGE, NEAR, , , AWAY] = SCENARIOS as readonly Scenario[] as [
  Scenario,
  Scenario,
  Scenario,
  Scenario,
  Scenario,
  Scenario,
]

test('the table of the documentation is what the formula says now', () => {
  const page = readFileSync('docs/operations.md', 'utf8')
  // `npm run simulate -- --write` writes it.
  expect(markedText(page, 'scale')).toBe(scaleTable(costs))
})

/** Chance alone makes some percent of so few requests. */
const TOLERANCE = 0.08

test.each([
  ['three servers', SMALL, 2 * 3600],
  ['isolates that live for a minute', { ...scaled(NEAR, 1 / 1000), processSeconds: 60 }, 900],
  ['a store far away', { ...scaled(AWAY, 1 / 2000), processes: 10, reach: 5 }, 3600],
  [
    'more sessions than a process remembers',
    { ...LARGE, processes: 1, reach: 1, requestsPerSecond: 1500 },
    20,
  ],
])('the formula is right for %s, as a simulation counts', async (_, scenario, seconds) => {
  const figures = await simulateSite({ scenario, costs, seconds })
  const formula = scaleFigures(scenario, costs)
  for (const name of ['lookUpCommands', 'renewalCommands', 'waitingShare'] as const) {
    expect(Math.abs((figures[name] ?? 0) / formula[name] - 1), name).toBeLessThan(TOLERANCE)
  }
})

test('a renewal costs what the real one does, and what the documentation says', async () => {
  const { store, commands } = countingStore()
  const session = accountSession(0, Date.now() - 40 * 60_000)
  const renewed = { ...renewedCredential(session, Date.now()), renewedAt: Date.now() }
  await sharing(sessionsIn(store)).renew(session, {
    renew: async () => ({ state: 'renewed', ...renewed }),
    lockMs: 60_000,
  })
  expect(commands()).toBe(commandsOf(1, SMALL, costs))
  expect(readFileSync('docs/instances.md', 'utf8')).toContain(`| a renewal | ${commands()}: `)
  expect(readFileSync('docs/instances.md', 'utf8')).toContain(`| a log-out | ${2 * costs.end}, `)
})
