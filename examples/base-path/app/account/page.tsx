import { requireSession } from 'next-storefront-session/server'

export default async function AccountPage() {
  const { customer, expiresAt } = await requireSession('/account')
  return <h1>Hello {customer.displayName}, signed in until {expiresAt}</h1>
}
