import type { SecretKind, StoredSecret, StoredSecretKind } from 'storefront-emulator'
import { labelOf } from './guarded-secret.ts'
import { type Sighting, STORED } from './sighting.ts'

/** What no shop writes into a cart, whatever kinds a test looks for in the browser. */
const ALWAYS: readonly StoredSecretKind[] = ['password', 'private-token', 'multipass-secret']

/**
 * What a test has made the store keep: what is stored now and was not before, as the carts and the
 * customers of earlier tests are still there.
 */
export function storedSightings(
  now: readonly StoredSecret[],
  { before, kinds }: { before: readonly StoredSecret[]; kinds: readonly SecretKind[] },
): readonly Sighting[] {
  const looksFor = new Set<StoredSecretKind>([...kinds, ...ALWAYS])
  const counts = countsOf(before)
  return now
    .filter(({ kind }) => looksFor.has(kind))
    .filter((secret) => !takeOne(counts, keyOf(secret)))
    .map(({ kind, number, where }) => ({
      secret: labelOf(kind, number),
      form: STORED,
      place: where,
      url: '',
    }))
}

function countsOf(secrets: readonly StoredSecret[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const key of secrets.map(keyOf)) counts.set(key, (counts.get(key) ?? 0) + 1)
  return counts
}

function takeOne(counts: Map<string, number>, key: string): boolean {
  const left = counts.get(key) ?? 0
  counts.set(key, left - 1)
  return left > 0
}

function keyOf({ kind, number, where }: StoredSecret): string {
  return [kind, number, where].join('\n')
}
