import type { ComparisonResult } from './compare.ts'
import type { GrowthFigures } from './growth-process.ts'
import type { MiddlewareFigures } from './middleware-bench.ts'
import { PEERS } from './peer.ts'
import type { Row } from './row.ts'
import type { Interval } from './statistics.ts'
import type { SharedStoreFigures } from './store-bench.ts'

/** A table of rows with a figure each. */
export function rowTable(rows: readonly Row[]): string {
  return table(
    ['what', 'figure', 'remark'],
    rows.map(({ what, figure, remark }) => [what, figure, remark]),
  )
}

/** The storefronts two by two: each cell but the name and the last is a ratio. */
export function comparisonTable(comparisons: readonly ComparisonResult[]): string {
  return table(
    ['middleware', 'throughput', 'p50', 'p99', 'processor time', 'beside'],
    comparisons.map((each) => [
      each.errors === 0 ? each.name : `${each.name} (${each.errors} errors)`,
      interval(each.throughput),
      ratio(each.p50),
      ratio(each.p99),
      each.serverCpu === null ? 'unknown' : ratio(each.serverCpu),
      each.beside,
    ]),
  )
}

/** For the README of the project: what a valid session costs, with ours and with the peers. */
export function costTable({ comparisons }: MiddlewareFigures): string {
  const valid = comparisons.filter(
    ({ name }) => /^ours.*, a session$/.test(name) || PEERS.some((peer) => peer === name),
  )
  return table(
    ['middleware, with a valid session', 'throughput'],
    valid.map(({ name, throughput }) => [name.replace(', a session', ''), interval(throughput)]),
  )
}

/** How many requests there were, and what the clients themselves used. */
export function requestsSentence({ comparisons }: Pick<MiddlewareFigures, 'comparisons'>): string {
  const busiest = Math.max(...comparisons.map(({ clientCpu }) => clientCpu))
  const requests = comparisons.reduce((sum, each) => sum + each.requests, 0)
  return `${requests.toLocaleString('en')} requests, and as many to those beside them. The clients used at most ${Math.round(busiest * 100)} % of one processor.`
}

/** Whether the machine had anything else to do when the measuring began; a share of its processors. */
export function otherWorkSentence(share: number): string {
  return share < 0.05
    ? 'The machine had nothing else to do.'
    : `When it began, other work had ${Math.round(share * 100)} % of the machine.`
}

/** What was counted beside the turns, and who is missing from them. */
export function eventRows({ renewal, hanging, missing }: MiddlewareFigures): Row[] {
  return [
    {
      what: `${renewal.parallel} parallel requests of one session in its window`,
      figure: `${renewal.reachedTheStore} renewal${renewal.reachedTheStore === 1 ? '' : 's'}`,
      remark: `by the store's journal; ${renewal.gotTheCookie} answers carried the renewed session`,
    },
    {
      what: `the store hangs: the first request of each of ${hanging.tokens} tokens`,
      figure: `p99 ${Math.round(hanging.p99)} ms`,
      remark: `p50 ${Math.round(hanging.p50)} ms, longest ${Math.round(hanging.longest)} ms; \`renewWaitMs\` is 500, and the page itself is in it`,
    },
    ...missing.map(({ name, why }) => ({ what: name, figure: 'not measured', remark: why })),
  ]
}

/** What three instances did with one session in its window, on each runtime. */
export function sharedStoreRows({ renewals }: SharedStoreFigures): Row[] {
  return Object.entries(renewals).map(([runtime, renewal]) => ({
    what: `${renewal.parallel} parallel requests of one session in its window, over three instances ${WHERE[runtime]}`,
    figure: `${renewal.reachedTheStore} renewal${renewal.reachedTheStore === 1 ? '' : 's'}`,
    remark: `by the token endpoint's journal; ${renewal.gotTheCookie} answers carried the renewed session`,
  }))
}

const WHERE: Readonly<Record<string, string>> = {
  edge: 'on the edge runtime, by Upstash’s REST',
  node: 'on Node, by a Redis',
}

/** Ever more distinct sessions through one process. */
export function growthTable(figures: readonly GrowthFigures[]): string {
  return table(
    ['sessions', 'remembered seals', 'renewals', 'whole middleware'],
    figures.map(({ sessions, rememberedSeals, renewals, requests }) => [
      sessions.toLocaleString('en'),
      ...[rememberedSeals, renewals, requests].map(
        ({ microseconds, heapMegabytes }) =>
          `${microseconds.toFixed(1)} µs, ${heapMegabytes.toFixed(1)} MB`,
      ),
    ]),
  )
}

function interval({ median, low, high }: Interval): string {
  return `**${ratio(median)}** (${ratio(low)}–${ratio(high)})`
}

function ratio(value: number): string {
  return value.toFixed(2)
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  return [heads, heads.map(() => '---'), ...rows]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n')
}
