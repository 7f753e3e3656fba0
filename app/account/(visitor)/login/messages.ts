import type { ProblemCode, SignedOut } from 'next-storefront-session'

const ERRORS: Readonly<Record<ProblemCode, string>> = {
  UNIDENTIFIED_CUSTOMER: 'The e-mail address or the password is not right. Please try again.',
  INVALID_INPUT: 'Please enter your e-mail address and your password.',
  MALFORMED: 'The form did not arrive in one piece. Please try again.',
  TOO_LARGE: 'That was too long for this form. Please check what you have entered.',
  UNSUPPORTED_MEDIA_TYPE: 'The form did not arrive as it should. Please try again.',
  CROSS_SITE: 'For your safety, please log in from this page.',
  NOT_FOUND: 'Logging in did not work. Please try again.',
  METHOD_NOT_ALLOWED: 'Logging in did not work. Please try again.',
  THROTTLED: 'There have been too many attempts. Please wait a minute and try again.',
  STOREFRONT_UNAVAILABLE: 'The shop cannot be reached at the moment. Please try again in a minute.',
  STOREFRONT_MISCONFIGURED:
    'The shop has a problem of its own. We are sorry; please come back later.',
}

type EndReason = NonNullable<SignedOut['reason']>

const REASONS: Readonly<Record<EndReason, string>> = {
  expired: 'Your session has ended. Log in again and you will be back where you were.',
  revoked: 'Your session has ended. Log in again and you will be back where you were.',
  unreadable:
    'We could not recognise you any more. Log in again and you will be back where you were.',
}

const errors: ReadonlyMap<string, string> = new Map(Object.entries(ERRORS))
const reasons: ReadonlyMap<string, string> = new Map(Object.entries(REASONS))

/** What went wrong, from the `error` parameter of the page. */
export function errorMessage(code: string): string {
  return errors.get(code) ?? 'Logging in did not work. Please try again.'
}

/** Why the customer has to log in again, from the `reason` parameter; undefined if unknown. */
export function reasonMessage(reason: string): string | undefined {
  return reasons.get(reason)
}
