'use client'
import type { ActionState } from 'next-storefront-session'
import { type RefObject, useEffect, useRef } from 'react'

/**
 * Moves the focus to the first field that is wrong, or to what is said of the form as a whole,
 * each time the form has failed. `error` is a failure that the page came with.
 */
export function useFocusOnProblem<Frame extends HTMLElement = HTMLFormElement>(
  state: ActionState,
  error: string | undefined,
): RefObject<Frame | null> {
  const form = useRef<Frame>(null)
  const hasFailed = state.status === 'failed' || (state.status === 'idle' && error !== undefined)

  // Each failure is a new state, even if it says the same as the one before.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  useEffect(() => {
    if (hasFailed) problemIn(form.current)?.focus()
  }, [state, hasFailed])

  return form
}

function problemIn(form: HTMLElement | null): HTMLElement | null | undefined {
  return (
    form?.querySelector<HTMLElement>('[aria-invalid="true"]') ??
    form?.querySelector<HTMLElement>('[role="alert"]')
  )
}
