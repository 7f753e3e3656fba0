'use client'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import type { ReactNode } from 'react'

/** A link that knows when it points at the page it is on, or at one above it. */
export function SectionLink({
  href,
  hasPagesBelow,
  children,
}: {
  href: string
  hasPagesBelow: boolean
  children: ReactNode
}) {
  const path = usePathname()
  const isAbove = hasPagesBelow && path.startsWith(`${href}/`)
  const current = path === href ? 'page' : isAbove ? 'true' : undefined
  return (
    <Link href={href} prefetch={false} aria-current={current}>
      {children}
    </Link>
  )
}
