'use client'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import type { FieldError, ProblemCode } from 'next-storefront-session'
import { useFormTexts } from './form-context'

/** What a form can add to a problem: other words for it, a way out of it. */
export interface Advice {
  readonly text?: string
  readonly link?: { readonly href: string; readonly label: string }
}

/** Advice by the code of the problem. */
export type AdviceByCode = Readonly<Partial<Record<ProblemCode, Advice>>>

/**
 * Says that a form has failed, why, and where to look. If nothing is wrong but hidden fields, it is
 * a link from a mail that was cut off: they hold its parts.
 */
export function ProblemSummary({
  code: given,
  errors = [],
  advice = {},
}: {
  /** A `ProblemCode`, or whatever stood in the URL. */
  code: string
  errors?: readonly FieldError[]
  advice?: AdviceByCode
}) {
  const { messages } = useFormTexts()
  const visible = errors.filter(({ field }) => messages.label(field) !== field)
  const code = errors.length > 0 && visible.length === 0 ? 'TOKEN_INVALID' : given
  const { text, link } = useAdvice(code, advice)
  // A mail that was sent is no mistake of the visitor's.
  const isError = code !== 'CUSTOMER_DISABLED'
  return (
    <div role="alert" tabIndex={-1} className={isError ? 'notice notice-error' : 'notice'}>
      <p>{text ?? messages.problem(code)}</p>
      {link && (
        <p>
          <Link href={link.href} prefetch={false}>
            {link.label}
          </Link>
        </p>
      )}
      {visible.length > 0 && <WrongFields errors={visible} />}
    </div>
  )
}

/** Links to the fields. */
function WrongFields({ errors }: { errors: readonly FieldError[] }) {
  const { messages } = useFormTexts()
  return (
    <ul>
      {errors.map((error) => (
        <li key={error.field}>
          <a href={`#${error.field}`}>{messages.field(error)}</a>
        </li>
      ))}
    </ul>
  )
}

/** Where a session has ended under a form, the way back to it is the same for every form. */
function useAdvice(code: string, advice: AdviceByCode): Advice {
  const path = usePathname()
  const { words } = useFormTexts()
  const known = new Map<string, Advice>(Object.entries(advice)).get(code)
  if (known !== undefined || code !== 'SIGNED_OUT') return known ?? {}
  const query = new URLSearchParams({ returnTo: path, reason: 'revoked' })
  return { link: { href: `/account/login?${query}`, label: words.logIn } }
}
