'use client'
import { useSession } from 'next-storefront-session/client'
import { useActionState } from 'react'
import { logOut as logOutAction } from './actions'

export function SessionBar() {
  const { status, logOut } = useSession()
  const [, submit] = useActionState(logOutAction, { status: 'idle' })
  return (
    <nav>
      <p>In the browser: {status}</p>
      <button type="button" onClick={() => logOut()}>
        Log out in the browser
      </button>
      <form action={submit}>
        <button>Log out by an action</button>
      </form>
    </nav>
  )
}
