/** Whom a Multipass token is about, and when it was made. */
export interface MultipassClaims {
  readonly email: string
  /** Epoch milliseconds. Shopify takes the token for fifteen minutes, once. */
  readonly createdAt: number
}

const IV_BYTES = 16

/**
 * Makes a Multipass token: AES-128-CBC under the first half of the secret's SHA-256, its IV in front,
 * signed with HMAC-SHA256 under the second half, in URL-safe Base64
 * (https://shopify.dev/docs/api/multipass). The random IV makes each a token of its own.
 */
export async function multipassToken(
  { email, createdAt }: MultipassClaims,
  secret: string,
): Promise<string> {
  const claims = JSON.stringify({ email, created_at: new Date(createdAt).toISOString() })
  const { encryptionKey, signatureKey } = await keysOf(secret)
  const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES))
  const algorithm = { name: 'AES-CBC', iv }
  const encrypted = await crypto.subtle.encrypt(algorithm, encryptionKey, bytesOf(claims))
  const sealed = joined(iv, encrypted)
  return base64url(joined(sealed, await crypto.subtle.sign('HMAC', signatureKey, sealed)))
}

async function keysOf(secret: string) {
  const hash = await crypto.subtle.digest('SHA-256', bytesOf(secret))
  const [first, second] = [hash.slice(0, 16), hash.slice(16)]
  const hmac = { name: 'HMAC', hash: 'SHA-256' }
  return {
    encryptionKey: await crypto.subtle.importKey('raw', first, 'AES-CBC', false, ['encrypt']),
    signatureKey: await crypto.subtle.importKey('raw', second, hmac, false, ['sign']),
  }
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text)
}

function joined(first: Uint8Array, second: ArrayBuffer): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(first.length + second.byteLength)
  bytes.set(first)
  bytes.set(new Uint8Array(second), first.length)
  return bytes
}

/** With the padding, as Shopify's own example writes it. */
function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
}
