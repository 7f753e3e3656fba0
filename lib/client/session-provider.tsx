'use client'
import { createContext, type ReactNode, useContext, useEffect, useState } from 'react'
import type { SessionState } from '../core/session-state.ts'
import { fetchSession } from './fetch-session.ts'

/** What client code knows: a session's state, or that nobody has told yet. Never a token. */
export type ClientSession = SessionState | { readonly status: 'loading' }

const LOADING: ClientSession = { status: 'loading' }

const SessionContext = createContext<ClientSession | null>(null)

/**
 * Gives the session to `useSession()` below it. Pass what `getSession()` returned where the server
 * knows it, and no request is made. On a page that is the same for everybody leave it out: the
 * provider asks `GET /api/session` once, after the first paint.
 *
 * @example
 * <SessionProvider session={await getSession()}>{children}</SessionProvider>
 */
export function SessionProvider({
  session,
  endpoint = '/api/session',
  children,
}: {
  session?: SessionState | undefined
  /** Where the route handlers are mounted. */
  endpoint?: string
  children: ReactNode
}) {
  const [fetched, setFetched] = useState<ClientSession>(LOADING)
  const isKnown = session !== undefined

  useEffect(() => {
    if (isKnown) return
    const abort = new AbortController()
    fetchSession(endpoint, abort.signal).then(
      (state) => setFetched(state),
      () => {
        // Unmounted, or the network is gone: what is not known stays "loading".
      },
    )
    return () => abort.abort()
  }, [isKnown, endpoint])

  return <SessionContext value={session ?? fetched}>{children}</SessionContext>
}

/**
 * The session as client code may know it.
 *
 * @throws {Error} outside of a `SessionProvider`.
 */
export function useSession(): ClientSession {
  const session = useContext(SessionContext)
  if (session === null) {
    throw new Error('useSession() needs a <SessionProvider> above it, e.g. in your layout.')
  }
  return session
}
