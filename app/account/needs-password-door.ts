import { redirect } from 'next/navigation'
import { loginDoors } from '../login-doors'

/**
 * A page about passwords is of no use where customers log in on Shopify's page alone: it leads to the
 * account, and who is signed out from there to the login page.
 */
export function needsPasswordDoor(): void {
  if (!loginDoors().password) redirect('/account')
}
