import { getSession, perRequest } from 'next-storefront-session/server'

/** The layout does not wait for it, and neither do the pages in it. */
export const Visitor = perRequest(async function Visitor() {
  const session = await getSession()
  return (
    <p>
      {session.status === 'signed-in' ? `Signed in as ${session.customer.displayName}` : 'Guest'}
    </p>
  )
})
