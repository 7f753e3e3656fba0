import type { EmulatorState } from '../control/state.ts'
import { BEHAVIOUR_FIELDS, type BehaviourField } from '../state/behaviour.ts'
import { badge } from './badge.ts'
import { commandButton, commandForm, type Field, type FieldGroup } from './controls.ts'
import { attributes, type Html, html } from './html.ts'
import { section } from './section.ts'

/** All of the behaviour that can be chosen, as a form. */
export function behaviourSection({ behaviour }: EmulatorState): Html {
  const values: Readonly<Record<string, unknown>> = { ...behaviour }
  const changed = Object.entries(BEHAVIOUR_FIELDS).filter(
    ([name, { normal }]) => JSON.stringify(normal) !== JSON.stringify(values[name]),
  )
  return section({
    id: 'behaviour',
    title: 'Behaviour',
    aside:
      changed.length === 0
        ? badge('neutral', 'as usual')
        : badge('warning', `${changed.length} changed`),
    body: html`<p class="note">What is not proven of Shopify, and what a test wants otherwise.</p>
${changed.length > 0 && html`<ul class="set">${changed.map(([, { label }]) => html`<li>${label}</li>`)}</ul>`}
<details><summary>Change the behaviour</summary>
${commandForm({
  command: 'behaviour',
  submit: 'Set the behaviour',
  fields: Object.entries(BEHAVIOUR_FIELDS).map(([name, field]) =>
    fieldOf(name, field, values[name]),
  ),
})}</details>
<div class="buttons">${commandButton({
      command: 'limits/clear',
      label: 'Forget all tries',
      description: 'Forget all tries that count towards the limits',
    })}</div>`,
  })
}

function fieldOf(name: string, field: BehaviourField, value: unknown): Field | FieldGroup {
  const { label, hint } = field
  switch (field.type) {
    case 'choice':
      return { name, label, choices: field.choices, value: String(value) }
    case 'yes-or-no':
      return { name, label, choices: { true: 'yes', false: 'no' }, value: String(value) }
    case 'number': {
      const { least: min, most: max } = field
      return { name, label, hint, type: 'number', value: Number(value), min, max }
    }
    case 'numbers':
      return { label, fields: numberFields(name, field.numbers, Object(value)) }
    case 'names':
      return { label, fields: nameBoxes(name, field.normal, Object(value)) }
  }
}

function numberFields(
  name: string,
  labels: Readonly<Record<string, string>>,
  values: Readonly<Record<string, number>>,
): readonly Field[] {
  return Object.entries(labels).map(([key, label]) => {
    return { name: `${name}.${key}`, label, type: 'number', value: values[key] ?? 0, min: 0 }
  })
}

/** The hidden one says that there is none, where no box is ticked. */
function nameBoxes(
  name: string,
  usual: readonly string[],
  values: readonly string[],
): readonly Html[] {
  const boxes = [...new Set([...usual, ...values])].map((value) => {
    const id = `behaviour-${name}-${value}`
    const checked = values.includes(value)
    return html`<div class="box"><input type="checkbox"${attributes({ id, name, value, checked })}>
<label for="${id}"><code>${value}</code></label></div>`
  })
  return [html`<input type="hidden" name="${name}" value="none">`, ...boxes]
}
