import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

/** The rows of the table of threats: what is threatened, what stops it, what proves that. */
const rows =
  (readFileSync('SECURITY.md', 'utf8').split('## Threats')[1] ?? '')
    .split('\n## ')[0]
    ?.split('\n')
    .filter((line) => line.startsWith('| ') && !/^\| (threat|---)/.test(line))
    .map((line) => line.split(' | ')) ?? []

test('there are threats', () => {
  expect(rows.length).toBeGreaterThan(25)
})

test.each(rows)(
  'what stops a threat is proved by tests that are there: %s',
  (_, stops, proof = '') => {
    expect(stops).not.toBe('')
    const named = [...proof.matchAll(/`([^`]+\.(?:test|spec)\.tsx?)`/g)].map(
      ([, path]) => path ?? '',
    )
    expect(named.length).toBeGreaterThan(0)
    for (const path of named) expect(globSync(path), path).not.toEqual([])
  },
)
