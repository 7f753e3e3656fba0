'use client'
import { useRouter } from 'next/navigation'
import { SessionProvider, type SessionProviderProps } from 'next-storefront-session/client'

/**
 * Gives the session to pages that the server rendered for one customer, and renders them anew
 * when the browser finds out that it is somebody else, or nobody.
 */
export function LiveSession({ session, children }: SessionProviderProps) {
  const router = useRouter()
  return (
    <SessionProvider session={session} onChange={() => router.refresh()}>
      {children}
    </SessionProvider>
  )
}
