import type { SealPasswords } from './passwords.ts'
import type { Session } from './session.ts'

const ids = new WeakMap<Session, string>()

/** Of the whole process: Next loads a module once for pages and once more for route handlers. */
const OPENED = Symbol.for('next-storefront-session.opened')

/** When each password has last opened a session, by its number, in epoch milliseconds. */
function openedAt(): Map<string, number> {
  const shared = globalThis as typeof globalThis & { [OPENED]?: Map<string, number> }
  shared[OPENED] ??= new Map()
  return shared[OPENED]
}

/** Notes by which password a session was unsealed. */
export function notePasswordId(session: Session, id: string): void {
  ids.set(session, id)
  openedAt().set(id, Date.now())
}

/** When the password of this number has last opened a session in this process; undefined if it has not. */
export function lastOpenedBy(id: string): number | undefined {
  return openedAt().get(id)
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
