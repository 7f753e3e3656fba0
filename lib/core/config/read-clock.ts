import { isLoopback } from '../http/is-loopback.ts'

/** After this many milliseconds without an answer, the time that was known goes on. */
const TIMEOUT_MS = 1000

/**
 * Reads `EMULATOR_CLOCK_URL`: the clock of an emulated store, or the machine's where none is named.
 * Calls `refuse` where the store is a real one, whose sessions nobody may end or lengthen by moving a clock.
 */
export function readClock(
  url: string | undefined,
  storeOrigin: string,
  refuse: (message: string) => void,
): () => number | Promise<number> {
  if (url === undefined) return Date.now
  if (![url, storeOrigin].every(isOnLoopback)) {
    refuse('is for an emulator on this machine, with a store on this machine. Unset it.')
  }
  return emulatorClock(url)
}

function isOnLoopback(url: string): boolean {
  return URL.canParse(url) && isLoopback(new URL(url).hostname)
}

/**
 * The present by an emulator's clock. Asked anew each time, so that a request lives in the time that
 * was set before it. While the emulator does not answer, its time goes on from where it was.
 */
function emulatorClock(url: string): () => Promise<number> {
  let aheadMs = 0
  return async () => {
    const answered = await askTime(url).catch(() => Number.NaN)
    if (!Number.isNaN(answered)) aheadMs = answered - Date.now()
    return Date.now() + aheadMs
  }
}

async function askTime(url: string): Promise<number> {
  const response = await fetch(url, {
    cache: 'no-store',
    signal: AbortSignal.timeout(TIMEOUT_MS),
  })
  const { now }: { now?: unknown } = await response.json()
  return Date.parse(String(now))
}
