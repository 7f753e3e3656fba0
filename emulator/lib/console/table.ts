import { type Html, type HtmlValue, html } from './html.ts'

/** A table of the page. */
export interface TableContent {
  /** Id of the heading that names it. */
  readonly labelledBy: string
  readonly columns: readonly string[]
  readonly rows: readonly TableRow[]
  /** What is said where there is no row. */
  readonly empty: string
}

/** A row; its id stays the same when the page is rendered again. */
export interface TableRow {
  readonly id: string
  readonly cells: readonly HtmlValue[]
}

/**
 * A table that a narrow screen shows as a list of cards. The roles are spelled out because a
 * browser forgets them where the style sheet lays a table out as anything else.
 */
export function table({ labelledBy, columns, rows, empty }: TableContent): Html {
  if (rows.length === 0) return html`<p class="empty">${empty}</p>`
  const content = tableOf({ labelledBy, columns, rows })
  if (rows.length <= MOST_WITHOUT_SCROLLING) return content
  return html`<div class="scroller" id="${labelledBy}-rows" role="group" aria-labelledby="${labelledBy}" tabindex="0">${content}</div>`
}

/** A longer table scrolls in a box of its own, so that what comes below it stays near. */
const MOST_WITHOUT_SCROLLING = 12

function tableOf({ labelledBy, columns, rows }: Omit<TableContent, 'empty'>): Html {
  return html`<table role="table" aria-labelledby="${labelledBy}">
<thead role="rowgroup"><tr role="row">${columns.map(
    (column) => html`<th role="columnheader" scope="col">${column}</th>`,
  )}</tr></thead>
<tbody role="rowgroup">${rows.map((row) => tableRow(row, columns))}</tbody>
</table>`
}

function tableRow({ id, cells }: TableRow, columns: readonly string[]): Html {
  return html`<tr role="row" id="${id}">${cells.map(
    (cell, index) => html`<td role="cell" data-label="${columns[index] ?? ''}">${cell}</td>`,
  )}</tr>
`
}

/** How many of a long list are not shown; nothing if all are. */
export function older({ total, newest }: { total: number; newest: readonly unknown[] }): HtmlValue {
  const hidden = total - newest.length
  return hidden > 0 && html`<p class="note">and ${hidden} older</p>`
}
