import { loginDoors } from '../../login-doors'
import { getTexts } from '../../texts/get-texts'
import type { AccountPage } from '../../texts/words'
import { SectionLink } from './section-link'

const PATHS: readonly (readonly [AccountPage, string])[] = [
  ['overview', '/account'],
  ['orders', '/account/orders'],
  ['addresses', '/account/addresses'],
  ['profile', '/account/profile'],
  ['password', '/account/password'],
]

/** The way around the account. */
export async function AccountNav() {
  const { words } = await getTexts()
  // Shopify's page knows no passwords.
  const { password } = loginDoors()
  return (
    <nav aria-label={words.nav.label} className="account-nav">
      <ul>
        {PATHS.filter(([page]) => page !== 'password' || password).map(([page, path]) => (
          <li key={page}>
            <SectionLink href={path} hasPagesBelow={page !== 'overview'}>
              {words.nav[page]}
            </SectionLink>
          </li>
        ))}
      </ul>
    </nav>
  )
}
