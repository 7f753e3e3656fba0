/**
 * Keeps the runtime alive for what outlives an answer. `after` is Next's; it is handed in because
 * core knows no Next.
 */
export function keepAliveBy(after: (promise: Promise<unknown>) => void) {
  return function keepAlive(promise: Promise<unknown>): void {
    try {
      after(promise)
    } catch {
      // Called outside of a request of Next, where no runtime waits to be shut down.
    }
  }
}
