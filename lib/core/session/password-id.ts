import type { SealPasswords } from './passwords.ts'
import type { Session } from './session.ts'

const ids = new WeakMap<Session, string>()

/** When each password has last opened a session, in epoch milliseconds: of all shops of this process. */
const openedAt = new Map<string | undefined, number>()

/** Notes by which password a session was unsealed. */
export function notePasswordId(session: Session, id: string, passwords: SealPasswords): void {
  ids.set(session, id)
  openedAt.set(passwords[id], Date.now())
}

/** When a password has last opened a session in this process; undefined if it has not. */
export function lastOpenedBy(password: string): number | undefined {
  return openedAt.get(password)
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
