import { type Html, type HtmlValue, html } from './html.ts'
import { section } from './section.ts'

/** A section that lists records of one kind. */
export interface RecordsContent {
  readonly id: string
  readonly title: string
  /** How many records there are; those without a row are counted below the table. */
  readonly total: number
  /** A button beside the count. */
  readonly action?: HtmlValue
  readonly columns: readonly string[]
  /** The newest records. A row's id stays the same when the page is rendered again. */
  readonly rows: readonly { readonly id: string; readonly cells: readonly HtmlValue[] }[]
  /** What is said where there is no record. */
  readonly empty: string
  /** Stands below the table. */
  readonly below?: HtmlValue
}

/** A section with a table, and the number of records beside its title. */
export function recordsSection(content: RecordsContent): Html {
  const { id, title, total, action, rows, empty, below } = content
  const older = total - rows.length
  return section({
    id,
    title,
    aside: html`<span class="count">${total}</span>${action}`,
    body: html`${rows.length === 0 ? html`<p class="empty">${empty}</p>` : table(content)}${
      older > 0 && html`<p class="note">and ${older} older</p>`
    }${below}`,
  })
}

/** A longer table scrolls in a box of its own, so that what comes below it stays near. */
const MOST_WITHOUT_SCROLLING = 12

/**
 * A table that a narrow screen shows as a list of cards. The roles are spelled out because a
 * browser forgets them where the style sheet lays a table out as anything else.
 */
function table({ id: section, columns, rows }: RecordsContent): Html {
  const whole = html`<table role="table" aria-labelledby="${section}-title">
<thead role="rowgroup"><tr role="row">${columns.map(
    (column) => html`<th role="columnheader" scope="col">${column}</th>`,
  )}</tr></thead>
<tbody role="rowgroup">${rows.map(
    ({ id, cells }) => html`<tr role="row" id="${id}">${cells.map(
      (cell, index) => html`<td role="cell" data-label="${columns[index] ?? ''}">${cell}</td>`,
    )}</tr>
`,
  )}</tbody>
</table>`
  if (rows.length <= MOST_WITHOUT_SCROLLING) return whole
  return html`<div class="scroller" id="${section}-title-rows" role="group" aria-labelledby="${section}-title" tabindex="0">${whole}</div>`
}

/** What stands in a cell that has nothing to show. */
export function nothing(words = '–'): Html {
  return html`<span class="nothing">${words}</span>`
}
