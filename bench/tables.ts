import type { AloneFigures, Times } from './alone-figures.ts'
import { type ComparisonResult, isDifference, isRatio } from './compare.ts'
import type { GoalRow } from './goals.ts'
import type { GrowthFigures } from './growth-process.ts'
import type { Compared } from './measure-all.ts'
import type { MiddlewareFigures } from './middleware-bench.ts'
import { remarkOn } from './remark.ts'
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

/** What is wanted, and what of it was measured. */
export function goalTable(rows: readonly GoalRow[]): string {
  return table(
    ['of a no-op in the same run', 'goal', 'measured', 'by hand', 'reached'],
    rows.map(({ what, goal, measured, byHand, reached }) => [
      what,
      goal,
      measured,
      byHand,
      reached,
    ]),
  )
}

/** A table of comparisons, with what a reader must know of how they were measured above it. */
export function comparedText(
  compared: Compared,
  { isQuick, shared }: { readonly isQuick: boolean; readonly shared: number },
): string {
  const sentences = [
    ...(isQuick ? ['A quick run, which gives a first impression only.'] : []),
    requestsSentence(compared),
    otherWorkSentence(shared),
  ]
  return `${sentences.join(' ')}\n\n${comparisonTable(compared.comparisons)}`
}

/** The storefronts two by two: each cell but the name, the time and the last two is a ratio. */
function comparisonTable(comparisons: readonly ComparisonResult[]): string {
  return table(
    [
      'where',
      'middleware',
      'throughput',
      'p50',
      'p99',
      'processor time',
      'a request',
      'beside',
      '',
    ],
    comparisons
      .filter(isRatio)
      .map((each) => [
        each.group,
        each.name,
        interval(each.throughput),
        ratio(each.p50),
        ratio(each.p99),
        each.serverCpu === null ? 'unknown' : ratio(each.serverCpu.median),
        each.cpuPerRequest === null ? 'unknown' : `${each.cpuPerRequest.toFixed(2)} ms`,
        each.beside,
        remarkOn(each.throughput, 1),
      ]),
  )
}

/** The first answers of fresh processes, in milliseconds. */
export function firstAnswerTable(comparisons: readonly ComparisonResult[]): string {
  return table(
    ['middleware', 'milliseconds more', 'its own', 'beside', ''],
    comparisons
      .filter(isDifference)
      .map((each) => [
        each.name,
        `**${each.more.median.toFixed(1)}** (${each.more.low.toFixed(1)} to ${each.more.high.toFixed(1)})`,
        `${each.own.toFixed(1)} ms`,
        each.beside,
        remarkOn(each.more, 0),
      ]),
  )
}

/** What each middleware takes by itself, and how much more that is than what it stands beside. */
export function aloneTable(figures: readonly AloneFigures[]): string {
  const cells = ({ own, more }: Times, unit: string, digits: number) => [
    `**${more.median.toFixed(digits)}** (${more.low.toFixed(digits)} to ${more.high.toFixed(digits)}) ${unit}`,
    `${own.toFixed(digits)} ${unit}`,
  ]
  return table(
    [
      'middleware',
      'first answer, more',
      'its own',
      'the next 99, more',
      'its own',
      'after a thousand, more',
      'its own',
      'beside',
    ],
    figures.map(({ name, beside, first, early, later }) => [
      name,
      ...cells(first, 'ms', 2),
      ...cells(early, 'µs', 0),
      ...cells(later, 'µs', 0),
      beside,
    ]),
  )
}

/** How many requests there were, and what the clients themselves used. */
function requestsSentence({ comparisons }: Pick<Compared, 'comparisons'>): string {
  const busiest = Math.max(...comparisons.map(({ clientCpu }) => clientCpu))
  const requests = comparisons.reduce((sum, each) => sum + each.requests, 0)
  return `${requests.toLocaleString('en')} requests, and as many to each of those beside them. The clients used at most ${Math.round(busiest * 100)} % of one processor.`
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
    ['sessions', 'remembered seals', 'renewals', 'whole middleware', 'the same, customer accounts'],
    figures.map(({ sessions, rememberedSeals, renewals, requests, accountRequests }) => [
      sessions.toLocaleString('en'),
      ...[rememberedSeals, renewals, requests, accountRequests].map(
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
