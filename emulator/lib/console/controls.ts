import { attributes, Html, html } from './html.ts'

/** A button that posts a command of its own. */
export interface CommandButton {
  /** The command below `/__emulator/`. */
  readonly command: string
  readonly label: string
  /** What is done to what, where the label alone does not say it. */
  readonly description?: string
  readonly values?: Readonly<Record<string, string | number>>
  /** @default 'quiet' */
  readonly tone?: 'quiet' | 'danger' | 'strong'
}

/** A form with nothing to fill in. */
export function commandButton(button: CommandButton): Html {
  const { command, label, description, values = {}, tone = 'quiet' } = button
  const id = ['do', command, ...Object.values(values)].join('-').replace(/[^\w-]/g, '-')
  return html`<form method="post" action="/__emulator/${command}" class="inline">${Object.entries(
    values,
  ).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}<button
 id="${id}" class="${tone}"${attributes({ 'aria-label': description })}
>${label}</button></form>`
}

/** A form to fill in. */
export function commandForm({
  command,
  submit,
  fields,
}: {
  readonly command: string
  readonly submit: string
  readonly fields: readonly (Field | FieldGroup)[]
}): Html {
  return html`<form method="post" action="/__emulator/${command}" class="fields">
${fields.map((field) =>
  'fields' in field
    ? html`<fieldset><legend>${field.label}</legend>${field.fields.map((each) =>
        control(command, each),
      )}</fieldset>`
    : control(command, field),
)}
<div class="submit"><button id="submit-${command}" class="strong">${submit}</button></div>
</form>`
}

/** Fields that belong together. */
export interface FieldGroup {
  readonly label: string
  readonly fields: readonly (Field | Html)[]
}

/** One thing to fill in or to choose; what is not named otherwise is an attribute of the input. */
export interface Field {
  readonly name: string
  readonly label: string
  readonly hint?: string | undefined
  /** A list to choose from, values with their words. @default an input */
  readonly choices?: Readonly<Record<string, string>>
  readonly value?: string | number
  readonly type?: 'text' | 'email' | 'number'
  readonly placeholder?: string
  readonly required?: boolean
  readonly min?: number
  readonly max?: number
  /** Id of a `<datalist>`. */
  readonly list?: string
}

/** A label with its control and, below it, its hint. */
function control(command: string, field: Field | Html): Html {
  if (field instanceof Html) return field
  const { label, hint, choices, type = 'text', ...rest } = field
  const id = `${command}-field-${rest.name}`
  const hintId = hint && `${id}-hint`
  const described = { id, ...rest, 'aria-describedby': hintId }
  return html`<div class="field"><label for="${id}">${label}</label>
${
  choices === undefined
    ? html`<input type="${type}" autocomplete="off" spellcheck="false"${attributes(described)}>`
    : html`<select id="${id}" name="${rest.name}">${options(choices, rest.value)}</select>`
}${hint && html`<p class="hint" id="${hintId}">${hint}</p>`}</div>`
}

function options(choices: Readonly<Record<string, string>>, value: unknown): readonly Html[] {
  return Object.entries(choices).map(
    ([choice, words]) =>
      html`<option value="${choice}"${attributes({ selected: choice === value })}>${words}</option>`,
  )
}
