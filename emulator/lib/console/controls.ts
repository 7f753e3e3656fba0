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
 id="${id}" class="${tone}"${attributes({ 'aria-label': description })}
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

/** A line of text, or a number; all but the label and the hint are attributes of HTML. */
export interface InputField {
  readonly id: string
  readonly name: string
  readonly label: string
  readonly hint?: string | undefined
  readonly type?: 'text' | 'email' | 'number'
  readonly value?: string | number
  readonly placeholder?: string
  readonly required?: boolean
  readonly min?: number
  readonly max?: number
  /** Id of a `<datalist>`. */
  readonly list?: string
}

/** An input with its label and, below it, its hint. */
export function inputField({ label, hint, type = 'text', ...rest }: InputField): Html {
  const hintId = hint && `${rest.id}-hint`
  return html`<div class="field"><label for="${rest.id}">${label}</label>
<input type="${type}" autocomplete="off" spellcheck="false"${attributes({
    ...rest,
    'aria-describedby': hintId,
  })}>${hint && html`<p class="hint" id="${hintId}">${hint}</p>`}</div>`
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
      html`<option value="${choice}"${attributes({ selected: choice === value })}>${words}</option>`,
  )}</select></div>`
}

/** Attributes of an element; those that are false or undefined are left out. */
export function attributes(
  values: Readonly<Record<string, string | number | boolean | undefined>>,
): HtmlValue {
  return Object.entries(values).map(([name, value]) => {
    if (value === undefined || value === false) return null
    return value === true ? html` ${name}` : html` ${name}="${value}"`
  })
}
