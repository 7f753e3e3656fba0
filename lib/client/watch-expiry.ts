import type { SessionStore } from './session-store.ts'

/**
 * The clock is compared at least every hour: a timer stands still while a laptop sleeps, does not
 * know that the clock was set, and cannot wait for longer than 2^31 - 1 ms (24.8 days).
 */
const LONGEST_WAIT_MS = 60 * 60 * 1000

/** The first wait when the site sees no end yet, because our clock is ahead of its; then twice that. */
const FIRST_RETRY_MS = 10_000

/** Asks the site when the session's end has come; the answer decides. Returns how to stop. */
export function watchExpiry(store: SessionStore): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let asked = { expiresAt: '', times: 0 }

  function check() {
    clearTimeout(timer)
    const session = store.get()
    if (session.status !== 'signed-in') return
    const { expiresAt } = session
    const remaining = Date.parse(expiresAt) - Date.now()
    if (remaining > 0) return checkIn(remaining)
    if (asked.expiresAt !== expiresAt) asked = { expiresAt, times: 0 }
    checkIn(FIRST_RETRY_MS * 2 ** asked.times++)
    store.revalidate('fetch')
  }

  function checkIn(milliseconds: number) {
    timer = setTimeout(check, Math.min(milliseconds, LONGEST_WAIT_MS))
  }

  const unsubscribe = store.subscribe(check)
  check()
  return () => {
    unsubscribe()
    clearTimeout(timer)
  }
}
