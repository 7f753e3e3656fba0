import type { GuardedSecret } from './guarded-secret.ts'
import { SHORTEST_PART } from './readings.ts'

/** Many secrets, to be looked for in one pass over a text. */
export interface SecretIndex {
  /** The secrets of which the whole, or a part that gives it away, stands in a text. */
  findIn(text: string): ReadonlySet<GuardedSecret>
}

/** What random secrets are made of: hexadecimal digits, base64 for URLs, iron's seals. */
const RANDOM_TEXT = /[\w~-]{12,}/g

/** Of a longer secret not every part is kept: any 24 of its characters contain one that is. */
const LONG_SECRET = 64

/**
 * Creates an index. Of random secrets it knows every part of 12 characters (of those longer than 64
 * characters, every part of 24); of others the whole.
 */
export function createSecretIndex(secrets: readonly GuardedSecret[]): SecretIndex {
  const { parts = [], whole = [] } = Object.groupBy(secrets, ({ isRandom, value }) =>
    isRandom && value.match(RANDOM_TEXT)?.[0] === value ? 'parts' : 'whole',
  )
  const byPart = new Map(
    parts.flatMap((secret) => partsOf(secret.value).map((part) => [part, secret] as const)),
  )
  return {
    findIn(text) {
      const found = new Set(whole.filter(({ value }) => text.includes(value)))
      for (const [run] of text.matchAll(RANDOM_TEXT)) {
        for (let at = 0; at + SHORTEST_PART <= run.length; at += 1) {
          const secret = byPart.get(run.slice(at, at + SHORTEST_PART))
          if (secret !== undefined) found.add(secret)
        }
      }
      return found
    },
  }
}

function partsOf(value: string): readonly string[] {
  const step = value.length > LONG_SECRET ? SHORTEST_PART + 1 : 1
  const count = Math.floor((value.length - SHORTEST_PART) / step) + 1
  return Array.from({ length: count }, (_, index) =>
    value.slice(index * step, index * step + SHORTEST_PART),
  )
}
