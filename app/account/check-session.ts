'use server'
import { getSession } from '../session'

/** What a check of the session brought to light. */
export type SessionCheck =
  | { readonly status: 'signed-in'; readonly expiresAt: string }
  | { readonly status: 'signed-out' }

/** Tells, in a server action, what middleware and `getSession()` make of the cookie now. */
export async function checkSession(): Promise<SessionCheck> {
  const session = await getSession()
  if (session.status === 'signed-out') return { status: 'signed-out' }
  return { status: 'signed-in', expiresAt: session.expiresAt }
}
