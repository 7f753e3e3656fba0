import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { ComparisonOrder, ComparisonReport, LoadOrder, LoadReport } from './load-generator.ts'

/** Clients in a process of their own. One order at a time. */
export interface Load {
  /** Sends requests to one server, and tells what became of them. */
  send(order: LoadOrder): Promise<LoadReport>
  /** Sends requests to two servers in turn. */
  compare(order: ComparisonOrder): Promise<ComparisonReport>
  close(): void
}

/** Starts the process. */
export function startLoad(): Load {
  const child = fork(fileURLToPath(new URL('load-generator.ts', import.meta.url)))
  return {
    async send(order) {
      child.send(order)
      const report: LoadReport = await answer(child)
      return report
    },
    async compare(order) {
      child.send(order)
      const report: ComparisonReport = await answer(child)
      return report
    },
    close: () => void child.kill(),
  }
}

async function answer(child: ChildProcess) {
  const [report] = await once(child, 'message')
  return report
}
