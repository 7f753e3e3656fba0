import type { RatioResult } from './compare.ts'

/** A row whose interval reaches two hundredths to both sides. */
export function ratioRow(name: string, ratio: number, group = 'edge'): RatioResult {
  return {
    figure: 'ratio',
    group,
    name,
    beside: 'no-op, a session',
    processes: 10,
    requests: 1000,
    clientCpu: 0.02,
    throughput: { median: ratio, low: ratio - 0.02, high: ratio + 0.02 },
    ratios: [ratio],
    p50: 1,
    p99: 1,
    serverCpu: null,
    cpuPerRequest: null,
    perSecond: 1000,
  }
}
