import type { SealPasswords } from './passwords.ts'
import type { Session } from './session.ts'

const ids = new WeakMap<Session, string>()

/** Notes by which password a session was unsealed. */
export function notePasswordId(session: Session, id: string): void {
  ids.set(session, id)
}

/** By which password a session was unsealed; undefined if it was not. */
export function knownPasswordId(session: Session): string | undefined {
  return ids.get(session)
}

/** The number of the password that a session was sealed with; one that was not yet is by the newest. */
export function passwordIdOf(session: Session, passwords: SealPasswords): string {
  return knownPasswordId(session) ?? newestPasswordId(passwords)
}

/** The number of the password that seals. */
export function newestPasswordId(passwords: SealPasswords): string {
  return `${Math.max(...Object.keys(passwords).map(Number))}`
}
