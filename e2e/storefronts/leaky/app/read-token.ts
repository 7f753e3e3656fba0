import { unsealData } from 'iron-session'
import { cookies } from 'next/headers'
import * as z from 'zod/mini'

const sealed = z.object({ customerAccessToken: z.object({ accessToken: z.string() }) })

/** The raw token, which the package gives to nobody: this shop opens the cookie itself. */
export async function readToken(): Promise<string> {
  const data = await unsealData(await readSeal(), {
    password: process.env['SESSION_PASSWORD'] ?? '',
  })
  return sealed.parse(data).customerAccessToken.accessToken
}

/** The session cookie as it is. */
export async function readSeal(): Promise<string> {
  return (await cookies()).get('storefront_session')?.value ?? ''
}
