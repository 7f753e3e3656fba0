import { after } from 'next/server.js'

/** Keeps the runtime alive for what outlives the response. */
export function keepAlive(promise: Promise<unknown>): void {
  try {
    after(promise)
  } catch {
    // Called outside of a request of Next, where no runtime waits to be shut down.
  }
}
