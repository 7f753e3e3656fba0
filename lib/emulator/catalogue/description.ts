/** The description fields that products and collections have in common. */
export function descriptionFields(description: string) {
  return {
    description: ({ truncateAt }: { readonly truncateAt?: number | null }) =>
      truncate(description, truncateAt ?? description.length),
    descriptionHtml: `<p>${escapeHtml(description)}</p>`,
  }
}

function truncate(text: string, length: number): string {
  if (text.length <= length) return text
  return `${text.slice(0, Math.max(0, length - 3))}...`
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
