import type { Sample } from './series.ts'

/** A line of a panel: a value for each second, or null where there is none. */
export interface Line {
  readonly labels: Readonly<Record<string, string>>
  readonly values: readonly (number | null)[]
}

/** Seconds that a rate is of. */
const WINDOW = 6

const SUM = /^sum by \(([^)]*)\) \((rate|increase)\((\w+)\[\$__rate_interval\]\)\)$/
const QUANTILE = /^histogram_quantile\(([\d.]+), (sum by .*)\)$/

/**
 * Answers the few kinds of queries that the dashboard is made of, from the samples of each second.
 *
 * @throws {Error} for any other: the picture would not be of it.
 */
export function answerQuery(
  query: string,
  seconds: readonly (readonly Sample[])[],
): readonly Line[] {
  const quantile = QUANTILE.exec(query)
  if (quantile !== null) {
    return quantileOf(Number(quantile[1]), answerQuery(quantile[2] ?? '', seconds))
  }
  const sum = SUM.exec(query)
  if (sum === null) throw new Error(`There is no answer to ${query}`)
  const [, list = '', kind, name = ''] = sum
  const by = list.split(', ')
  const perSecond = kind === 'rate' ? WINDOW : 1
  const sums = seconds.map((samples) => sumBy(samples, name, by))
  const keys = [...new Set(sums.flatMap((each) => [...each.keys()]))].sort()
  return keys.map((key) => ({
    labels: JSON.parse(key),
    values: sums.map((now, second) => {
      if (second < WINDOW || !now.has(key)) return null
      return ((now.get(key) ?? 0) - (sums[second - WINDOW]?.get(key) ?? 0)) / perSecond
    }),
  }))
}

function sumBy(samples: readonly Sample[], name: string, by: readonly string[]) {
  const sums = new Map<string, number>()
  for (const sample of samples) {
    if (sample.name !== name) continue
    const key = JSON.stringify(
      Object.fromEntries(by.map((label) => [label, sample.labels[label] ?? ''])),
    )
    sums.set(key, (sums.get(key) ?? 0) + sample.value)
  }
  return sums
}

/** As Prometheus does it: linear within a bucket, and the end of the last but one above all. */
function quantileOf(quantile: number, buckets: readonly Line[]): readonly Line[] {
  const groups = Map.groupBy(buckets, ({ labels: { le: _, ...rest } }) => JSON.stringify(rest))
  return [...groups].map(([key, lines]) => {
    const sorted = lines.toSorted((one, other) => endOf(one) - endOf(other))
    const length = sorted[0]?.values.length ?? 0
    const values = Array.from({ length }, (_, second) => {
      const counts = sorted.map(({ values: each }) => each[second] ?? 0)
      const wanted = quantile * (counts.at(-1) ?? 0)
      if (wanted === 0) return null
      const at = counts.findIndex((count) => count >= wanted)
      const [from, to] = [at > 0 ? endOf(sorted[at - 1]) : 0, endOf(sorted[at])]
      if (to === Number.POSITIVE_INFINITY) return from
      const [before, within] = [counts[at - 1] ?? 0, counts[at] ?? 0]
      return from + ((to - from) * (wanted - before)) / (within - before)
    })
    return { labels: JSON.parse(key), values }
  })
}

function endOf(line: Line | undefined): number {
  const { le = '+Inf' } = line?.labels ?? {}
  return le === '+Inf' ? Number.POSITIVE_INFINITY : Number(le)
}
