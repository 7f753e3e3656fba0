// npm run docs:dashboard: the picture of the dashboard, docs/pictures/dashboard.svg. A shop with visitors
// runs against an emulated store for a minute; then each panel of the dashboard's file is drawn, by its
// own queries, from the metrics that were emitted. It is not Grafana that draws.
import { readFileSync, writeFileSync } from 'node:fs'
import { metrics } from '@opentelemetry/api'
import { MeterProvider, MetricReader } from '@opentelemetry/sdk-metrics'
import { answerQuery } from './dashboard/answer-query.ts'
import { openBusyShop } from './dashboard/busy-shop.ts'
import { drawPanels } from './dashboard/draw-panels.ts'
import { type Sample, samplesOf } from './dashboard/series.ts'

const SECONDS = 60

class OnDemand extends MetricReader {
  protected override onForceFlush = async () => undefined
  protected override onShutdown = async () => undefined
}

interface Dashboard {
  readonly title: string
  readonly panels: readonly {
    readonly title: string
    readonly fieldConfig: { readonly defaults: { readonly unit: string } }
    readonly targets: readonly { readonly expr: string; readonly legendFormat: string }[]
  }[]
}

const reader = new OnDemand()
metrics.setGlobalMeterProvider(new MeterProvider({ readers: [reader] }))
const seconds: (readonly Sample[])[] = []
const shop = await openBusyShop()
for (let number = 0; number < SECONDS; number += 1) {
  const next = new Promise((resolve) => setTimeout(resolve, 1000))
  await shop.second(number)
  await next
  seconds.push(samplesOf((await reader.collect()).resourceMetrics))
}
await shop.close()

const file = readFileSync('docs/grafana/storefront-session.json', 'utf8')
const { title, panels }: Dashboard = JSON.parse(file)
const drawn = panels.map((panel) => ({
  title: panel.title,
  unit: panel.fieldConfig.defaults.unit,
  lines: panel.targets.flatMap(({ expr, legendFormat }) =>
    answerQuery(expr, seconds).map(({ labels, values }) => ({
      name: legendFormat.replaceAll(/{{(\w+)}}/g, (_, label: string) => labels[label] ?? '').trim(),
      values,
    })),
  ),
}))
writeFileSync('docs/pictures/dashboard.svg', drawPanels(title, drawn))
process.exit()
