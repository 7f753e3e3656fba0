/** How far the emulator's clock was ahead when it last answered. */
let offset = 0

/**
 * The present, by the clock of the emulated store if `EMULATOR_CLOCK_URL` names one. With a real
 * store the variable is not set, and this is `Date.now()`. While the emulator is down, its time
 * goes on from where it was.
 */
export async function emulatorTime(): Promise<number> {
  const url = process.env['EMULATOR_CLOCK_URL']
  if (!url) return Date.now()
  try {
    const response = await fetch(url, { cache: 'no-store', signal: AbortSignal.timeout(1000) })
    const { now } = (await response.json()) as { now: string }
    offset = Date.parse(now) - Date.now()
  } catch {
    // The emulator is down, which is what some of its tests are about.
  }
  return Date.now() + offset
}
