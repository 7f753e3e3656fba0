import Link from 'next/link'
import { getSession } from 'next-storefront-session/server'

/** What a shop may show of a session: everything that the package gives it. */
export default async function CleanPage() {
  const session = await getSession()
  return (
    <main>
      <h1>{session.status === 'signed-in' ? session.customer.displayName : 'Nobody'}</h1>
      <pre>{JSON.stringify(session)}</pre>
      <form action="/clean">
        <input name="q" defaultValue={`0123456789abcdef ${'f00d'.repeat(8)}`} />
      </form>
      <Link href="/clean?page=2">Next page</Link>
      <Link href="/server/prop" prefetch={false}>
        Greeting
      </Link>
    </main>
  )
}
