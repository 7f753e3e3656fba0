'use client'
import {
  createContext,
  type ReactNode,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useSyncExternalStore,
} from 'react'
import { SESSION_PATH } from '../core/http/session-path.ts'
import type { SessionState } from '../core/session/session-state.ts'
import type { ClientSession } from './client-session.ts'
import { pageSession } from './page-session.ts'
import { type Change, LOADING } from './session-store.ts'

const SessionContext = createContext<ClientSession | null>(null)

/** What a `SessionProvider` takes. */
export interface SessionProviderProps {
  /**
   * What `getSession()` returned. Hand it on as it is: an object that was not seen before counts
   * as new from the server, and wins over what the browser has asked for.
   */
  readonly session?: SessionState | undefined
  /** Where the app has the route handlers. @default '/api/session' */
  readonly endpoint?: string
  /**
   * Called when the browser learns that the session has changed: another tab, the site's answer,
   * the session's end, `logOut({ redirect: false })`. Not for the first state, nor for one that
   * the server gave with a page, nor when a log-out leaves the page. The place to render anew what
   * the server rendered for somebody else: `onChange={() => router.refresh()}`.
   */
  readonly onChange?: ((session: SessionState) => void) | undefined
  readonly children?: ReactNode
}

/**
 * Gives the session to `useSession()` below it, and keeps it in step with the site and with other
 * tabs. Pass what `getSession()` returned where the server knows it, and no request is made. On a
 * page that is the same for everybody leave it out: the provider asks `GET /api/session` once,
 * after the first paint.
 *
 * @example
 * <SessionProvider session={await getSession()}>{children}</SessionProvider>
 */
export function SessionProvider({
  session,
  endpoint = SESSION_PATH,
  onChange,
  children,
}: SessionProviderProps) {
  const { store, actions, follow, hydrate } = pageSession(endpoint)
  const known = useSyncExternalStore(store.subscribe, store.get, () => session ?? LOADING)
  const current = session !== undefined && store.isUnseen(session) ? session : known

  const listener = useRef(onChange)
  useEffect(() => {
    listener.current = onChange
  }, [onChange])
  useEffect(
    () =>
      store.subscribe((change) => {
        if (makesPageStale(change)) listener.current?.(change.after)
      }),
    [store],
  )

  useEffect(follow, [follow])
  useEffect(() => hydrate(session), [hydrate, session])

  const value = useMemo(() => ({ ...current, ...actions }), [current, actions])
  return <SessionContext value={value}>{children}</SessionContext>
}

/** Whether the page still shows what the server rendered for an earlier session. */
function makesPageStale({ before, source }: Change): boolean {
  return before.status !== 'loading' && source !== 'page' && source !== 'leaving'
}

/**
 * The session as client code may know it: `loading`, `signed-in` or `signed-out`, with `logOut()`
 * and `refresh()`.
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
