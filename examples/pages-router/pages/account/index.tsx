import type { GetServerSideProps, InferGetServerSidePropsType } from 'next'
import { customerQuery, getSession, loginRedirect } from 'next-storefront-session/pages'

const EMAIL = `#graphql
  query Email($customerAccessToken: String!) {
    customer(customerAccessToken: $customerAccessToken) { email }
  }`

interface Email {
  customer: { email: string }
}

export const getServerSideProps = (async ({ req }) => {
  const session = await getSession(req)
  if (session.status === 'signed-out') return loginRedirect(req, '/account')
  const email = await customerQuery<Email>(req, EMAIL)
  return { props: { session, email: email.status === 'ok' ? email.data.customer.email : null } }
}) satisfies GetServerSideProps

export default function AccountPage({
  session: { customer, expiresAt },
  email,
}: InferGetServerSidePropsType<typeof getServerSideProps>) {
  return (
    <main>
      <h1>
        Hello {customer.displayName}, signed in until {expiresAt}
      </h1>
      {email && <p>{email}</p>}
    </main>
  )
}
