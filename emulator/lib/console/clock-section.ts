import type { EmulatorState } from '../control/state.ts'
import { badge } from './badge.ts'
import { commandButton, commandForm } from './controls.ts'
import { type Html, html } from './html.ts'
import { section } from './section.ts'
import { dateTime, duration } from './time.ts'

/**
 * Jumps that a session is interested in: its window opens at half of 42 days, and it ends there; by
 * OAuth at half of an hour.
 */
const JUMPS = [
  { label: '+1 hour', advance: 'PT1H' },
  { label: '+1 day', advance: 'P1D' },
  { label: '+40 minutes: renewal by OAuth', advance: 'PT40M' },
  { label: '+22 days: renewal window', advance: 'P22D' },
  { label: '+43 days: past expiry', advance: 'P43D' },
] as const

/** The clock, and what moves it. */
export function clockSection({ clock }: EmulatorState): Html {
  return section({
    id: 'clock',
    title: 'Clock',
    aside: clockBadge(clock.aheadSeconds),
    body: html`<p class="now" id="clock-now">${dateTime(clock.now)} <span class="unit">UTC</span></p>
<div class="buttons">${JUMPS.map(({ label, advance }) =>
      commandButton({ command: 'clock', label, values: { advance } }),
    )}${commandButton({ command: 'clock/reset', label: 'Back to real time' })}</div>
<details><summary>Move it elsewhere</summary>
${commandForm({
  command: 'clock',
  submit: 'Move the clock',
  fields: [
    {
      name: 'advance',
      label: 'By a duration',
      placeholder: 'P3DT12H',
      hint: 'ISO 8601; a minus in front goes back.',
    },
    { name: 'now', label: 'or to an instant', placeholder: '2026-12-24T00:00:00Z' },
  ],
})}</details>`,
  })
}

function clockBadge(aheadSeconds: number): Html {
  if (Math.abs(aheadSeconds) < 2) return badge('neutral', 'real time')
  return badge('warning', `${duration(aheadSeconds)} ${aheadSeconds > 0 ? 'ahead' : 'behind'}`)
}
