import * as nextCache from 'next/cache.js'
import { connection } from 'next/server.js'

/**
 * Waits until there is a request, before anything looks at the clock: with Cache Components, Next
 * renders pages ahead also with cookies, and complains of each `Date.now()` it meets there. Next 16.3
 * has `io()` for that, which `use cache: private` may contain; before, there is `connection()`.
 */
export function waitForRequest(): Promise<void> {
  return 'io' in nextCache ? nextCache.io() : connection()
}
