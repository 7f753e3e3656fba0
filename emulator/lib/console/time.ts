import { type Html, html } from './html.ts'

/** An instant as date and time of day, UTC. `iso` is ISO 8601. */
export function dateTime(iso: string): Html {
  return html`<time datetime="${iso}">${iso.slice(0, 10)} ${iso.slice(11, 19)}</time>`
}

/** An instant as a time of day, UTC; the date is what a machine reads. */
export function timeOfDay(iso: string): Html {
  return html`<time datetime="${iso}" title="${iso}">${iso.slice(11, 19)}</time>`
}

const UNITS = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
] as const

/** Says when something is or was, to the nearest: `in 42 days`, `2 hours ago`. */
export function fromNow(seconds: number): string {
  const [unit, length] = unitOf(seconds)
  return new Intl.RelativeTimeFormat('en').format(Math.round(seconds / length), unit)
}

/** Says how long something is in its largest unit: `22 days`. */
export function duration(seconds: number): string {
  const [unit, length] = unitOf(seconds)
  const count = Math.trunc(Math.abs(seconds) / length)
  return `${count} ${unit}${count === 1 ? '' : 's'}`
}

/** The largest unit of which there are two; of what is short, seconds. */
function unitOf(seconds: number) {
  return UNITS.find(([, length]) => Math.abs(seconds) >= 2 * length) ?? (['second', 1] as const)
}
