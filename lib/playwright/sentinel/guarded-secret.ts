import type { MintedSecret, SecretKind, StoredSecretKind } from 'storefront-emulator'
import type { AllowedPlace } from './seen-texts.ts'

/** A secret to be looked for, and how it is called in a report, which never shows it. */
export interface GuardedSecret {
  /** E.g. `customer access token #3`. */
  readonly label: string
  readonly value: string
  /** Random text: a part of it gives it away as well. Of other text, only the whole does. */
  readonly isRandom: boolean
  readonly allowedIn: AllowedPlace | null
}

/** The shortest text that can be guarded. A shorter one would be found everywhere. */
export const SHORTEST_SECRET = 6

/** What a secret is called; what was minted has a number. */
export function labelOf(kind: StoredSecretKind, number: number | null): string {
  const name = kind.replaceAll('-', ' ')
  return number === null ? name : `${name} #${number}`
}

/** What an emulator has minted of some kinds, numbered in the order in which it was minted. */
export function guardMinted(
  minted: readonly MintedSecret[],
  kinds: readonly SecretKind[],
): readonly GuardedSecret[] {
  return kinds.flatMap((kind) =>
    minted
      .filter((secret) => secret.kind === kind)
      .flatMap(({ value }, index) =>
        [value, ...signatureOf(value)].map((part) =>
          randomSecret(labelOf(kind, index + 1), part, kind === 'id-token' ? 'log-out' : null),
        ),
      ),
  )
}

/** Of a JWT each part of the signature gives it away; what stands before it is much the same in all. */
function signatureOf(value: string): readonly string[] {
  const [, , signature] = value.split('.')
  return signature === undefined ? [] : [signature]
}

/**
 * The value of a session cookie: only an `HttpOnly` cookie may be made of it. Its salts, its
 * ciphertext and its signature are looked for; the rest of a seal is a prefix and a date.
 */
export function guardSeals(seals: Iterable<string>): readonly GuardedSecret[] {
  return [...seals].flatMap((seal, index) =>
    seal
      .split('*')
      .filter((part) => part.length >= SHORTEST_SEAL_PART && /\D/.test(part))
      .map((value) => randomSecret(`session cookie #${index + 1}`, value, 'session-cookie')),
  )
}

/** Shorter than iron's initialisation vector, longer than its prefix and its date. */
const SHORTEST_SEAL_PART = 20

/** The seals in a text, e.g. in a `Set-Cookie` header, also where its characters are percent-encoded. */
export function sealsIn(text: string): readonly string[] {
  if (!text.includes('Fe26.2')) return []
  return text.replaceAll(/%2a/gi, '*').match(/Fe26\.2\*[\w*~-]{80,}/g) ?? []
}

function randomSecret(
  label: string,
  value: string,
  allowedIn: AllowedPlace | null = null,
): GuardedSecret {
  return { label, value, isRandom: true, allowedIn }
}
