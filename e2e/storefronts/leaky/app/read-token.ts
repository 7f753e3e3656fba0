import { unsealData } from 'iron-session'
import { cookies } from 'next/headers'
import * as z from 'zod/mini'

const sealed = z.union([
  z.object({ customerAccessToken: z.object({ accessToken: z.string() }) }),
  z.object({ customerAccount: z.object({ refreshToken: z.string() }) }),
])

const sealedHint = z.object({ idToken: z.string() })

/**
 * The raw token, which the package gives to nobody: this shop opens the cookie itself. Of a customer
 * account, whose access token is good for an hour only, it is the refresh token.
 */
export async function readToken(): Promise<string> {
  const data = await unsealData(await readSeal(), {
    password: process.env['SESSION_PASSWORD'] ?? '',
  })
  const session = sealed.parse(data)
  return 'customerAccount' in session
    ? session.customerAccount.refreshToken
    : session.customerAccessToken.accessToken
}

/** The id token, of which the session's own routes are sent the cookie. */
export async function readIdToken(): Promise<string> {
  const seal = (await cookies()).get('storefront_session_hint')?.value ?? ''
  const data = await unsealData(seal, { password: process.env['SESSION_PASSWORD'] ?? '' })
  return sealedHint.parse(data).idToken
}

/** The session cookie as it is. */
export async function readSeal(): Promise<string> {
  return (await cookies()).get('storefront_session')?.value ?? ''
}
