import { getTranslations } from 'next-intl/server'
import { getSession } from 'next-storefront-session/server'
import type { ReactNode } from 'react'

/** Says who is signed in, in a language that next-intl's middleware tells by a request header. */
export default async function HomePage() {
  const [session, t] = await Promise.all([getSession(), getTranslations('HomePage')])
  return (
    <main>
      <h1>{t('title')}</h1>
      <p>{session.status === 'signed-in' ? signedIn(session) : t('signedOut')}</p>
    </main>
  )

  function signedIn({ customer, expiresAt }: Extract<typeof session, { status: 'signed-in' }>) {
    const time = (text: ReactNode) => <time dateTime={expiresAt}>{text}</time>
    return t.rich('signedIn', { name: customer.displayName, end: new Date(expiresAt), time })
  }
}
