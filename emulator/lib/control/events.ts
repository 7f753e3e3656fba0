import type { ServerResponse } from 'node:http'
import type { Store } from '../store.ts'
import { stateOf } from './state.ts'

/** Where a page can listen for changes. */
export const EVENTS_PATH = '/__emulator/events'

const INTERVAL_MS = 200

/** A regular comment keeps the connection open, and shows when it is closed. */
const HEARTBEAT_MS = 15_000

/**
 * Creates what sends server-sent events, each a list of the parts of the state that have changed
 * (`data: ["journal","tokens"]`), until the connection ends. It compares the state at intervals
 * while anybody listens: a behaviour that a test sets and a token that expires emit no event.
 */
export function createEvents(store: Store) {
  const listeners = new Set<ServerResponse>()
  let timer: NodeJS.Timeout | undefined
  let seen: ReadonlyMap<string, string> = new Map()

  function compare(): void {
    const current = partsOf(store)
    const changed = [...current.keys()].filter((name) => current.get(name) !== seen.get(name))
    seen = current
    if (changed.length === 0) return
    for (const listener of listeners) listener.write(`data: ${JSON.stringify(changed)}\n\n`)
  }

  return function serveEvents(response: ServerResponse): void {
    response.writeHead(200, {
      'Content-Type': 'text/event-stream; charset=utf-8',
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
    })
    response.write('retry: 1000\n\n')
    if (listeners.size === 0) {
      seen = partsOf(store)
      timer = setInterval(compare, INTERVAL_MS)
    }
    listeners.add(response)
    const heartbeat = setInterval(() => response.write(': still here\n\n'), HEARTBEAT_MS)
    response.once('close', () => {
      clearInterval(heartbeat)
      listeners.delete(response)
      if (listeners.size === 0) clearInterval(timer)
    })
  }
}

/** The parts of a store's state as texts that differ when the state does; time alone is no change. */
function partsOf(store: Store): ReadonlyMap<string, string> {
  const { clock, ...parts } = stateOf(store)
  return new Map(
    Object.entries({ clock: clock.aheadSeconds, ...parts }).map(([name, part]) => [
      name,
      JSON.stringify(part),
    ]),
  )
}
