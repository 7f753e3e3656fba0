'use client'
import { type MouseEvent, type ReactNode, useCallback } from 'react'

/**
 * A link to this page with another query. With JavaScript only the address changes, and what reads
 * it (`useSearchParams`) at once; nothing is asked for. Without, the page is loaded.
 */
export function ChoiceLink({
  query,
  isCurrent,
  className,
  children,
}: {
  query: URLSearchParams
  isCurrent: boolean
  className?: string
  children: ReactNode
}) {
  const href = `?${query}`
  const choose = useCallback(
    (event: MouseEvent) => {
      if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
      event.preventDefault()
      window.history.replaceState(null, '', href)
    },
    [href],
  )
  return (
    <a
      href={href}
      onClick={choose}
      className={className}
      aria-current={isCurrent ? 'true' : undefined}
    >
      {children}
    </a>
  )
}
