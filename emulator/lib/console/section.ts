import { type Html, type HtmlValue, html } from './html.ts'

/** One of the sections that the page is made of. */
export interface SectionContent {
  readonly id: string
  readonly title: string
  /** Stands beside the title. */
  readonly aside?: HtmlValue
  readonly body: HtmlValue
}

/** A section with its heading, whose id is the section's with `-title`. */
export function section({ id, title, aside, body }: SectionContent): Html {
  return html`<section id="${id}" class="card" tabindex="-1" aria-labelledby="${id}-title">
<header class="card-head"><h2 id="${id}-title">${title}</h2>${aside}</header>
${body}
</section>
`
}
