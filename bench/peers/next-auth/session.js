import { encode } from 'next-auth/jwt'

const SECRET = 'a secret of the benchmark, 32 characters or more'
const COOKIE = 'authjs.session-token'

export const environment = {
  AUTH_SECRET: SECRET,
  AUTH_TRUST_HOST: 'true',
  AUTH_GITHUB_ID: 'bench',
  AUTH_GITHUB_SECRET: 'bench',
}

/** @type {import('../../peer.ts').OpenSession} */
export async function openSession() {
  const token = { sub: '1', name: 'Ada Lovelace', email: 'ada@example.com' }
  const value = await encode({ token, secret: SECRET, salt: COOKIE })
  return { cookie: `${COOKIE}=${value}` }
}

/** It writes the cookie anew at every request that has a session. */
export function isRecognised(response) {
  return response.headers.getSetCookie().some((line) => line.startsWith(`${COOKIE}=ey`))
}
