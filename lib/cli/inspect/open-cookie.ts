import { readCart, type VisitorCart } from '../../core/cart/visitor-cart.ts'
import type { SealPasswords } from '../../core/session/passwords.ts'
import { unsealSession } from '../../core/session/seal.ts'
import { sealParts } from '../../core/session/seal-parts.ts'
import type { EndReason, SealRejection, Session } from '../../core/session/session.ts'
import type { PastedCookie } from './find-cookies.ts'

/** What a seal tells to everyone: not secret, and not proven before it is opened. */
export interface SealFacts {
  /** The name on the wire; null where the value was given alone. */
  readonly name: string | null
  /** Of name and value together, of which browsers keep 4096. */
  readonly bytes: number
  /** The number of the password that it says it was sealed with; null for no seal. */
  readonly passwordNumber: number | null
  /** When it says that it ends, ISO 8601; null for no seal. */
  readonly sealEndsAt: string | null
}

/** What became of opening a cookie. */
export type OpenedCookie = SealFacts &
  (
    | { readonly kind: 'session'; readonly session: Session }
    | { readonly kind: 'cart'; readonly cart: VisitorCart }
    | { readonly kind: 'rejected'; readonly reason: EndReason | SealRejection | 'missing' }
  )

/** Opens a cookie of either kind with these passwords. Never throws. */
export async function openCookie(
  cookie: PastedCookie,
  passwords: SealPasswords,
): Promise<OpenedCookie> {
  const facts = sealFacts(cookie)
  const read = await unsealSession(cookie.value, { passwords })
  if (read.status !== 'absent') return { ...facts, kind: 'session', session: read.session }
  const site = { cookieName: '', isHttps: false }
  const cart = await readCart(() => cookie.value, { site, config: { passwords } })
  if (cart !== null) return { ...facts, kind: 'cart', cart }
  const reason = read.reason === 'unreadable' ? read.rejection : read.reason
  return { ...facts, kind: 'rejected', reason }
}

function sealFacts({ name, value }: PastedCookie): SealFacts {
  const parts = sealParts(value)
  const id = parts?.passwordId ?? ''
  const endsAt = Number(parts?.endsAt)
  return {
    name,
    bytes: Buffer.byteLength(value) + (name?.length ?? 0),
    passwordNumber: /^\d+$/.test(id) ? Number(id) : null,
    sealEndsAt: endsAt > 0 ? instant(endsAt) : null,
  }
}

/** Null for what is beyond all calendars: the number is whatever stands there. */
function instant(epochMs: number): string | null {
  return Math.abs(epochMs) <= 8.64e15 ? new Date(epochMs).toISOString() : null
}
