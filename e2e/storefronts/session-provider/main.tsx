import { StrictMode, Suspense, useState } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { renderToString } from 'react-dom/server'
import { type LogOutResult, SessionProvider, useSession } from '../../../lib/client/index.ts'
import type { SessionState } from '../../../lib/index.ts'

declare global {
  /** What the test tells the page before it is loaded: what a server gives with its first page. */
  var firstPage: SessionState | undefined
  /** Every status and name that was ever rendered. */
  var shown: string[]
  /** What React had to put right when it took over from the server. */
  var mismatches: string[]
}

globalThis.shown = []
globalThis.mismatches = []

/** A shop whose pages come from `pages`: the first one, those rendered anew, those without a session. */
function Shop() {
  const [page, setPage] = useState({ session: globalThis.firstPage, layout: 1 })
  const [changes, setChanges] = useState(0)
  const anew = { ...page, session: page.session && { ...page.session } }
  return (
    <>
      <SessionProvider
        key={page.layout}
        session={page.session}
        onChange={({ status }) => {
          console.info(`changed: ${status}`)
          setChanges(changes + 1)
        }}
      >
        <Session />
        {page.session && (
          <Suspense>
            <SessionProvider session={page.session}>
              <Greeting />
            </SessionProvider>
          </Suspense>
        )}
      </SessionProvider>
      <p>
        <output aria-label="Changes">{changes}</output>
      </p>
      <button type="button" onClick={() => setPage(anew)}>
        Render anew
      </button>
      <button type="button" onClick={() => setPage({ ...page, layout: page.layout + 1 })}>
        Visit again
      </button>
      <button
        type="button"
        onClick={() => setPage({ session: undefined, layout: page.layout + 1 })}
      >
        Visit a page for everybody
      </button>
    </>
  )
}

function Session() {
  const session = useSession()
  const [result, setResult] = useState<LogOutResult | null>(null)
  const text = session.status === 'signed-in' ? session.customer.firstName : session.status
  globalThis.shown.push(text ?? '')
  return (
    <>
      <p>
        <output aria-label="Session">{text}</output>
      </p>
      <p>
        <output aria-label="Result">{result && Object.values(result).join(' ')}</output>
      </p>
      <button
        type="button"
        onClick={async () => setResult(await session.logOut({ redirect: false }))}
      >
        Log out and stay
      </button>
      <button type="button" onClick={() => session.logOut({ returnTo: '/?goodbye' })}>
        Log out
      </button>
      <button type="button" onClick={() => session.refresh()}>
        Ask
      </button>
    </>
  )
}

/** In a boundary of its own, which React takes over later than the rest. */
function Greeting() {
  const session = useSession()
  return session.status === 'signed-in' && <p>Hello {session.customer.firstName}</p>
}

const shop = (
  <StrictMode>
    <Shop />
  </StrictMode>
)

const root = document.getElementById('root')
if (root !== null) {
  root.innerHTML = renderToString(shop)
  hydrateRoot(root, shop, {
    onRecoverableError: (error) => globalThis.mismatches.push(String(error)),
  })
}
