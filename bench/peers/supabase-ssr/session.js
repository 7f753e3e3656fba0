import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import { serveJson } from '../json-server.js'

export const environment = { SUPABASE_KEY: 'sb_publishable_bench' }

/** The access token is one of ES256, as Supabase signs them today. @type {import('../../peer.ts').OpenSession} */
export async function openSession() {
  const { publicKey, privateKey } = await generateKeyPair('ES256')
  const keys = [{ ...(await exportJWK(publicKey)), kid: 'bench', alg: 'ES256', use: 'sig' }]
  const { port, close } = await serveJson({ keys })
  const expiresAt = Math.floor(Date.now() / 1000) + 86_400
  const accessToken = await new SignJWT({ role: 'authenticated', email: 'ada@example.com' })
    .setProtectedHeader({ alg: 'ES256', kid: 'bench' })
    .setSubject('00000000-0000-4000-8000-000000000001')
    .setIssuedAt()
    .setExpirationTime(expiresAt)
    .sign(privateKey)
  const session = {
    access_token: accessToken,
    refresh_token: 'bench',
    token_type: 'bearer',
    expires_in: 86_400,
    expires_at: expiresAt,
    user: { id: '00000000-0000-4000-8000-000000000001', email: 'ada@example.com' },
  }
  const value = Buffer.from(JSON.stringify(session)).toString('base64url')
  return {
    cookie: `sb-127-auth-token=base64-${value}`,
    environment: { SUPABASE_URL: `http://127.0.0.1:${port}` },
    close,
  }
}

/** Without a session it sends away. */
export function isRecognised(response) {
  return response.status === 200
}
