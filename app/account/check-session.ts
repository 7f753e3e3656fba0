'use server'
import { requireSession } from '../session'

/** What a check of the session brought to light. */
export interface SessionCheck {
  readonly expiresAt: string
}

/**
 * Tells, in a server action, until when middleware and `requireSession()` take the cookie for good.
 * A session that has ended leads to the login page.
 */
export async function checkSession(): Promise<SessionCheck> {
  const { expiresAt } = await requireSession('/account')
  return { expiresAt }
}
