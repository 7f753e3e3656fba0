import type { EndReason, SealRejection } from '../../core/session/session.ts'

/** Why a cookie is no session here. */
export type Rejection = EndReason | SealRejection | 'missing'

interface Facts {
  /** The cookie's; null where the value stood alone. */
  readonly name: string | null
  /** The number of the password that it says it was sealed with; null for no seal. */
  readonly passwordNumber: number | null
  readonly endsAt: string | null
  /** The numbers of the passwords that we have. */
  readonly numbers: readonly number[]
}

/** Why a cookie is no session here, and what that means for the customer who has it. */
export function explainRejection(
  reason: Rejection,
  { name, passwordNumber, endsAt, numbers }: Facts,
): string {
  switch (reason) {
    case 'unknown-password':
      return `It was sealed with password number ${passwordNumber}, which SESSION_PASSWORD does not have (it has ${numbers.join(', ')}). Was it removed, or is this the cookie of another shop?`
    case 'invalid':
      return passwordNumber === null
        ? 'It is no seal. Was it cut short, or is it a cookie of something else?'
        : `Its signature is wrong. Password number ${passwordNumber} has another value here than where it was sealed, or the cookie was changed or cut short.`
    case 'expired':
      return `It has expired${endsAt === null ? '' : `: it says that it ended at ${endsAt}`}. ${afterEnd(name)}`
    case 'other-format':
      return 'The seal is ours, but its content is of another version of this package, or of something else that is sealed with the same password.'
    case 'revoked':
      return 'It says that the session was ended, because Shopify no longer accepted its token.'
    case 'missing':
      return 'It is empty.'
  }
}

/** What it means for the customer, by which cookie of theirs it was. */
function afterEnd(name: string | null): string {
  if (/_login_\d$/.test(name ?? '')) {
    return 'It was of a log-in on Shopify’s page that took too long; the customer can begin another one.'
  }
  return /_hint$/.test(name ?? '')
    ? 'A log-out ends the session here, and not the one at Shopify.'
    : 'The customer has to log in again.'
}
