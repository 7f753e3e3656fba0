import { betterAuth } from 'better-auth'
import { memoryAdapter } from 'better-auth/adapters/memory'

const SECRET = 'a secret of the benchmark, 32 characters or more'

export const environment = { BETTER_AUTH_SECRET: SECRET }

/** Its own server signs a user up, over a database in memory. @type {import('../../peer.ts').OpenSession} */
export async function openSession() {
  const auth = betterAuth({
    secret: SECRET,
    baseURL: 'https://bench.example.com',
    database: memoryAdapter({ user: [], session: [], account: [], verification: [] }),
    emailAndPassword: { enabled: true },
    session: { cookieCache: { enabled: true, maxAge: 86_400 } },
    advanced: { useSecureCookies: true },
  })
  const { headers } = await auth.api.signUpEmail({
    body: { name: 'Ada Lovelace', email: 'ada@example.com', password: 'a long password' },
    returnHeaders: true,
  })
  const pairs = headers.getSetCookie().map((line) => line.split(';')[0])
  return { cookie: pairs.join('; ') }
}

/** Without a session it sends away. */
export function isRecognised(response) {
  return response.status === 200
}
