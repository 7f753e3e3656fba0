import { isIP } from 'node:net'
import { generate } from 'selfsigned'

/** A certificate for loopback, and the authority that a client has to trust for it, all in PEM. */
export interface TlsCertificate {
  readonly key: string
  readonly cert: string
  /** The authority's certificate. Its key is not kept, so it can never sign another one. */
  readonly ca: string
}

const DAY_MS = 86_400_000

/** The names that a client may call the emulator by. */
const NAMES = ['localhost', '127.0.0.1', '::1']

/**
 * Creates a certificate that no client trusts yet: for `localhost`, 127.0.0.1 and ::1, for thirty
 * days, signed by a new authority of its own.
 */
export async function createTlsCertificate(): Promise<TlsCertificate> {
  const terms = {
    keyType: 'ec',
    algorithm: 'sha256',
    // A machine whose clock is a little behind must not find it "not yet valid".
    notBeforeDate: new Date(Date.now() - DAY_MS),
    notAfterDate: new Date(Date.now() + 30 * DAY_MS),
  } as const
  const authority = await generate(
    [{ name: 'commonName', value: 'Storefront API emulator (authority of one start)' }],
    {
      ...terms,
      extensions: [
        { name: 'basicConstraints', cA: true, critical: true },
        { name: 'keyUsage', keyCertSign: true, critical: true },
      ],
    },
  )
  const leaf = await generate([{ name: 'commonName', value: 'localhost' }], {
    ...terms,
    ca: { key: authority.private, cert: authority.cert },
    extensions: [
      { name: 'basicConstraints', cA: false },
      { name: 'keyUsage', digitalSignature: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      { name: 'subjectAltName', altNames: NAMES.map(alternativeName) },
    ],
  })
  return { key: leaf.private, cert: leaf.cert, ca: authority.cert }
}

/** Kind 7 is an address, kind 2 a name (RFC 5280, 4.2.1.6). */
function alternativeName(name: string) {
  return isIP(name) === 0 ? { type: 2 as const, value: name } : { type: 7 as const, ip: name }
}
