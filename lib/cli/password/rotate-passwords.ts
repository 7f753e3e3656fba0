import { readPasswords } from '../../core/session/passwords.ts'

/** A rotation map with one password more. */
export interface Rotation {
  readonly status: 'rotated'
  /** What `SESSION_PASSWORD` has to be from now on: a JSON map of number to password. */
  readonly value: string
  /** The number of the new password, which seals. */
  readonly seals: number
  /** The numbers that go on opening what they have sealed, the oldest first. */
  readonly opens: readonly number[]
}

/** Why nothing can be added to the present value. Never contains it. */
export interface NoRotation {
  readonly status: 'refused'
  readonly problems: readonly string[]
}

/**
 * Adds a password to the present `SESSION_PASSWORD`. A plain one becomes number 1, as iron-session
 * counts it, so that it still opens what it has sealed.
 */
export function rotatePasswords(present: string | undefined, added: string): Rotation | NoRotation {
  const problems: string[] = []
  const passwords = readPasswords(present, (problem) => problems.push(problem))
  if (problems.length > 0) return { status: 'refused', problems }
  const opens = Object.keys(passwords).map(Number)
  const seals = Math.max(...opens) + 1
  const value = JSON.stringify({ ...passwords, [seals]: added })
  return { status: 'rotated', value, seals, opens }
}
