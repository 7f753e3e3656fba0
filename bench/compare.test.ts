import { expect, test } from 'vitest'
import { compare, isDifference, isRatio } from './compare.ts'
import { type Comparison, NotMeasured, type Subject } from './comparison.ts'
import type { Phase } from './phases.ts'
import { clientsThatMeasure, running, storefront } from './storefront-fixture.ts'

const ROUNDS = 5

const PHASES: readonly Phase[] = [
  { connections: 1, perTurn: 1, turns: 1, row: { what: 'first', figure: 'milliseconds more' } },
  {
    connections: 4,
    perTurn: 10,
    turns: 3,
    row: { what: 'first 31', figure: 'ratio from the start' },
  },
  { connections: 4, perTurn: 10, turns: 3, row: { what: 'later', figure: 'ratio' } },
]

function comparisonOf(...subjects: readonly Subject[]): Comparison {
  return { group: 'edge', rounds: ROUNDS, phases: PHASES, subjects }
}

const NO_OP = () => storefront('no-op', 0, null)

test('a round is one value, however many turns it has, and the interval is over the rounds', async () => {
  // Its process is the slower the later it is started; that of the no-op is always the same.
  const load = clientsThatMeasure((port) => (port % 10 === 0 ? 1 : 1 + Math.floor(port / 10) / 10))
  const { results } = await compare(load, comparisonOf(NO_OP(), storefront('ours', 1)))
  const [firstAnswer, soFar, later] = results
  if (!firstAnswer || !soFar || !later || !isRatio(soFar) || !isRatio(later)) throw new Error()
  expect(later.ratios.map((ratio) => ratio.toFixed(3))).toEqual(
    [1.1, 1.2, 1.3, 1.4, 1.5].map((slower) => (1 / slower).toFixed(3)),
  )
  expect(later.throughput.median).toBeCloseTo(1 / 1.3)
  expect(later.throughput.low).toBeCloseTo(1 / 1.5)
  expect(later).toMatchObject({ name: 'ours, later', processes: ROUNDS, requests: ROUNDS * 30 })
  expect(soFar).toMatchObject({ name: 'ours, first 31', requests: ROUNDS * 31 })
  expect(isDifference(firstAnswer) && firstAnswer.more.median).toBeCloseTo(0.3)
})

test('one that does not start is named, and the others go on', async () => {
  const refused = new NotMeasured('Its answers do not show that it accepts the session.')
  const broken = { ...storefront('broken', 2), open: () => Promise.reject(refused) }
  const subjects = [NO_OP(), broken, storefront('ours', 1)]
  const { results, missing } = await compare(
    clientsThatMeasure(() => 1),
    comparisonOf(...subjects),
  )
  expect(missing).toEqual([{ name: 'broken', why: refused.message }])
  expect(results.map(({ name }) => name)).toEqual(['ours, first', 'ours, first 31', 'ours, later'])
  expect(running.size).toBe(0)
})

test('one whose answers are no pages is named, and has no row', async () => {
  const subjects = [NO_OP(), storefront('not found', 3), storefront('ours', 1)]
  const load = clientsThatMeasure(
    () => 1,
    (port) => (port % 10 === 3 ? 2 : 0),
  )
  const { results, missing } = await compare(load, comparisonOf(...subjects))
  const all = 2 * PHASES.length * ROUNDS
  expect(missing).toEqual([{ name: 'not found', why: `${all} of its answers were no page.` }])
  expect(results.map(({ name }) => name)).toEqual(['ours, first', 'ours, first 31', 'ours, later'])
})

test('beside one whose answers are no pages, nothing is told', async () => {
  const load = clientsThatMeasure(
    () => 1,
    (port) => (port % 10 === 0 ? 1 : 0),
  )
  const { results, missing } = await compare(load, comparisonOf(NO_OP(), storefront('ours', 1)))
  expect(missing.map(({ name }) => name)).toEqual(['no-op'])
  expect(results).toEqual([])
})

test('all processes are ended when the clients break', async () => {
  const load = {
    ...clientsThatMeasure(() => 1),
    compare: () => Promise.reject(new Error('The clients have ended.')),
  }
  const comparison = comparisonOf(NO_OP(), storefront('ours', 1))
  await expect(compare(load, comparison)).rejects.toThrow('have ended')
  expect(running.size).toBe(0)
})
