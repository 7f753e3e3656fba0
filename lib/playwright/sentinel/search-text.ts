import type { GuardedSecret } from './guarded-secret.ts'
import { type Reading, readingsOf } from './readings.ts'
import type { SecretIndex } from './secret-index.ts'

/** A secret that stands in a text. */
export interface Finding {
  readonly secret: GuardedSecret
  /** E.g. `plain`, `URL-encoded, base64`, `base64, in parts` where it does not stand in one piece. */
  readonly form: string
}

/** Finds every secret that a text gives away, each once, in its plainest form; whole rather than in parts. */
export function searchText(text: string, index: SecretIndex): readonly Finding[] {
  const readings = readingsOf(text)
  const found = new Map<GuardedSecret, Reading>()
  for (const reading of readings) {
    for (const secret of index.findIn(reading.text)) {
      if (!found.has(secret)) found.set(secret, reading)
    }
  }
  return [...found].map(([secret, first]) => {
    const whole = readings.find((reading) => reading.text.includes(secret.value))
    const forms = whole?.forms ?? [...first.forms, 'in parts']
    return { secret, form: forms.join(', ') || 'plain' }
  })
}
