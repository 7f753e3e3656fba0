import { SHORTEST_PART } from './forms.ts'
import type { GuardedSecret } from './guarded-secret.ts'
import { squeeze } from './text-layers.ts'

/** Many secrets, to be looked for in one pass over a text. */
export interface SecretIndex {
  add(secrets: readonly GuardedSecret[]): void
  /** The secrets of which a telling piece stands in a text. */
  findIn(text: string): ReadonlySet<GuardedSecret>
}

interface Needle {
  readonly text: string
  readonly secret: GuardedSecret
}

/** The shortest text that can be guarded. A shorter one would be found everywhere. */
export const SHORTEST_SECRET = 6

/** Of a long secret not every part is kept: any 24 of its characters contain one that is. */
const LONG_SECRET = 64

/** A needle is found by its first six characters, which hardly any other text has. */
const HEAD = 6

/** A megabyte that says at once of most places in a text that no secret begins there. */
const TABLE_BITS = 20

/**
 * Creates an index. Of random secrets it knows every part of 12 characters (of those longer than 64
 * characters, every part of 24), forwards and backwards; of others the whole.
 */
export function createSecretIndex(secrets: readonly GuardedSecret[] = []): SecretIndex {
  const table = new Uint8Array(1 << TABLE_BITS)
  const needles = new Map<string, Needle[]>()

  function add(needle: Needle): void {
    const head = needle.text.slice(0, HEAD)
    const sameHead = needles.get(head)
    if (sameHead === undefined) needles.set(head, [needle])
    else sameHead.push(needle)
    table[slotOf(headHash(head))] = 1
  }

  for (const secret of secrets) needlesOf(secret).forEach(add)
  return {
    add(more) {
      for (const secret of more) needlesOf(secret).forEach(add)
    },
    findIn(text) {
      const found = new Set<GuardedSecret>()
      for (let at = 0, hash = 0; at < text.length; at += 1) {
        hash = rolled(hash, text.charCodeAt(at))
        if (table[slotOf(hash)] === 0 || at < HEAD - 1) continue
        const start = at - HEAD + 1
        for (const needle of needles.get(text.slice(start, at + 1)) ?? []) {
          if (text.startsWith(needle.text, start)) found.add(needle.secret)
        }
      }
      return found
    },
  }
}

/** Of the last six characters: each moves the earlier ones up by five bits, and out of 30. */
function rolled(hash: number, code: number): number {
  return ((hash << 5) ^ code) & 0x3fffffff
}

/** Knuth's multiplicative hash: the golden ratio of 2^32 spreads what differs in few bits. */
function slotOf(hash: number): number {
  return Math.imul(hash, 0x9e3779b1) >>> (32 - TABLE_BITS)
}

function headHash(head: string): number {
  let hash = 0
  for (let at = 0; at < head.length; at += 1) hash = rolled(hash, head.charCodeAt(at))
  return hash
}

function needlesOf(secret: GuardedSecret): readonly Needle[] {
  const forwards = [...new Set([secret.value, squeeze(secret.value)])]
  const texts = [...forwards, ...forwards.map(reversed)].filter(
    (text) => text.length >= SHORTEST_SECRET,
  )
  const pieces = texts.flatMap((text) => (secret.isRandom ? partsOf(text) : [text]))
  return pieces.map((text) => ({ text, secret }))
}

function partsOf(text: string): readonly string[] {
  const step = text.length > LONG_SECRET ? SHORTEST_PART + 1 : 1
  const count = Math.max(1, Math.floor((text.length - SHORTEST_PART) / step) + 1)
  return Array.from({ length: count }, (_, index) =>
    text.slice(index * step, index * step + SHORTEST_PART),
  )
}

/** A text from its end to its beginning. */
export function reversed(text: string): string {
  return [...text].reverse().join('')
}
