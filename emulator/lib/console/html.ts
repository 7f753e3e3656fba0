/** HTML as it stands. Whatever is not one of these is escaped. */
export class Html {
  readonly text: string

  constructor(text: string) {
    this.text = text
  }
}

/** What can stand in a template: null, undefined and false leave nothing. */
export type HtmlValue = Html | string | number | null | undefined | false | readonly HtmlValue[]

/** Fills a template of HTML; values are escaped, for text and for quoted attributes. */
export function html(strings: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  return new Html(String.raw({ raw: strings }, ...values.map(textOf)))
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

function textOf(value: HtmlValue): string {
  if (value instanceof Html) return value.text
  if (Array.isArray(value)) return value.map(textOf).join('')
  return value === null || value === undefined || value === false ? '' : escaped(String(value))
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '')
}
