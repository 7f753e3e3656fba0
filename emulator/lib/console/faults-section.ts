import { faultTargets } from '../control/inputs.ts'
import type { EmulatorState } from '../control/state.ts'
import { defaultField, FAULT_KINDS } from '../faults/fault-kinds.ts'
import type { FaultRequest } from '../faults/faults.ts'
import { badge } from './badge.ts'
import { commandButton, commandForm } from './controls.ts'
import { type Html, html } from './html.ts'
import { section } from './section.ts'

const OUTAGES = [
  { kind: 'hang', label: 'No answer' },
  { kind: 'service-unavailable-503', label: 'Status 503' },
  { kind: 'reset', label: 'Connection reset' },
] as const

/** The faults that are set, outages at one click, and a form for any fault. */
export function faultsSection({ faults }: EmulatorState): Html {
  return section({
    id: 'faults',
    title: 'Outages and faults',
    aside: faultsBadge(faults),
    body: html`${faultList(faults)}
<h3>Open an outage</h3>
<div class="buttons">${OUTAGES.map(({ kind, label }) =>
      commandButton({
        command: 'outage',
        label,
        description: `Open an outage: ${label}`,
        values: { kind },
        tone: 'danger',
      }),
    )}</div>
<details><summary>Set one fault</summary>
${faultForm()}</details>`,
  })
}

function faultsBadge(faults: readonly FaultRequest[]): Html {
  if (faults.length === 0) return badge('good', 'answering')
  const isOutage = ({ kind, field = defaultField(kind), times }: FaultRequest) =>
    field === '*' && times === undefined
  return faults.some(isOutage) ? badge('bad', 'outage') : badge('warning', `${faults.length} set`)
}

function faultList(faults: readonly FaultRequest[]): Html {
  if (faults.length === 0) return html`<p class="note">Every request is answered.</p>`
  return html`<ul class="set">${faults.map((fault) => html`<li>${describe(fault)}</li>`)}</ul>
<div class="buttons">${commandButton({
    command: 'faults/clear',
    label: 'Answer again',
    description: 'Answer again: clear all faults',
    tone: 'strong',
  })}</div>`
}

function describe({ kind, field = defaultField(kind), times, delayMs }: FaultRequest): Html {
  const target = field === '*' ? 'every request' : html`<code>${field}</code>`
  const count = times === undefined ? ' until cleared' : `, ${times} more`
  return html`<code>${kind}</code> for ${target}${count}${
    delayMs !== undefined && `, after ${delayMs} ms`
  }`
}

function faultForm(): Html {
  return html`${commandForm({
    command: 'faults',
    submit: 'Set the fault',
    fields: [
      {
        name: 'kind',
        label: 'Kind',
        choices: Object.fromEntries(FAULT_KINDS.map((kind) => [kind, kind])),
      },
      {
        name: 'field',
        label: 'Root field, or request',
        placeholder: 'every request',
        list: 'root-fields',
        hint: 'Blank: every request; those of renewals and of the token endpoint answer these alone.',
      },
      {
        name: 'times',
        label: 'How many requests',
        type: 'number',
        min: 1,
        placeholder: 'until cleared',
      },
      {
        name: 'delayMs',
        label: 'Delay in milliseconds',
        type: 'number',
        min: 0,
        max: 600_000,
        placeholder: 'none',
      },
    ],
  })}
<datalist id="root-fields">${faultTargets().map(
    (field) => html`<option value="${field}"></option>`,
  )}</datalist>`
}
