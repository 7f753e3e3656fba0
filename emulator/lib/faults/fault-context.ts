import type { ServerResponse } from 'node:http'
import type { RootFields } from '../graphql/execute.ts'
import type { HttpAnswer, Outcome } from '../graphql/http-answer.ts'

/** What a fault knows of the request that it hits. */
export interface FaultContext {
  readonly response: ServerResponse
  /** The root fields that were asked for. */
  readonly fields: readonly string[]
  /** How long to wait, if the fault was set with a delay. */
  readonly delayMs: number | undefined
  /** The emulator's time, in epoch milliseconds. */
  readonly now: () => number
  /** Executes the request as if there were no fault, but for the root fields that are replaced. */
  readonly execute: (replacedFields?: RootFields) => Promise<HttpAnswer>
}

/** Serves a fault, and says what was sent. */
export type FaultHandler = (context: FaultContext) => Outcome | Promise<Outcome>

/** What became of a request whose connection was left hanging or cut. */
export const NOTHING_SENT: Outcome = { status: null, errors: [] }

/** Waits for the delay of a fault, or until the caller has gone. */
export async function pause(
  { response, delayMs }: FaultContext,
  defaultDelayMs = 0,
): Promise<void> {
  const milliseconds = delayMs ?? defaultDelayMs
  if (milliseconds === 0 || response.destroyed) return
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, milliseconds)
    response.once('close', () => {
      clearTimeout(timer)
      resolve()
    })
  })
}
