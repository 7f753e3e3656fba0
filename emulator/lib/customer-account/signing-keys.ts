import { generateKeyPair, type JsonWebKey, type KeyObject } from 'node:crypto'
import { promisify } from 'node:util'

/** The keys of one start: nothing that an emulator signed is good for the next one. */
export interface SigningKeys {
  /** Of access tokens. */
  readonly accessTokens: KeyObject
  /** Of id tokens. */
  readonly idTokens: { readonly key: KeyObject; readonly kid: string }
  /** The latter as a private JWK. */
  readonly jwk: JsonWebKey & { readonly kid: string; readonly use: 'sig'; readonly alg: 'RS256' }
}

/** Creates them. The key id of id tokens is Shopify's. */
export async function createSigningKeys(): Promise<SigningKeys> {
  const generate = promisify(generateKeyPair)
  const [rsa, ed25519] = await Promise.all([
    generate('rsa', { modulusLength: 2048 }),
    generate('ed25519'),
  ])
  const kid = 'id_0'
  const jwk = {
    ...rsa.privateKey.export({ format: 'jwk' }),
    kid,
    use: 'sig',
    alg: 'RS256',
  } as const
  return { accessTokens: ed25519.privateKey, idTokens: { key: rsa.privateKey, kid }, jwk }
}
