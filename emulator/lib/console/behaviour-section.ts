import { type AnyBehaviourField, BEHAVIOUR_FIELDS } from '../control/behaviour-fields.ts'
import type { EmulatorState } from '../control/state.ts'
import { attributes, commandButton, commandForm, inputField, selectField } from './controls.ts'
import { type Html, html } from './html.ts'
import { section } from './section.ts'

/** All of the behaviour that can be chosen, as a form. */
export function behaviourSection({ behaviour }: EmulatorState): Html {
  const values: Readonly<Record<string, unknown>> = { ...behaviour }
  return section({
    id: 'behaviour',
    title: 'Behaviour',
    body: html`<p class="note">What is not proven of Shopify, and what a test wants otherwise.</p>
${commandForm({
  command: 'behaviour',
  submit: 'Set the behaviour',
  fields: Object.entries(BEHAVIOUR_FIELDS).map(([name, field]) =>
    control(name, field, values[name]),
  ),
})}
<div class="buttons">${commandButton({
      command: 'limits/clear',
      label: 'Forget all tries',
      description: 'Forget all tries that count towards the limits',
    })}</div>`,
  })
}

function control(name: string, field: AnyBehaviourField, value: unknown): Html {
  const id = `behaviour-${name}`
  const { label, hint } = field
  switch (field.type) {
    case 'choice':
      return selectField({ id, name, label, choices: field.choices, value: String(value) })
    case 'yes-or-no':
      return selectField({ id, name, label, choices: YES_OR_NO, value: String(value) })
    case 'number': {
      const { least: min, most: max } = field
      return inputField({ id, name, label, hint, type: 'number', value: Number(value), min, max })
    }
    case 'numbers':
      return group(label, numberInputs(name, field.numbers, Object(value)))
    case 'names':
      return group(label, nameBoxes(name, field.usual, Object(value)))
  }
}

const YES_OR_NO = { true: 'yes', false: 'no' }

function group(label: string, controls: readonly Html[]): Html {
  return html`<fieldset><legend>${label}</legend>${controls}</fieldset>`
}

function numberInputs(
  name: string,
  labels: Readonly<Record<string, string>>,
  values: Readonly<Record<string, number>>,
): readonly Html[] {
  return Object.entries(labels).map(([key, label]) =>
    inputField({
      id: `behaviour-${name}-${key}`,
      name: `${name}.${key}`,
      label,
      type: 'number',
      value: values[key] ?? 0,
      min: 0,
    }),
  )
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
