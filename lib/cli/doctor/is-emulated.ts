import { isLoopback } from '../../core/http/is-loopback.ts'

/** Where an emulator tells its time. */
export function emulatorClock(origin: string): string {
  return `${origin}/__emulator/clock`
}

/** Whether a store is the emulator. A real one is not asked. */
export async function isEmulated(origin: string): Promise<boolean> {
  if (!isLoopback(new URL(origin).hostname)) return false
  const signal = AbortSignal.timeout(1000)
  const answer = await fetch(emulatorClock(origin), { signal }).catch(() => null)
  return answer?.ok === true
}
