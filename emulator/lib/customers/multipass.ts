import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto'
import { z } from 'zod'

/** What another site says about a customer whom it has logged in. */
export interface MultipassCustomer {
  readonly email: string
  /** ISO 8601; the token is valid for fifteen minutes from then. */
  readonly created_at: string
  readonly first_name?: string | undefined
  readonly last_name?: string | undefined
}

const CUSTOMER = z.object({
  email: z.string(),
  created_at: z.string(),
  first_name: z.string().optional().catch(undefined),
  last_name: z.string().optional().catch(undefined),
})

const IV_BYTES = 16
const SIGNATURE_BYTES = 32

/**
 * Makes a Multipass token, as the other site would: AES-128-CBC under the first half of the
 * secret's SHA-256, signed with HMAC-SHA256 under the second half, in base64url
 * (https://shopify.dev/docs/api/multipass).
 */
export function createMultipassToken(customer: MultipassCustomer, secret: string): string {
  const { encryptionKey, signatureKey } = keysOf(secret)
  const iv = randomBytes(IV_BYTES)
  const cipher = createCipheriv('aes-128-cbc', encryptionKey, iv)
  const sealed = Buffer.concat([iv, cipher.update(JSON.stringify(customer)), cipher.final()])
  return Buffer.concat([sealed, sign(sealed, signatureKey)]).toString('base64url')
}

/** Reads a Multipass token; null if the secret has not signed it, or if it is incomplete. */
export function readMultipassToken(token: string, secret: string): MultipassCustomer | null {
  const { encryptionKey, signatureKey } = keysOf(secret)
  const bytes = Buffer.from(token, 'base64url')
  if (bytes.length <= IV_BYTES + SIGNATURE_BYTES) return null
  const sealed = bytes.subarray(0, -SIGNATURE_BYTES)
  if (!timingSafeEqual(sign(sealed, signatureKey), bytes.subarray(-SIGNATURE_BYTES))) return null
  const decipher = createDecipheriv('aes-128-cbc', encryptionKey, sealed.subarray(0, IV_BYTES))
  const json = Buffer.concat([decipher.update(sealed.subarray(IV_BYTES)), decipher.final()])
  return CUSTOMER.safeParse(JSON.parse(json.toString('utf8'))).data ?? null
}

function keysOf(secret: string) {
  const hash = createHash('sha256').update(secret).digest()
  return { encryptionKey: hash.subarray(0, 16), signatureKey: hash.subarray(16) }
}

function sign(sealed: Buffer, signatureKey: Buffer): Buffer {
  return createHmac('sha256', signatureKey).update(sealed).digest()
}
