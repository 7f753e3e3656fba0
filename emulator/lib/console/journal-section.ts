import type { EmulatorState } from '../control/state.ts'
import type { JournalEntry } from '../state/journal.ts'
import { badge } from './badge.ts'
import { commandButton } from './controls.ts'
import { type Html, type HtmlValue, html } from './html.ts'
import { nothing, recordsSection } from './records-section.ts'
import { timeOfDay } from './time.ts'

const RENEWALS = ['customerAccessTokenRenew', 'refresh_token']

/** The requests that came, newest first. */
export function journalSection({ journal: { total, newest } }: EmulatorState): Html {
  return recordsSection({
    id: 'journal',
    title: 'Journal',
    total,
    action: total > 0 && commandButton({ command: 'journal/clear', label: 'Clear' }),
    columns: ['Time', 'Fields', 'Status', 'Fault', 'Errors', 'Token', 'ms'],
    rows: newest.map((entry, index) => ({ id: `request-${total - index}`, cells: cells(entry) })),
    empty: 'No request has come yet. Open your storefront, and watch it here.',
  })
}

function cells(entry: JournalEntry): readonly HtmlValue[] {
  const { at, status, fault, errors, tokenHash, milliseconds } = entry
  return [
    timeOfDay(at),
    fieldNames(entry),
    statusBadge(status),
    fault === null ? nothing() : badge('warning', fault),
    errors.length === 0 ? nothing() : codes(errors),
    tokenHash === null ? nothing() : html`<code class="hash">${tokenHash}</code>`,
    milliseconds.toFixed(milliseconds < 10 ? 1 : 0),
  ]
}

/** A renewal is what this is watched for. */
function fieldNames({ fields, status, errors }: JournalEntry): HtmlValue {
  if (fields.length === 0) return 'no operation'
  const renewal = fields.find((field) => RENEWALS.includes(field))
  const isRenewed = status === 200 && errors.length === 0 && renewal !== undefined
  return isRenewed ? badge('good', renewal) : codes(fields)
}

function codes(names: readonly string[]): Html {
  return html`<span class="codes">${names.map((name) => html`<code>${name}</code> `)}</span>`
}

function statusBadge(status: number | null): Html {
  if (status === null) return badge('bad', 'no answer')
  return badge(status < 400 ? 'good' : 'bad', status)
}
