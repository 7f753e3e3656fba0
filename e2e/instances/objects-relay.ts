import { text } from 'node:stream/consumers'
import { startHttpRelay } from './http-relay.ts'
import type { StoreRelay } from './store-relay.ts'

/** What a command of `durableObjectStore` is for a Redis. */
const WORDS: Readonly<Record<string, readonly string[]>> = {
  get: ['GET'],
  set: ['SET'],
  setIfAbsent: ['SET', 'NX'],
  deleteIfEqual: ['EVAL'],
}

/**
 * Starts what `examples/relayed-worker.mjs` asks before each command to an object, and where it is told so
 * once more when the object has answered. What is to be dropped has no answer. The command itself does
 * not come by.
 */
export function startObjectsRelay(): Promise<StoreRelay> {
  return startHttpRelay(async (stopper, request, response) => {
    const asked = await text(request)
    if (asked === 'done') return stopper.reached()
    const verdict = stopper.verdict(WORDS[asked] ?? [])
    if (verdict !== 'drop') response.end(verdict)
  })
}
