'use client'
import Link from 'next/link'
import { type ClientSession, useSession } from 'next-storefront-session/client'
import type { ShopWords } from '../texts/shop-words'
import { useShopWords } from './language-provider'

/**
 * The way to the account. Until somebody has told who is signed in,
 * and without JavaScript, it is a link that is right for both.
 */
export function AccountLink() {
  return <div className="account-link">{linkFor(useSession(), useShopWords().account)}</div>
}

function linkFor(session: ClientSession, words: ShopWords['account']) {
  switch (session.status) {
    case 'loading':
      return <QuietLink href="/account">{words.link}</QuietLink>
    case 'signed-out':
      return <QuietLink href="/account/login">{words.logIn}</QuietLink>
    case 'signed-in': {
      const { firstName, displayName } = session.customer
      return (
        <QuietLink href="/account">
          {firstName ?? displayName}
          <span className="visually-hidden"> {words.yours}</span>
        </QuietLink>
      )
    }
  }
}

/** Not prefetched: these pages differ from visitor to visitor and are made when asked for. */
function QuietLink({ href, children }: { href: string; children: React.ReactNode }) {
  return (
    <Link href={href} prefetch={false}>
      {children}
    </Link>
  )
}
