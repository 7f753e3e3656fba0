'use client'
import type { ActionState } from 'next-storefront-session'
import { type SubmitEvent, useActionState } from 'react'
import { ProblemSummary } from '../../../components/forms/problem-summary'
import { useFocusOnProblem } from '../../../components/forms/use-focus-on-problem'

/** A form that is nothing but a button. */
export function ButtonForm({
  action,
  fields,
  submit,
  pending,
  className,
  describedBy,
}: {
  action: (state: ActionState, form: FormData) => Promise<ActionState>
  /** What is sent. */
  fields: Readonly<Record<string, string>>
  submit: string
  pending: string
  className: string
  /** The id of what the button is about. */
  describedBy: string
}) {
  const [state, send, isPending] = useActionState<ActionState, FormData>(action, { status: 'idle' })
  const form = useFocusOnProblem(state, undefined)

  function dropSecond(event: SubmitEvent<HTMLFormElement>) {
    if (isPending) event.preventDefault()
  }

  return (
    <form ref={form} action={send} onSubmit={dropSecond}>
      {state.status === 'failed' && <ProblemSummary code={state.code} />}
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <button
        type="submit"
        className={className}
        aria-disabled={isPending}
        aria-describedby={describedBy}
      >
        <span aria-live="polite">{isPending ? pending : submit}</span>
      </button>
    </form>
  )
}
