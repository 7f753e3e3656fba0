'use client'
import type { ReactNode } from 'react'
import { SubmitButton } from '../submit-button'
import { ProblemSummary } from './problem-summary'
import { useFocusOnProblem } from './use-focus-on-problem'

/**
 * A form that is posted to a route handler and leaves the page. It comes back with the code of what
 * went wrong in the URL.
 */
export function PlainForm({
  action,
  submit,
  pending,
  error,
  children,
}: {
  /** The path of the route handler. */
  action: string
  submit: string
  pending: string
  error: string | undefined
  children: ReactNode
}) {
  const form = useFocusOnProblem(IDLE, error)
  return (
    <form ref={form} method="post" action={action} className="form">
      {error !== undefined && <ProblemSummary code={error} />}
      {children}
      <SubmitButton className="button" pendingLabel={pending}>
        {submit}
      </SubmitButton>
    </form>
  )
}

const IDLE = { status: 'idle' } as const
