'use client'
import Link from 'next/link'
import { useActionState } from 'react'
import { UtcTime } from '../../components/utc-time'
import { checkSession, type SessionCheck as Result } from '../check-session'

/** A button that asks the server about the session. Works without JavaScript too. */
export function SessionCheck() {
  const [result, check, isPending] = useActionState<Result | null>(checkSession, null)
  return (
    <form action={check} className="session-check">
      <button type="submit" className="button" aria-disabled={isPending}>
        {isPending ? 'Checking…' : 'Check session'}
      </button>
      <p role="status">{result && <ResultText result={result} />}</p>
    </form>
  )
}

function ResultText({ result }: { result: Result }) {
  switch (result.status) {
    case 'signed-in':
      return (
        <>
          Checked: valid until <UtcTime instant={result.expiresAt} />.
        </>
      )
    case 'signed-out':
      return (
        <>
          Checked: it has ended. <Link href="/account/login">Log in</Link>
        </>
      )
  }
}
