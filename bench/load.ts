import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { LoadOrder, LoadReport } from './load-generator.ts'

export type { LoadReport } from './load-generator.ts'

/** Visitors in a process of their own. */
export interface Load {
  /** Sends requests, and tells what became of them. One order at a time. */
  send(order: LoadOrder): Promise<LoadReport>
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
    close: () => void child.kill(),
  }
}

async function answer(child: ChildProcess) {
  const [report] = await once(child, 'message')
  return report
}
