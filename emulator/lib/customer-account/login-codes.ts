import { randomInt } from 'node:crypto'
import type { CustomerRecord } from '../customers/customers.ts'
import type { CustomerAccountParts } from './customer-account-parts.ts'

/** How long a code is good, and how often a wrong one may be typed. Shopify's are not known. */
const CODE_MS = 10 * 60 * 1000
const MOST_ATTEMPTS = 5

/** What a typed code turned out to be. */
export type CodeOutcome =
  | { readonly status: 'right'; readonly customer: CustomerRecord }
  | { readonly status: 'wrong' | 'expired' | 'too-many' }

interface SentCode {
  readonly email: string
  readonly code: string
  readonly sentAt: number
  attempts: number
}

/** The codes that were mailed, by the log-in that each is for. */
export interface LoginCodes extends ReturnType<typeof createLoginCodes> {}

/** Creates what mails six digits to whoever wants to log in, and knows them again. */
export function createLoginCodes({ clock, outbox, customers, origin }: CustomerAccountParts) {
  const sent = new Map<string, SentCode>()

  /** As at Shopify, an address that nobody has becomes a customer's when its code is typed. */
  function customerOf(email: string): CustomerRecord {
    return customers.byEmail(email) ?? customers.add({ email, password: crypto.randomUUID() })
  }

  return {
    /** Sends a new code; the one before is good no more. A disabled customer gets no mail. */
    send(uid: string, email: string, path: string): void {
      const code = String(randomInt(1_000_000)).padStart(6, '0')
      sent.set(uid, { email, code, sentAt: clock.now(), attempts: 0 })
      if (customers.byEmail(email)?.state === 'disabled') return
      const at = new Date(clock.now()).toISOString()
      outbox.send({ at, to: email, kind: 'login-code', url: `${origin()}${path}`, code })
    },
    /** The address that a code was sent to; null if none was. */
    sentTo: (uid: string): string | null => sent.get(uid)?.email ?? null,
    /** Forgets a log-in, so that another address can be typed. */
    forget: (uid: string): void => void sent.delete(uid),
    /** Compares a code, white space apart. */
    check(uid: string, typed: string): CodeOutcome {
      const known = sent.get(uid)
      const age = clock.now() - (known?.sentAt ?? 0)
      if (known === undefined || age < 0 || age >= CODE_MS) return { status: 'expired' }
      if (known.attempts >= MOST_ATTEMPTS) return { status: 'too-many' }
      known.attempts += 1
      const isGood = typed.replaceAll(/\s/g, '') === known.code
      if (!isGood || customers.byEmail(known.email)?.state === 'disabled') {
        return { status: known.attempts >= MOST_ATTEMPTS ? 'too-many' : 'wrong' }
      }
      sent.delete(uid)
      return { status: 'right', customer: customerOf(known.email) }
    },
  }
}
