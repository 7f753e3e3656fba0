import { type Html, type HtmlValue, html } from './html.ts'

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
 id="${id}" class="${tone}"${description !== undefined && html` aria-label="${description}"`}
>${label}</button></form>`
}

/** A form to fill in; its fields are labels with a control each. */
export function commandForm({
  command,
  submit,
  fields,
}: {
  command: string
  submit: string
  fields: HtmlValue
}): Html {
  return html`<form method="post" action="/__emulator/${command}" class="fields">
${fields}
<div class="submit"><button id="submit-${command}" class="strong">${submit}</button></div>
</form>`
}

/** A line of text, or a number. */
export interface InputField {
  readonly id: string
  readonly name: string
  readonly label: string
  readonly type?: 'text' | 'email' | 'number'
  readonly value?: string | number
  readonly hint?: string
  readonly placeholder?: string
  readonly isRequired?: boolean
  readonly least?: number
  readonly most?: number
  /** Id of a `<datalist>`. */
  readonly list?: string
}

/** An input with its label and, below it, its hint. */
export function inputField(field: InputField): Html {
  const { id, name, label, type = 'text', hint } = field
  return html`<div class="field"><label for="${id}">${label}</label>
<input id="${id}" name="${name}" type="${type}" autocomplete="off" spellcheck="false"${attribute(
    'value',
    field.value,
  )}${attribute('placeholder', field.placeholder)}${attribute('min', field.least)}${attribute(
    'max',
    field.most,
  )}${attribute('list', field.list)}${field.isRequired === true && html` required`}${
    hint !== undefined && html` aria-describedby="${id}-hint"`
  }>${hint !== undefined && html`<p class="hint" id="${id}-hint">${hint}</p>`}</div>`
}

function attribute(name: string, value: string | number | undefined): HtmlValue {
  return value !== undefined && html` ${name}="${value}"`
}

/** A list to choose one of. `choices` are values with their words. */
export function selectField({
  id,
  name,
  label,
  choices,
  value,
}: {
  id: string
  name: string
  label: string
  choices: Readonly<Record<string, string>>
  value?: string
}): Html {
  return html`<div class="field"><label for="${id}">${label}</label>
<select id="${id}" name="${name}">${Object.entries(choices).map(
    ([choice, words]) =>
      html`<option value="${choice}"${choice === value && html` selected`}>${words}</option>`,
  )}</select></div>`
}
