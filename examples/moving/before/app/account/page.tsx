import { getOrders, requireSession } from 'next-storefront-session/server'

export default async function AccountPage() {
  const { customer, expiresAt } = await requireSession('/account')
  const orders = await getOrders()
  return (
    <main>
      <h1>Hello {customer.displayName}</h1>
      <p>Signed in until {expiresAt}</p>
      <ul>
        {orders.status === 'ok' &&
          orders.data.orders.map(({ name }) => <li key={name}>Order {name}</li>)}
      </ul>
      <form method="post" action="/api/session/logout">
        <button>Log out</button>
      </form>
    </main>
  )
}
