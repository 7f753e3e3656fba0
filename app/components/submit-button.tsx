'use client'
import { type ReactNode, useEffect, useRef, useState } from 'react'

/**
 * The button of a form that leaves the page. Once the form is on its way the button says so and a
 * second submission is dropped. Without JavaScript it is a plain button.
 */
export function SubmitButton({
  pendingLabel,
  className,
  children,
}: {
  pendingLabel: string
  className: string
  children: ReactNode
}) {
  const button = useRef<HTMLButtonElement>(null)
  const [isPending, setIsPending] = useState(false)

  useEffect(() => {
    const form = button.current?.form
    return form ? watchSubmissions(form, setIsPending) : undefined
  }, [])

  return (
    <button ref={button} type="submit" className={className} aria-disabled={isPending}>
      <span aria-live="polite">{isPending ? pendingLabel : children}</span>
    </button>
  )
}

function watchSubmissions(form: HTMLFormElement, tell: (isPending: boolean) => void) {
  const watch = new AbortController()
  let isPending = false
  const become = (value: boolean) => {
    isPending = value
    tell(value)
  }
  form.addEventListener(
    'submit',
    (event) => {
      if (isPending) event.preventDefault()
      else become(true)
    },
    watch,
  )
  // A page that comes back from the back-forward cache comes back as it was left.
  window.addEventListener('pageshow', ({ persisted }) => persisted && become(false), watch)
  return () => watch.abort()
}
