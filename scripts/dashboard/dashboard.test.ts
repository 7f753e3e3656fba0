import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { METRICS } from '../../lib/telemetry/metrics.ts'
import { prometheusNames } from './prometheus-names.ts'

interface Dashboard {
  readonly panels: readonly {
    readonly title: string
    readonly targets: readonly { readonly expr: string; readonly legendFormat: string }[]
  }[]
}

const dashboard: Dashboard = JSON.parse(
  readFileSync('docs/grafana/storefront-session.json', 'utf8'),
)
const expressions = dashboard.panels.flatMap(({ targets }) => targets.map(({ expr }) => expr))

/** What is asked for: words with a unit or a total at their end, as Prometheus names metrics. */
const asked = new Set(
  expressions.flatMap((expr) => expr.match(/\b[a-z_]+_(?:total|bucket|count|sum)\b/g) ?? []),
)

test('each metric that the dashboard asks for is emitted', () => {
  const emitted = new Set(prometheusNames(METRICS).flat())
  expect(asked.size).toBeGreaterThan(8)
  expect([...asked].filter((name) => !emitted.has(name))).toEqual([])
})

test('each metric that is emitted is on the dashboard', () => {
  for (const names of prometheusNames(METRICS)) {
    expect(
      names.some((name) => asked.has(name)),
      `${names[0]}`,
    ).toBe(true)
  }
})

test('each label that it asks for is an attribute in the documentation, or one of Prometheus', () => {
  const page = readFileSync('docs/telemetry.md', 'utf8')
  const labels = expressions.flatMap((expr) =>
    [...expr.matchAll(/by \(([^)]*)\)/g)].flatMap(([, list = '']) => list.split(', ')),
  )
  const attributes = new Set(
    [...page.matchAll(/`([a-z_.]+)`/g)].map(([, name = '']) => name.replaceAll('.', '_')),
  )
  for (const label of new Set(labels)) expect([...attributes, 'le'], label).toContain(label)
})

test('a legend names nothing but what its query groups by', () => {
  for (const { targets } of dashboard.panels) {
    for (const { expr, legendFormat } of targets) {
      for (const [, label = ''] of legendFormat.matchAll(/{{(\w+)}}/g))
        expect(expr).toContain(label)
    }
  }
})
