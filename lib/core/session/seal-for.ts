import { sealData, unsealData } from 'iron-session'
import { type JsonObject, jsonObject } from '../http/json-object.ts'
import { isEarlyCart, isEarlySession } from './early-seals.ts'
import type { SealPasswords } from './passwords.ts'
import { precheckSeal } from './precheck-seal.ts'
import type { SealRejection } from './session.ts'

/** A kind of seal. */
interface Purpose {
  /** What the data says inside the encryption: a digit, because it travels with each request. */
  readonly code: number
  /** Characters of the longest seal of this kind. */
  readonly longest: number
  /** Whether data that says nothing is of this kind. Only for kinds that release 0.1 sealed. */
  readonly isEarly?: (data: JsonObject) => boolean
}

/** What browsers keep of a cookie (RFC 6265bis §5.6). */
const LARGEST_COOKIE = 4096

/**
 * Everything that is ever sealed, each kind with a code of its own. One password seals them all;
 * without a purpose, whatever one kind may hold could be handed in as another. The next kind is one
 * line here; a code is never given to another kind.
 */
const PURPOSES = {
  session: { code: 1, longest: LARGEST_COOKIE, isEarly: isEarlySession },
  cart: { code: 2, longest: LARGEST_COOKIE, isEarly: isEarlyCart },
  /** What was typed into a form that failed, for the form to keep it. */
  typed: { code: 3, longest: LARGEST_COOKIE },
  /** What a log-in on Shopify's page has to find again when the customer comes back. */
  attempt: { code: 4, longest: LARGEST_COOKIE },
  /** An id token, as a hint for the log-out. */
  hint: { code: 5, longest: LARGEST_COOKIE },
  /** What the instances of a site share of a session; in a store, and in no cookie. */
  shared: { code: 6, longest: LARGEST_COOKIE },
} as const satisfies Record<string, Purpose>

/** What a seal is for. */
export type SealPurpose = keyof typeof PURPOSES

/** Where the data says what it is for; release 0.1 reads past it. */
const KEY = 'p'

/** What is sealed, and for how long. */
export interface Sealing {
  /** Plain JSON. */
  readonly data: JsonObject & { readonly [KEY]?: never }
  readonly passwords: SealPasswords
  /** At least one: 0 would be a seal that never ends, and so would what is no number. */
  readonly ttlSeconds: number
}

/**
 * Encrypts and signs data for one purpose, under the newest password. Nothing else in the package
 * seals.
 */
export function sealFor(
  purpose: SealPurpose,
  { data, passwords, ttlSeconds }: Sealing,
): Promise<string> {
  const ttl = ttlSeconds > 1 ? Math.ceil(ttlSeconds) : 1
  return sealData({ ...data, [KEY]: PURPOSES[purpose].code }, { password: passwords, ttl })
}

/** What became of opening a seal. */
export type Opening =
  | { readonly status: 'opened'; readonly data: JsonObject }
  | { readonly status: 'refused'; readonly reason: SealRejection | 'expired' }

/**
 * Opens a seal that was made for this purpose; one that was made for another is `other-format`.
 * What was sealed is proven to be ours, and still has to be parsed. Nothing else in the package
 * opens seals. Fails closed, never throws.
 */
export async function openFor(
  purpose: SealPurpose,
  { seal, passwords }: { readonly seal: string; readonly passwords: SealPasswords },
): Promise<Opening> {
  const { longest } = PURPOSES[purpose]
  const refusal = precheckSeal(seal, { passwords, longest, now: Date.now() })
  if (refusal !== null) return { status: 'refused', reason: refusal }
  let reason: SealRejection | 'expired' = 'other-format'
  const sealed = await unsealData<unknown>(seal, {
    password: passwords,
    onUnsealError: (cause) => {
      reason = cause
    },
  })
  const data = jsonObject(sealed)
  return data !== null && isFor(PURPOSES[purpose], data)
    ? { status: 'opened', data }
    : { status: 'refused', reason }
}

function isFor({ code, isEarly }: Purpose, data: JsonObject): boolean {
  return data[KEY] === code || isEarly?.(data) === true
}
