// npm run bench -- [--quick] [--only PART] [--minutes N] [--rows TEXT] [--without-workerd]: measures, prints, and
// writes bench/results.json, the tables of bench/README.md and the picture of the README. `--only picture` draws
// what is in bench/results.json; with `--rows`, and with `--quick` where the middleware is in it, nothing is
// written.
import { parseArgs } from 'node:util'
import { installPeers } from '../bench/install-peers.ts'
import { writeFigures, writeWhatFollows } from '../bench/write-figures.ts'
import { installRedis } from './install-redis.ts'
import { step } from './step.ts'

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    only: { type: 'string' },
    minutes: { type: 'string' },
    rows: { type: 'string' },
    'without-workerd': { type: 'boolean', default: false },
  },
})
// So that storefronts end with it.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.on(signal, () => process.exit(1))

const { quick: isQuick, rows = null } = values

if (values.only === 'picture') writeWhatFollows()
else await measure(values.only ?? null)

async function measure(only: string | null): Promise<void> {
  // What is measured is the package as it is published, with its peers beside it.
  await step('Building the packages', process.execPath, ['scripts/build-package.ts'])
  await installPeers()
  const { benchAll } = await import('../bench/bench-all.ts')
  const { isPart, PARTS } = await import('../bench/bench-parts.ts')
  if (only !== null && !isPart(only)) {
    const names = [...Object.keys(PARTS), 'picture'].join(', ')
    console.error(`There is no part "${only}" that can be measured alone. There are: ${names}.`)
    process.exit(1)
  }
  if (only === null || only === 'store') installRedis()
  const minutes = values.minutes === undefined ? null : Number(values.minutes)
  const isWithoutWorkerd = values['without-workerd']
  const measured = await benchAll({ isQuick, isWithoutWorkerd, minutes, rows, only })
  if (isForLooking(only)) console.log('Nothing is written: this was for a look.')
  else writeFigures(measured, { isQuick, only })
}

/** The picture of the README is of a whole run. */
function isForLooking(only: string | null): boolean {
  return rows !== null || (isQuick && (only === null || only === 'middleware'))
}
