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
  const lookedFor = new Set<StoredSecretKind>([...kinds, ...ALWAYS])
  const old = before.map(keyOf)
  return now
    .filter(({ kind }) => lookedFor.has(kind))
    .filter((secret) => !removeOne(old, keyOf(secret)))
    .map(({ kind, number, where }) => ({
      secret: labelOf(kind, number),
      form: STORED,
      place: where,
      url: '',
    }))
}

function removeOne(keys: string[], key: string): boolean {
  const at = keys.indexOf(key)
  return at >= 0 && keys.splice(at, 1).length > 0
}

function keyOf({ kind, number, where }: StoredSecret): string {
  return [kind, number, where].join('\n')
}
