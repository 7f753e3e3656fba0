import type { ServerResponse } from 'node:http'
import type { Store } from '../store.ts'
import type { ChangeWatch } from './change-watch.ts'
import { stateOf } from './state.ts'

/** Where a page can listen for changes. */
export const EVENTS_PATH = '/__emulator/events'

/** A comment that often keeps a connection from being taken for dead, and finds out if it is. */
const HEARTBEAT_MS = 15_000

/**
 * Sends server-sent events, each a list of the parts of the state that have changed
 * (`data: ["journal","tokens"]`), until the connection ends.
 */
export function serveEvents(response: ServerResponse, watch: ChangeWatch): void {
  response.writeHead(200, {
    'Content-Type': 'text/event-stream; charset=utf-8',
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
  })
  response.write('retry: 1000\n\n')
  const unsubscribe = watch.subscribe((changed) => {
    response.write(`data: ${JSON.stringify(changed)}\n\n`)
  })
  const heartbeat = setInterval(() => response.write(': still here\n\n'), HEARTBEAT_MS)
  response.once('close', () => {
    clearInterval(heartbeat)
    unsubscribe()
  })
}

/** The parts of a store's state as texts that differ when the state does; time alone is no change. */
export function partsOf(store: Store): ReadonlyMap<string, string> {
  const { clock, ...parts } = stateOf(store)
  return new Map(
    Object.entries({ clock: clock.aheadSeconds, ...parts }).map(([name, part]) => [
      name,
      JSON.stringify(part),
    ]),
  )
}
