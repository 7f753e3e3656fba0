import { type ScaleFigures, scaleFigures } from './formula.ts'
import type { RedisFigures } from './measure-redis.ts'
import type { OperationCosts } from './operation-costs.ts'
import { SCENARIOS, type Scenario } from './scenario.ts'
import type { SimulatedFigures } from './simulate-site.ts'

/** A site that was simulated. */
export interface Simulated {
  readonly scenario: Scenario
  readonly figures: SimulatedFigures
}

/** What each of the sites asks of its store, by the formula. */
export function scaleTable(costs: OperationCosts): string {
  const rows = SCENARIOS.map((scenario) => scaleRow(scenario, scaleFigures(scenario, costs)))
  return table(
    [
      'a site',
      'look-ups',
      'renewals',
      'commands in a second, in all',
      'requests that wait for the store',
      'for so long, on average of all',
    ],
    rows,
  )
}

function scaleRow(scenario: Scenario, figures: ScaleFigures): string[] {
  const { lookUpCommands, renewalCommands, logOutCommands, waitingShare } = figures
  return [
    scenario.name,
    count(lookUpCommands),
    count(renewalCommands),
    count(lookUpCommands + renewalCommands + logOutCommands),
    percent(waitingShare),
    `${(waitingShare * scenario.storeMs).toFixed(1)} ms`,
  ]
}

/** What was counted in virtual time, and what the formula says. */
export function simulatedTable(simulated: readonly Simulated[], costs: OperationCosts): string {
  const pair = (counted: number, formula: number, shown: (value: number) => string) =>
    `${shown(counted)} (${shown(formula)})`
  return table(
    [
      'sessions, processes, requests in a second',
      'to the store and back',
      'requests simulated',
      'look-ups',
      'renewals',
      'requests that wait',
    ],
    simulated.map(({ scenario, figures }) => {
      const formula = scaleFigures(scenario, costs)
      const { renewalCommands } = figures
      return [
        [scenario.sessions, scenario.processes, scenario.requestsPerSecond].map(count).join(', '),
        `${scenario.storeMs} ms`,
        count(figures.requests),
        pair(figures.lookUpCommands, formula.lookUpCommands, count),
        renewalCommands === null ? '' : pair(renewalCommands, formula.renewalCommands, count),
        pair(figures.waitingShare, formula.waitingShare, percent),
      ]
    }),
  )
}

/** What was measured at a Redis and in a process of this machine. */
export function measuredTable(redis: RedisFigures, lookUpBytes: number): string {
  const { commands, sessions, bytesPerSession, bytesPerLogOut } = redis
  const gigabytes = ((bytesPerSession * 1_000_000) / 2 ** 30).toFixed(1)
  return table(
    ['what', 'figure'],
    [
      [`a session in Redis, one of ${count(sessions)}`, `${count(bytesPerSession)} bytes`],
      ['a million of them', `${gigabytes} GiB`],
      [
        'a log-out in Redis, for as long as its session could live',
        `${count(bytesPerLogOut)} bytes`,
      ],
      [
        'what a process remembers of look-ups, at most',
        `${(lookUpBytes / 2 ** 20).toFixed(1)} MiB`,
      ],
      ['to look (`MGET`)', `${count(commands.look)} in a second`],
      ['to lock (`SET … NX PX`)', `${count(commands.lock)} in a second`],
      ['to write a session (`SET … PX`)', `${count(commands.publish)} in a second`],
      ['to let go (`EVAL`)', `${count(commands.unlock)} in a second`],
    ],
  )
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n')
}

/** In three digits: more would say that the customers of a shop are known so well. */
function count(value: number): string {
  const digits = value >= 100 ? 3 : 2
  return Number(value.toPrecision(digits)).toLocaleString('en')
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`
}
