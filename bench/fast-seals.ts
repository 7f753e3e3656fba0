import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  pbkdf2Sync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto'

/** Seals JSON until an instant in epoch milliseconds. */
export type FastSealer = (data: unknown, until: number) => string

/**
 * Seals as iron-session does (Fe26.2, AES-256-CBC, HMAC-SHA-256, keys by one round of PBKDF2), but
 * with one salt for all, so that the keys are derived once and a million seals take seconds instead
 * of minutes. Opening them is all of the work. For measuring only.
 */
export function createFastSealer(password: string): FastSealer {
  const salt = randomBytes(32).toString('hex')
  const key = pbkdf2Sync(password, salt, 1, 32, 'sha1')
  return function seal(data, until) {
    const iv = randomBytes(16)
    const cipher = createCipheriv('aes-256-cbc', key, iv)
    const encrypted = Buffer.concat([cipher.update(JSON.stringify(data)), cipher.final()])
    const body = `Fe26.2*1*${salt}*${base64(iv)}*${base64(encrypted)}*${until}`
    const mac = createHmac('sha256', key).update(body).digest()
    return `${body}*${salt}*${base64(mac)}~2`
  }
}

function base64(bytes: Buffer): string {
  return bytes.toString('base64url')
}

/**
 * Opens what iron has sealed, with Node's own functions and without leaving the thread: what a second
 * implementation could gain. For measuring only: what it refuses, it refuses by throwing.
 */
export function openSealAtOnce(seal: string, password: string): unknown {
  const parts = seal.split('~')[0]?.split('*') ?? []
  const [, , salt = '', iv = '', data = '', , macSalt = '', mac = ''] = parts
  const body = parts.slice(0, 6).join('*')
  const expected = createHmac('sha256', keyOf(password, macSalt)).update(body).digest()
  if (!timingSafeEqual(expected, Buffer.from(mac, 'base64url'))) throw new Error('Not as sealed.')
  const bytes = Buffer.from(iv, 'base64url')
  const cipher = createDecipheriv('aes-256-cbc', keyOf(password, salt), bytes)
  const opened = Buffer.concat([cipher.update(Buffer.from(data, 'base64url')), cipher.final()])
  return JSON.parse(opened.toString())
}

function keyOf(password: string, salt: string): Buffer {
  return pbkdf2Sync(password, salt, 1, 32, 'sha1')
}
