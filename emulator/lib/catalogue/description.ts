import { escapeHtml } from '../seeds/escape-html.ts'

/** The description fields that products and collections have in common. */
export function descriptionFields(description: string) {
  return {
    description: ({ truncateAt }: { readonly truncateAt?: number | null }) =>
      truncate(description, truncateAt),
    descriptionHtml: description === '' ? '' : `<p>${escapeHtml(description)}</p>`,
  }
}

/** A text cut to a length, with three dots where it was cut. */
export function truncate(text: string, length: number | null | undefined): string {
  if (typeof length !== 'number' || text.length <= length) return text
  return `${text.slice(0, Math.max(0, length - 3))}...`
}

/** What stands in a piece of HTML besides its tags. */
export function plainText(html: string): string {
  return html
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}
