'use client'
import { ProblemSummary } from './problem-summary'
import { useFocusOnProblem } from './use-focus-on-problem'

/**
 * A link that leaves the page for another site and may come back with the code of what went wrong in
 * the URL: to such a link what `PlainForm` is to a form.
 */
export function PlainLink({
  href,
  label,
  text,
  error,
}: {
  href: string
  label: string
  /** What stands above it. */
  text: string
  error: string | undefined
}) {
  const frame = useFocusOnProblem<HTMLDivElement>(IDLE, error)
  return (
    <div ref={frame} className="form">
      {error !== undefined && <ProblemSummary code={error} />}
      <p>{text}</p>
      <a className="button" href={href}>
        {label}
      </a>
    </div>
  )
}

const IDLE = { status: 'idle' } as const
