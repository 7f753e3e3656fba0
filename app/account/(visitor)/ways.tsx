import Link from 'next/link'
import type { ReactNode } from 'react'

/** The other ways that somebody at a form may want to go. */
export function Ways({ children }: { children: ReactNode }) {
  return <div className="ways">{children}</div>
}

/** A way to another form, from where the visitor still comes back to `returnTo`. */
export function Way({
  question,
  path,
  returnTo,
  children,
}: {
  question?: string
  path: string
  returnTo?: string | undefined
  children: ReactNode
}) {
  const href = returnTo === undefined ? path : `${path}?${new URLSearchParams({ returnTo })}`
  return (
    <p>
      {question !== undefined && `${question} `}
      <Link href={href} prefetch={false}>
        {children}
      </Link>
    </p>
  )
}
