import { sendAnswer } from '../graphql/http-answer.ts'
import { type FaultHandler, NOTHING_SENT, pause } from './fault-context.ts'

const DEFAULT_DELAY_MS = 1000

/** The real answer, late: by a second unless the fault was set with another delay. */
export const LATE_FAULTS = {
  /** The request is executed after the delay; not at all for a caller that did not wait. */
  latency: async (context) => {
    await pause(context, DEFAULT_DELAY_MS)
    if (context.response.destroyed) return NOTHING_SENT
    return sendAnswer(context.response, await context.execute())
  },
  /** The request is executed at once: the store did the work, and is slow to say so. */
  'late-answer': async (context) => {
    const answer = await context.execute()
    await pause(context, DEFAULT_DELAY_MS)
    return sendAnswer(context.response, answer)
  },
} as const satisfies Readonly<Record<string, FaultHandler>>
