// npm run simulate -- [--quick] [--json] [--write]: what the store of a large site is asked, by the formula
// and by simulation, and what a Redis on this machine takes for it. --write puts it into docs/operations.md.
import { parseArgs } from 'node:util'
import { otherWork } from '../bench/other-work.ts'
import { otherWorkSentence } from '../bench/tables.ts'
import { installRedis } from './install-redis.ts'
import { writeMarked } from './marked-text.ts'
import { scaleFigures } from './simulation/formula.ts'
import { measureMemory } from './simulation/measure-memory.ts'
import { measureRedis } from './simulation/measure-redis.ts'
import { countOperations } from './simulation/operation-costs.ts'
import {
  measuredTable,
  type Simulated,
  scaleTable,
  simulatedTable,
} from './simulation/scale-tables.ts'
import { SCENARIOS } from './simulation/scenario.ts'
import { simulateSite } from './simulation/simulate-site.ts'
import { SIMULATIONS } from './simulation/simulations.ts'

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
  },
})

installRedis()
const busy = otherWorkSentence(await otherWork())
const costs = await countOperations()
const lookUpBytes = await measureMemory()
const redis = await measureRedis({ sessions: values.quick ? 100_000 : 1_000_000 })
const simulated: Simulated[] = []
for (const simulation of values.quick ? SIMULATIONS.slice(0, 1) : SIMULATIONS) {
  const { scenario } = simulation
  const name = `${scenario.sessions} sessions, ${scenario.processes} processes`
  const figures = await simulateSite({ ...simulation, costs, onProgress: progressOf(name) })
  console.error(`${name}: ${figures.requests} requests`)
  simulated.push({ scenario, figures })
}

const tables = {
  scale: scaleTable(costs),
  'scale-simulated': simulatedTable(simulated, costs),
  'scale-measured': `${busy}\n\n${measuredTable(redis, lookUpBytes)}`,
}
const sites = SCENARIOS.map((scenario) => ({ scenario, figures: scaleFigures(scenario, costs) }))
if (values.json)
  console.log(JSON.stringify({ costs, sites, simulated, redis, lookUpBytes }, null, 2))
else console.log(Object.values(tables).join('\n\n'))
if (values.write) writeMarked('docs/operations.md', tables)

/** On a terminal, one line that changes. */
function progressOf(name: string): (part: number) => void {
  const { stderr } = process
  return (part) => {
    if (stderr.isTTY) stderr.write(`\r${name}: ${Math.round(part * 100)} %\r`)
  }
}
