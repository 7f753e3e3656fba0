import { sessionPath } from 'next-storefront-session'
import { perRequest, requireSession } from '../session'

export default perRequest(async function AccountPage() {
  const { customer, expiresAt } = await requireSession('/account')
  return (
    <main style={{ maxWidth: 320, margin: '32px auto' }}>
      <h1>Hello {customer.displayName}</h1>
      <p>Signed in until {expiresAt}</p>
      <form method="post" action={sessionPath('logout')}>
        <button style={{ padding: 8, border: '1px solid' }}>Log out</button>
      </form>
    </main>
  )
})
