import { getTranslations } from 'next-intl/server'
import { getSession } from 'next-storefront-session/server'

export default async function HomePage() {
  const [session, t] = await Promise.all([getSession(), getTranslations('HomePage')])
  return (
    <main>
      <h1>{t('title')}</h1>
      <p>
        {session.status === 'signed-in'
          ? t('signedIn', { name: session.customer.displayName, end: session.expiresAt })
          : t('signedOut')}
      </p>
    </main>
  )
}
