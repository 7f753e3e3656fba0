import type { EmulatorState } from '../control/state.ts'
import type { JournalEntry } from '../state/journal.ts'
import { badge } from './badge.ts'
import { commandButton } from './controls.ts'
import { type Html, type HtmlValue, html } from './html.ts'
import { section } from './section.ts'
import { older, table } from './table.ts'
import { timeOfDay } from './time.ts'

/** The requests that came, newest first. */
export function journalSection({ journal }: EmulatorState): Html {
  return section({
    id: 'journal',
    title: 'Journal',
    aside: html`<span class="count">${journal.total}</span>${
      journal.total > 0 && commandButton({ command: 'journal/clear', label: 'Clear' })
    }`,
    body: html`${table({
      labelledBy: 'journal-title',
      columns: ['Time', 'Fields', 'Status', 'Fault', 'Errors', 'Token', 'ms'],
      rows: journal.newest.map((entry, index) => ({
        id: `request-${journal.total - index}`,
        cells: cells(entry),
      })),
      empty: 'No request has come yet. Open your storefront, and watch it here.',
    })}${older(journal)}`,
  })
}

function cells(entry: JournalEntry): readonly HtmlValue[] {
  const { at, fields, status, fault, errors, tokenHash, milliseconds } = entry
  return [
    timeOfDay(at),
    fields.length === 0 ? 'no operation' : codes(fields),
    statusBadge(status),
    fault === null ? NOTHING : badge('warning', fault),
    errors.length === 0 ? NOTHING : codes(errors),
    tokenHash === null ? NOTHING : html`<code class="hash">${tokenHash}</code>`,
    milliseconds.toFixed(milliseconds < 10 ? 1 : 0),
  ]
}

const NOTHING = html`<span class="nothing">–</span>`

function codes(names: readonly string[]): Html {
  return html`<span class="codes">${names.map((name) => html`<code>${name}</code> `)}</span>`
}

function statusBadge(status: number | null): Html {
  if (status === null) return badge('bad', 'no answer')
  return badge(status < 300 ? 'good' : 'bad', status)
}
