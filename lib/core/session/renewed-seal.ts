import type { SealPasswords } from './passwords.ts'
import { sealSession } from './seal.ts'
import { isSameSession, type Session, tokenOf } from './session.ts'

/** The seal of a session that was renewed a moment ago. */
interface RecentSeal {
  readonly session: Session
  /** Since the epoch. */
  readonly minute: number
  readonly seal: string
}

/** By the token that the renewal brought, and so as long as anybody knows that token. */
const recent = new WeakMap<SealPasswords, WeakMap<object, RecentSeal>>()

/**
 * Seals a session that was renewed, or returns the seal that was made of the same one within this minute.
 * A browser that has many requests under way with an old cookie gets the renewed session with each
 * answer, and to seal it takes as long as all the rest of the middleware. The seal is remembered and not
 * the promise: on workerd a request must not wait for another's. `now` in epoch milliseconds.
 */
export async function renewedSeal(
  session: Session,
  { passwords, now }: { readonly passwords: SealPasswords; readonly now: number },
): Promise<string> {
  const seals = recent.get(passwords) ?? new WeakMap<object, RecentSeal>()
  recent.set(passwords, seals)
  const token = tokenOf(session)
  const minute = Math.floor(now / 60_000)
  const known = seals.get(token)
  if (known?.minute === minute && isSameSession(known.session, session)) return known.seal
  const seal = await sealSession(session, { passwords, now })
  seals.set(token, { session, minute, seal })
  return seal
}
