'use client'
import { useActionState } from 'react'
import { UtcTime } from '../../components/utc-time'
import type { Language } from '../../language'
import type { CheckWords } from '../../texts/words'
import { checkSession, type SessionCheck as Result } from '../check-session'

/** A button that asks the server about the session. Works without JavaScript too. */
export function SessionCheck({ words, language }: { words: CheckWords; language: Language }) {
  const [result, check, isPending] = useActionState<Result | null>(checkSession, null)
  return (
    <form action={check} className="session-check">
      <button type="submit" className="link-button" aria-disabled={isPending}>
        {isPending ? words.pending : words.submit}
      </button>
      <p role="status">
        {result && (
          <>
            {words.validUntil} <UtcTime instant={result.expiresAt} language={language} />.
          </>
        )}
      </p>
    </form>
  )
}
