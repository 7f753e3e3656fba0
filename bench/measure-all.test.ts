import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Comparison } from './comparison.ts'
import { type MeasureRequest, measureAt } from './measure-all.ts'
import { clientsThatMeasure, running, storefront } from './storefront-fixture.ts'

const PACE = { start: 1000, answer: 1 }

beforeEach(() => {
  vi.spyOn(console, 'log').mockImplementation(() => undefined)
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
})
afterEach(() => vi.restoreAllMocks())

function comparisonWith(name: string, phases: Comparison['phases']): Comparison {
  const subjects = [storefront('no-op', 0, null), storefront(name, 1), storefront(`${name} too`, 2)]
  return { group: name, rounds: 2, phases, subjects }
}

const request: MeasureRequest = {
  isQuick: false,
  minutes: 60,
  rows: null,
  file: 'test',
  comparisonsOf: ({ phases }) =>
    ['ours', 'theirs'].map((name) => comparisonWith(name, phases.warm)),
}

test('a comparison that breaks is named, and those before and after it are there, on disk too', async () => {
  const load = clientsThatMeasure(() => 1)
  let orders = 0
  const breaking: typeof load = {
    ...load,
    compare(order) {
      orders += 1
      return orders === 2
        ? Promise.reject(new Error('The clients have ended.'))
        : load.compare(order)
    },
  }
  const { comparisons, missing } = await measureAt(PACE, breaking, request)
  expect(comparisons.map(({ name }) => name)).toEqual(['theirs', 'theirs too'])
  expect(missing.map(({ name, why }) => [name, why])).toEqual(
    ['no-op', 'ours', 'ours too'].map((name) => [name, 'The clients have ended.']),
  )
  const written = JSON.parse(readFileSync('artifacts/bench/test.json', 'utf8'))
  expect(written).toEqual({ comparisons, missing })
  expect(running.size).toBe(0)
})

test('some rows are measured with those that they stand beside, and no others', async () => {
  const load = clientsThatMeasure(() => 1)
  const { comparisons } = await measureAt(PACE, load, { ...request, rows: 'theirs too' })
  expect(comparisons.map(({ name, beside }) => [name, beside])).toEqual([['theirs too', 'no-op']])
})

test('with less time each process gets fewer requests, and there are as many processes', async () => {
  const load = clientsThatMeasure(() => 1)
  const requestsIn = async (minutes: number) => {
    const { comparisons } = await measureAt(PACE, load, { ...request, minutes })
    return comparisons.map(({ processes, requests }) => [processes, requests])
  }
  const [[processes, most] = []] = await requestsIn(60)
  const [[sameProcesses, fewer] = []] = await requestsIn(0.2)
  expect(sameProcesses).toBe(processes)
  expect(Number(fewer)).toBeLessThan(Number(most))
})
