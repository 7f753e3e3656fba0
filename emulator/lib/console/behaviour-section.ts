import { type AnyBehaviourField, BEHAVIOUR_FIELDS } from '../control/behaviour-fields.ts'
import type { EmulatorState } from '../control/state.ts'
import { commandButton, commandForm, inputField, selectField } from './controls.ts'
import { type Html, html } from './html.ts'
import { section } from './section.ts'

/** Every switch, as a form. */
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
    switchControl(name, { field, value: values[name] }),
  ),
})}
<div class="buttons">${commandButton({
      command: 'limits/clear',
      label: 'Forget all tries',
      description: 'Forget all tries that count towards the limits',
    })}</div>`,
  })
}

function switchControl(
  name: string,
  { field, value }: { field: AnyBehaviourField; value: unknown },
): Html {
  const id = `switch-${name}`
  const { label } = field
  const hint = field.hint === undefined ? {} : { hint: field.hint }
  switch (field.type) {
    case 'choice':
      return selectField({ id, name, label, choices: field.choices, value: String(value) })
    case 'yes-or-no':
      return selectField({ id, name, label, choices: YES_OR_NO, value: String(value) })
    case 'number': {
      const { least, most } = field
      const number = Number(value)
      return inputField({ id, name, label, ...hint, type: 'number', value: number, least, most })
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
      id: `switch-${name}-${key}`,
      name: `${name}.${key}`,
      label,
      type: 'number',
      value: values[key] ?? 0,
      least: 0,
    }),
  )
}

/** The hidden one says that there is none, where no box is ticked. */
function nameBoxes(
  name: string,
  usual: readonly string[],
  values: readonly string[],
): readonly Html[] {
  const boxes = [...new Set([...usual, ...values])].map((item) => {
    const id = `switch-${name}-${item}`
    const checked = values.includes(item) && html` checked`
    return html`<div class="box"><input type="checkbox" id="${id}" name="${name}" value="${item}"${checked}>
<label for="${id}"><code>${item}</code></label></div>`
  })
  return [html`<input type="hidden" name="${name}" value="none">`, ...boxes]
}
