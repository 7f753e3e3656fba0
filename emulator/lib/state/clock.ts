/** A clock that can be moved. Time goes on from wherever it was put. */
export interface ClockControl {
  /** Epoch milliseconds. */
  now(): number
  /** Moves the clock ahead (or back, if negative) by milliseconds. */
  advance(milliseconds: number): void
  /** Puts the clock to an instant, in epoch milliseconds. */
  set(instant: number): void
  /** Back to the time of the machine. */
  reset(): void
}

/** Creates a clock that runs with the machine's until it is moved. */
export function createClock(): ClockControl {
  let offset = 0
  return {
    now: () => Date.now() + offset,
    advance(milliseconds) {
      offset += milliseconds
    },
    set(instant) {
      offset = instant - Date.now()
    },
    reset() {
      offset = 0
    },
  }
}

const DURATION = /^(-)?P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/

const UNIT_MS = [7 * 86_400_000, 86_400_000, 3_600_000, 60_000, 1000] as const

/**
 * Reads an ISO 8601 duration of weeks, days, hours, minutes and seconds (`P3W`, `-P1DT12H`) as
 * milliseconds; null if it is none. Months and years have no fixed length, so they are none.
 */
export function parseDuration(text: string): number | null {
  const match = DURATION.exec(text)
  const amounts = match?.slice(2, 7) ?? []
  if (match === null || amounts.every((amount) => amount === undefined)) return null
  const total = UNIT_MS.reduce((sum, unit, index) => sum + unit * Number(amounts[index] ?? 0), 0)
  return match[1] === '-' ? -total : total
}

/** An instant as Shopify writes it: UTC, whole seconds, `Z`. */
export function shopifyDateTime(instant: number): string {
  return `${new Date(instant).toISOString().slice(0, 19)}Z`
}
