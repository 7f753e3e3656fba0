import { randomBytes } from 'node:crypto'
import { readPasswords } from '../../core/session/passwords.ts'
import { UsageError } from '../command.ts'

/** A value for `SESSION_PASSWORD`, and which of its passwords do what. */
export interface NewValue {
  /** A password, or a JSON map of number to password. */
  readonly value: string
  /** The number of the new password, which seals. */
  readonly seals: number
  /** The numbers that still open what they have sealed, the oldest first. */
  readonly opens: readonly number[]
}

/** A new session password: 32 random bytes, in letters that need no quotes in any file or shell. */
export function newSessionPassword(): string {
  return randomBytes(32).toString('base64url')
}

/**
 * Adds a password to the present `SESSION_PASSWORD`. A plain one becomes number 1, as iron-session
 * counts it, so that it still opens what it has sealed.
 * @throws {UsageError} for a present value that is no good, which it does not repeat
 */
export function rotatePasswords(present: string): NewValue {
  const problems: string[] = []
  const passwords = readPasswords(present, (problem) => problems.push(problem))
  if (problems.length > 0) {
    const all = problems.map((problem) => `The present SESSION_PASSWORD ${problem}\n`).join('')
    throw new UsageError(`${all}Without --rotate, this command makes a first one.`)
  }
  const opens = Object.keys(passwords).map(Number)
  const seals = Math.max(...opens) + 1
  const value = JSON.stringify({ ...passwords, [seals]: newSessionPassword() })
  return { value, seals, opens }
}
