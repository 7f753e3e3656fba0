/** Passwords by number, as iron-session takes them: the highest seals, all of them unseal. */
export type SealPasswords = Readonly<Record<string, string>>

/** What iron asks of a password, and what 32 random bytes are worth in any encoding. */
const SHORTEST_PASSWORD = 32

const HOW_TO = 'Set it to at least 32 random characters, e.g. from: openssl rand -base64 32'

/**
 * Reads the session password: one string, or a map of number to password, also as JSON. Calls
 * `refuse` for what cannot work, and never repeats a password.
 */
export function readPasswords(
  value: string | SealPasswords | undefined,
  refuse: (message: string) => void,
): SealPasswords {
  if (value === undefined || value === '') {
    refuse(`is missing. ${HOW_TO}`)
    return {}
  }
  const passwords = typeof value === 'string' ? fromString(value) : value
  if (passwords === null) {
    refuse('looks like JSON but is not a map such as {"2":"the new one","1":"the old one"}.')
    return {}
  }
  const entries = Object.entries(passwords)
  if (entries.length === 0 || !entries.every(([id]) => /^[1-9]\d*$/.test(id))) {
    refuse('is a map, so its keys must be numbers from 1; the highest seals, all of them unseal.')
  }
  if (entries.some(([, password]) => password.length < SHORTEST_PASSWORD)) {
    refuse(`is too short. ${HOW_TO}`)
  }
  return passwords
}

/** A plain password is number 1, as in iron-session, so that a later map can still open its seals. */
function fromString(value: string): SealPasswords | null {
  return /^\s*\{.*\}\s*$/s.test(value) ? fromJson(value) : { 1: value }
}

function fromJson(json: string): SealPasswords | null {
  try {
    const parsed: unknown = JSON.parse(json)
    return isPasswordMap(parsed) ? parsed : null
  } catch {
    return null
  }
}

function isPasswordMap(value: unknown): value is SealPasswords {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.values(value).every((password) => typeof password === 'string')
  )
}
