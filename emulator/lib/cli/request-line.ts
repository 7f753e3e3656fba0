import type { JournalEntry } from '../state/journal.ts'

/** One line of the emulator's log: when, what, how it ended. Holds no secret. */
export function requestLine(entry: JournalEntry): string {
  const outcome = entry.fault ?? entry.status ?? 'no answer'
  const errors = entry.errors.length === 0 ? '' : ` ${entry.errors.join(', ')}`
  const fields = entry.fields.join(', ') || 'unreadable request'
  return `[store] ${entry.at.slice(0, 19)}Z ${fields} → ${outcome}${errors} (${entry.milliseconds} ms)`
}
