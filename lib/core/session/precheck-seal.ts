import type { SealPasswords } from './passwords.ts'

/** What an iron seal consists of. Anyone can read it, and nothing of it is proven. */
export interface SealParts {
  /** The number of the password that it says it was sealed with. */
  readonly passwordId: string
  readonly salt: string
  readonly iv: string
  readonly data: string
  /** When it says that it ends, in epoch milliseconds; empty for never. */
  readonly endsAt: string
  readonly macSalt: string
  readonly mac: string
}

/**
 * Takes a seal apart: `Fe26.2*password*salt*iv*data*end*salt*mac`, and behind it `~2`, which is
 * iron-session's and means nothing. Null for what is no seal.
 */
export function sealParts(seal: string): SealParts | null {
  const [sealed = ''] = seal.split('~', 1)
  // One more than there should be is enough to know that there are too many.
  const parts = sealed.split('*', 9)
  const [prefix, passwordId = '', salt = '', iv = '', data = '', endsAt = ''] = parts
  const [macSalt = '', mac = ''] = parts.slice(6)
  if (prefix !== 'Fe26.2' || parts.length !== 8) return null
  return { passwordId, salt, iv, data, endsAt, macSalt, mac }
}

/** Why a text does not open, in iron-session's words. */
export type SealRefusal = 'unknown-password' | 'invalid' | 'expired'

/** What a seal of ours is measured by. */
export interface SealRules {
  readonly passwords: SealPasswords
  /** Of the whole text, in characters. */
  readonly longest: number
  /** Epoch milliseconds, by the machine's clock, which iron goes by as well. */
  readonly now: number
}

/**
 * Says of a text, without a key, why it cannot be a seal of ours; null for what only iron can tell.
 * Anybody can send what looks like a seal, and to derive a key for it takes longer than all the rest
 * of the middleware. Whatever iron would open passes, and what is refused is refused with the reason
 * that iron gives: a test compares the two. Only what is longer than `longest`
 * is `invalid` here, whatever iron would say.
 */
export function precheckSeal(
  text: string,
  { passwords, longest, now }: SealRules,
): SealRefusal | null {
  const parts = text.length <= longest ? sealParts(text) : null
  if (parts === null) return 'invalid'
  // In the order in which iron looks.
  return checkExpiry(parts, now) ?? checkPassword(parts, passwords) ?? checkShape(parts)
}

/** Iron takes a seal for a minute longer than it says, for clocks that differ. */
const SKEW_MS = 60_000

function checkExpiry({ endsAt }: SealParts, now: number): SealRefusal | null {
  if (endsAt === '') return null
  if (!/^[1-9]\d*$/.test(endsAt)) return 'invalid'
  return Number(endsAt) <= now - SKEW_MS ? 'expired' : null
}

/** `constructor` is no password either, but iron finds something there, and cannot use it. */
function checkPassword({ passwordId }: SealParts, passwords: SealPasswords): SealRefusal | null {
  const password: unknown = passwords[passwordId]
  if (typeof password === 'string' && password !== '') return null
  return password ? 'invalid' : 'unknown-password'
}

/** 256 bits, in hexadecimal digits. */
const SALT = /^[0-9a-f]{64}$/

/** 128 bits, in base64url. */
const IV = /^[\w-]{22}$/

/** Whole blocks of 128 bits, in base64url. */
const DATA = /^[\w-]+$/
const BLOCK_BYTES = 16

/**
 * 256 bits, in what iron reads as base64url. The MAC is the one part that it does not prove itself:
 * the other alphabet, padding and white space pass.
 */
const MAC = /^[\w+/=\s-]{43,}$/

function checkShape({ salt, iv, data, macSalt, mac }: SealParts): SealRefusal | null {
  const isWellFormed =
    SALT.test(salt) &&
    SALT.test(macSalt) &&
    IV.test(iv) &&
    MAC.test(mac) &&
    DATA.test(data) &&
    isWholeBlocks(data.length)
  return isWellFormed ? null : 'invalid'
}

function isWholeBlocks(base64Length: number): boolean {
  const bytes = Math.floor((base64Length * 3) / 4)
  return bytes % BLOCK_BYTES === 0 && base64Length === Math.ceil((bytes * 4) / 3)
}
