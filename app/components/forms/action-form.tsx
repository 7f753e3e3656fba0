'use client'
import type { ActionState } from 'next-storefront-session'
import { type ReactNode, type SubmitEvent, useActionState } from 'react'
import { FormStateProvider, useFormTexts } from './form-context'
import { type AdviceByCode, ProblemSummary } from './problem-summary'
import { useFocusOnProblem } from './use-focus-on-problem'

/** What an `ActionForm` takes. */
export interface ActionFormProps {
  /** An action of `createSessionActions()`. */
  readonly action: (state: ActionState, form: FormData) => Promise<ActionState>
  readonly submit: string
  readonly pending: string
  /** What is said once it is done. A form that goes elsewhere then says nothing. */
  readonly done?: string | undefined
  /** The code of a failure that came with the URL: what a plain form post leads to. */
  readonly error?: string | undefined
  readonly advice?: AdviceByCode
  readonly hasRequired?: boolean
  readonly children: ReactNode
}

/**
 * A form for a server action, with and without JavaScript. It says what went wrong and keeps what
 * was typed; with JavaScript it stays where it is, moves the focus to what has to be put right, and
 * drops a second submission while the first is on its way.
 */
export function ActionForm({
  action,
  submit,
  pending,
  done,
  error,
  advice = {},
  hasRequired = false,
  children,
}: ActionFormProps) {
  const [state, send, isPending] = useActionState<ActionState, FormData>(action, { status: 'idle' })
  const form = useFocusOnProblem(state, error)
  const { words } = useFormTexts()

  function dropSecond(event: SubmitEvent<HTMLFormElement>) {
    if (isPending) event.preventDefault()
  }

  return (
    // Browsers would speak of what is wrong in their own language, and one field at a time.
    <form ref={form} action={send} onSubmit={dropSecond} noValidate className="form">
      <Outcome state={state} error={error} advice={advice} done={done} />
      {hasRequired && <p className="form-note">{words.required}</p>}
      <FormStateProvider value={state}>{children}</FormStateProvider>
      <button type="submit" className="button" aria-disabled={isPending}>
        <span aria-live="polite">{isPending ? pending : submit}</span>
      </button>
    </form>
  )
}

function Outcome({
  state,
  error,
  advice,
  done,
}: { state: ActionState } & Pick<ActionFormProps, 'error' | 'done'> & {
    advice: AdviceByCode
  }) {
  switch (state.status) {
    case 'failed':
      return <ProblemSummary code={state.code} errors={state.errors} advice={advice} />
    case 'idle':
      return error === undefined ? null : <ProblemSummary code={error} advice={advice} />
    case 'done':
      return (
        <p role="status" className="notice">
          {done}
        </p>
      )
  }
}
