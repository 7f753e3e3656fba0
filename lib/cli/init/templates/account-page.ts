/** `app/account/page.tsx`, as the README has it. */
export const ACCOUNT_PAGE = `import { redirect } from 'next/navigation'
import { customerQuery, requireSession } from 'next-storefront-session/server'

const ADDRESS = \`#graphql
  query Address($customerAccessToken: String!) {
    customer(customerAccessToken: $customerAccessToken) {
      defaultAddress { formatted }
    }
  }\`

interface Address {
  customer: { defaultAddress: { formatted: string[] } | null }
}

export default async function AccountPage() {
  const { customer, expiresAt } = await requireSession('/account')
  const address = await customerQuery<Address>(ADDRESS)
  if (address.status === 'signed-out') redirect('/account/login?returnTo=/account&reason=revoked')
  return (
    <main>
      <h1>Hello {customer.firstName ?? customer.displayName}</h1>
      {address.status === 'ok' && <p>{address.data.customer.defaultAddress?.formatted.join(', ')}</p>}
      <p>
        Signed in until <time dateTime={expiresAt}>{expiresAt}</time>
      </p>
      <form method="post" action="/api/session/logout">
        <button>Log out</button>
      </form>
    </main>
  )
}
`
