/** Keeps the runtime alive until a promise is settled, although the response has been sent. */
export type WaitUntil = (promise: Promise<unknown>) => void

/** The same, which never throws: Next's `after` does outside of a request of Next. */
export function safeWaitUntil(waitUntil: WaitUntil): WaitUntil {
  return (promise) => {
    try {
      waitUntil(promise)
    } catch {
      // No runtime is about to be shut down, so nothing has to be kept alive.
    }
  }
}
