import type { SealPasswords } from '../session/passwords.ts'

/** What the `state` of a log-in says to us when it comes back, with whatever cookies. */
export interface LoginState {
  /** Which of the attempts' cookies belongs to it. */
  readonly slot: number
  /** Whether it was begun anew because a first one had lost its cookie. */
  readonly isRetry: boolean
  /** Epoch milliseconds, by the site's clock. */
  readonly startedAt: number
}

const encoder = new TextEncoder()

/**
 * Makes the `state` of a log-in: random, and signed, so that one of ours that comes back without its
 * cookie (another browser; an in-app browser that hands its page on) can be told from one that
 * somebody has made up.
 */
export async function createState(
  { slot, isRetry, startedAt }: LoginState,
  passwords: SealPasswords,
): Promise<string> {
  const random = base64url(crypto.getRandomValues(new Uint8Array(16)))
  const text = `${slot}${isRetry ? 'r' : 'f'}${startedAt.toString(36)}.${random}`
  const newest = String(Math.max(...Object.keys(passwords).map(Number)))
  const mac = await crypto.subtle.sign('HMAC', await key(passwords[newest]), encoder.encode(text))
  return `${text}.${base64url(new Uint8Array(mac))}`
}

/** Reads a `state`; null for one that none of the passwords has signed. */
export async function readState(
  state: string,
  passwords: SealPasswords,
): Promise<LoginState | null> {
  const [, text, slot, kind, startedAt, mac] =
    /^((\d)([rf])([\da-z]{1,12})\.[\w-]{22})\.([\w-]{43})$/.exec(state) ?? []
  if (text === undefined || startedAt === undefined || mac === undefined) return null
  const signature = Uint8Array.from(fromBase64url(mac), (character) => character.charCodeAt(0))
  for (const password of Object.values(passwords)) {
    const isOurs = await crypto.subtle.verify(
      'HMAC',
      await key(password),
      signature,
      encoder.encode(text),
    )
    if (!isOurs) continue
    return { slot: Number(slot), isRetry: kind === 'r', startedAt: Number.parseInt(startedAt, 36) }
  }
  return null
}

function key(password = ''): Promise<CryptoKey> {
  const bytes = encoder.encode(`login state ${password}`)
  const algorithm = { name: 'HMAC', hash: 'SHA-256' }
  return crypto.subtle.importKey('raw', bytes, algorithm, false, ['sign', 'verify'])
}

function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
}

function fromBase64url(text: string): string {
  return atob(text.replaceAll('-', '+').replaceAll('_', '/'))
}
