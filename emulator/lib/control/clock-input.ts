import { type ClockControl, parseDuration } from '../state/clock.ts'
import { BadCommand } from './bad-command.ts'
import type { CommandInput } from './command-input.ts'

/**
 * Moves the clock as a command says.
 * @throws {BadCommand} unless it says either by how much or where to
 */
export function moveClock(clock: ClockControl, { advance, now }: CommandInput): void {
  const milliseconds = typeof advance === 'string' ? parseDuration(advance.trim()) : null
  const instant = typeof now === 'string' ? Date.parse(now) : Number.NaN
  const isOne = advance === undefined || now === undefined
  if (isOne && milliseconds !== null && isDate(clock.now() + milliseconds)) {
    clock.advance(milliseconds)
  } else if (isOne && isDate(instant)) clock.set(instant)
  else throw new BadCommand('Send advance=P22D (an ISO 8601 duration) or now=2026-12-24T00:00:00Z.')
}

/** A clock that stands where JavaScript has no date, or a date no year of four digits, is broken. */
function isDate(instant: number): boolean {
  return instant >= 0 && instant < Date.UTC(10_000, 0)
}
