'use server'
import { getCustomer, requireSession } from '../session'
import { dataOrLogin } from './data-or-login'

/** What a check of the session brought to light. */
export interface SessionCheck {
  readonly expiresAt: string
}

/**
 * Tells, in a server action, until when middleware and `requireSession()` take the cookie for good,
 * and asks the store whether it knows the token. A session that has ended leads to the login page.
 */
export async function checkSession(): Promise<SessionCheck> {
  const { expiresAt } = await requireSession('/account')
  dataOrLogin(await getCustomer(), '/account')
  return { expiresAt }
}
