import { redirect } from 'next/navigation'
import { getSession } from '../../session'

/** A customer who is signed in already is not asked to become one. */
export async function sendCustomersOn(): Promise<void> {
  const session = await getSession()
  if (session.status === 'signed-in') redirect('/account')
}
