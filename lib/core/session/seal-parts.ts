/** What an iron seal consists of. Anyone can read it, and nothing of it is proven. */
export interface SealParts {
  /** The number of the password that it says it was sealed with. */
  readonly passwordId: string
  readonly salt: string
  readonly iv: string
  readonly data: string
  /** When it says that it ends, in epoch milliseconds; empty for never. */
  readonly endsAt: string
  readonly macSalt: string
  readonly mac: string
}

/**
 * Takes a seal apart: `Fe26.2*password*salt*iv*data*end*salt*mac`, and behind it `~2`, which is
 * iron-session's and means nothing. Null for what is no seal.
 */
export function sealParts(seal: string): SealParts | null {
  const [sealed = ''] = seal.split('~', 1)
  // One more than there should be is enough to know that there are too many.
  const parts = sealed.split('*', 9)
  const [prefix, passwordId = '', salt = '', iv = '', data = '', endsAt = ''] = parts
  const [macSalt = '', mac = ''] = parts.slice(6)
  if (prefix !== 'Fe26.2' || parts.length !== 8) return null
  return { passwordId, salt, iv, data, endsAt, macSalt, mac }
}
