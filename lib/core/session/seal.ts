import { notePasswordId } from './password-id.ts'
import type { SealPasswords } from './passwords.ts'
import { sealParts } from './precheck-seal.ts'
import { openFor, sealFor } from './seal-for.ts'
import {
  type EndReason,
  endOf,
  type SealRejection,
  type Session,
  type SessionRead,
} from './session.ts'
import { decodeSession, encodeSession } from './session-codec.ts'
import { unsealCache } from './unseal-cache.ts'
import { withoutWindowNote } from './window-note.ts'

/**
 * Encrypts and signs a session. The seal ends with the session, so that a copy of it is worth
 * nothing afterwards. `now` in epoch milliseconds.
 */
export function sealSession(
  session: Session,
  { passwords, now }: { passwords: SealPasswords; now: number },
): Promise<string> {
  const millisecondsLeft = Date.parse(endOf(session)) - now
  const ttlSeconds = millisecondsLeft / 1000
  return sealFor('session', { data: encodeSession(session), passwords, ttlSeconds })
}

/** Watches a seal being opened, and changes nothing. */
export type WatchUnsealing = (run: () => Promise<SessionRead>) => Promise<SessionRead>

/**
 * Opens the value of a session cookie. Fails closed: whatever cannot be opened and parsed
 * is no session, and says why. Never throws. No promise where nothing is waited for.
 */
export function unsealSession(
  value: string | undefined,
  { passwords, watch }: { passwords: SealPasswords; watch?: WatchUnsealing | undefined },
): SessionRead | Promise<SessionRead> {
  if (!value) return absent('missing')
  if (isEndReason(value)) return absent(value)
  const seal = withoutWindowNote(value)
  const known = unsealCache(passwords).get(seal)
  if (known !== undefined) return { status: 'present', session: known }
  const run = () => openSession(seal, passwords)
  return watch?.(run) ?? run()
}

async function openSession(seal: string, passwords: SealPasswords): Promise<SessionRead> {
  const opening = await openFor('session', { seal, passwords })
  if (opening.status === 'refused') return rejected(opening.reason)
  const session = decodeSession(opening.data)
  if (session === null) return rejected('other-format')
  notePasswordId(session, sealParts(seal)?.passwordId ?? '')
  unsealCache(passwords).set(seal, session)
  return { status: 'present', session }
}

/** What `removedSessionCookie` leaves to the rest of the request that ended a session. */
function isEndReason(value: string): value is EndReason {
  return value === 'expired' || value === 'revoked'
}

function absent(reason: 'missing' | EndReason): SessionRead {
  return { status: 'absent', reason }
}

function rejected(rejection: SealRejection | 'expired'): SessionRead {
  if (rejection === 'expired') return absent('expired')
  return { status: 'absent', reason: 'unreadable', rejection }
}
