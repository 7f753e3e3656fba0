import { generateSessionCookie } from '@auth0/nextjs-auth0/testing'

const SECRET = '0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef'

export const environment = {
  AUTH0_DOMAIN: 'bench.example.com',
  AUTH0_CLIENT_ID: 'bench',
  AUTH0_CLIENT_SECRET: 'bench',
  AUTH0_SECRET: SECRET,
  APP_BASE_URL: 'http://localhost',
}

/** @type {import('../../peer.ts').OpenSession} */
export async function openSession() {
  const now = Math.floor(Date.now() / 1000)
  const value = await generateSessionCookie(
    {
      user: { sub: 'auth0|1', name: 'Ada Lovelace', email: 'ada@example.com' },
      tokenSet: { accessToken: '0123456789abcdef0123456789abcdef', expiresAt: now + 86_400 },
      internal: { sid: 'bench', createdAt: now },
    },
    { secret: SECRET },
  )
  return { cookie: `__session=${value}` }
}

/** A session rolls: its cookie is written anew at every request. */
export function isRecognised(response) {
  return response.headers.getSetCookie().some((line) => line.startsWith('__session=ey'))
}
