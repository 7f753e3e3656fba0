import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { ComparisonOrder, ComparisonReport, LoadOrder, LoadReport } from './load-generator.ts'

/** Clients in a process of their own. One order at a time. */
export interface Load {
  /** Sends requests to one server, and tells what became of them. */
  send(order: LoadOrder): Promise<LoadReport>
  /** Sends requests to servers that take turns. */
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

/** An answer that does not come any more must not be waited for. */
async function answer(child: ChildProcess) {
  const isOver = new AbortController()
  const { signal } = isOver
  const ended = once(child, 'exit', { signal }).then(() => {
    throw new Error('The clients have ended before their requests were answered.')
  })
  try {
    const [report] = await Promise.race([once(child, 'message', { signal }), ended])
    return report
  } finally {
    isOver.abort()
  }
}
