'use client'
import { usePathname, useRouter } from 'next/navigation'
import { SessionProvider, type SessionProviderProps } from 'next-storefront-session/client'

/**
 * Gives the session to pages that the server rendered for one customer, and renders them anew
 * when the browser finds out that it is somebody else, or nobody. A session that has ended by
 * itself is explained on the login page; the site has told the reason, and tells it once.
 */
export function LiveSession({ session, children }: SessionProviderProps) {
  const router = useRouter()
  const returnTo = usePathname()
  return (
    <SessionProvider
      session={session}
      onChange={(now) => {
        if (now.status === 'signed-in' || now.reason === undefined) return router.refresh()
        const query = new URLSearchParams({ returnTo, reason: now.reason })
        router.replace(`/account/login?${query}`)
      }}
    >
      {children}
    </SessionProvider>
  )
}
