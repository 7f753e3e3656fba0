import { sealData } from 'iron-session'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import { serveJson } from '../json-server.js'

const PASSWORD = 'a password of the benchmark, 32 characters or more'

export const environment = {
  WORKOS_API_KEY: 'sk_bench',
  WORKOS_CLIENT_ID: 'client_bench',
  WORKOS_COOKIE_PASSWORD: PASSWORD,
  WORKOS_API_HOSTNAME: '127.0.0.1',
  WORKOS_API_HTTPS: 'false',
  NEXT_PUBLIC_WORKOS_REDIRECT_URI: 'http://localhost/callback',
}

/** The access token is one of RS256, as WorkOS signs them. @type {import('../../peer.ts').OpenSession} */
export async function openSession() {
  const { publicKey, privateKey } = await generateKeyPair('RS256')
  const keys = [{ ...(await exportJWK(publicKey)), kid: 'bench', alg: 'RS256', use: 'sig' }]
  const { port, close } = await serveJson({ keys })
  const accessToken = await new SignJWT({ sid: 'session_bench', org_id: 'org_bench' })
    .setProtectedHeader({ alg: 'RS256', kid: 'bench' })
    .setSubject('user_bench')
    .setIssuedAt()
    .setExpirationTime('1d')
    .sign(privateKey)
  const user = {
    object: 'user',
    id: 'user_bench',
    email: 'ada@example.com',
    firstName: 'Ada',
    lastName: 'Lovelace',
  }
  const value = await sealData(
    { accessToken, refreshToken: 'bench', user },
    { password: PASSWORD, ttl: 0 },
  )
  return {
    cookie: `wos-session=${value}`,
    environment: { WORKOS_API_PORT: String(port) },
    close,
  }
}

/** A session keeps caches away; one that it does not take for valid is removed from the browser. */
export function isRecognised(response) {
  return response.headers.has('x-middleware-cache') && response.headers.getSetCookie().length === 0
}
