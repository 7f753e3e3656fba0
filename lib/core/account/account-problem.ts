import type { FieldError, Problem, ProblemCode } from '../messages/problem.ts'
import type { StorefrontSession } from '../session/session.ts'
import type { CreateOutcome, ProbeOutcome, StoreFailure } from '../session/token-source.ts'
import { lacksScope } from '../storefront/ask-storefront.ts'
import type { ActionContext } from './action-context.ts'
import type { CustomerUserError, MutationFailure } from './customer-mutation.ts'
import { shopifyFieldErrors } from './field-errors.ts'

/** Why a login did not give a session. */
export function loginProblem(outcome: Exclude<CreateOutcome, { outcome: 'created' }>): Problem {
  return outcome.outcome === 'unidentified'
    ? { code: 'UNIDENTIFIED_CUSTOMER' }
    : storeProblem(outcome)
}

/** Why a mutation took no effect. Where it was denied, the customer access token in it is dead. */
export function mutationProblem(outcome: MutationFailure): Problem {
  switch (outcome.outcome) {
    case 'rejected':
      return rejectedProblem(outcome.errors)
    case 'not-found':
      return { code: 'TOKEN_INVALID' }
    case 'denied':
      return { code: 'SIGNED_OUT' }
    default:
      return storeProblem(outcome)
  }
}

/**
 * The same where a denial can also mean that our API token lacks a scope: whether the customer is
 * known to it tells.
 */
export async function tokenProblem(
  { tokenSource, report }: ActionContext,
  { customerAccessToken }: StorefrontSession,
  outcome: MutationFailure,
): Promise<Problem> {
  if (outcome.outcome !== 'denied') return mutationProblem(outcome)
  const probed = await tokenSource().probe(customerAccessToken)
  return probed.outcome === 'alive' ? storeProblem(lacksScope(report)) : customerProblem(probed)
}

/** Why nothing is known of a customer. */
export function customerProblem(outcome: Exclude<ProbeOutcome, { outcome: 'alive' }>): Problem {
  return outcome.outcome === 'dead' ? { code: 'SIGNED_OUT' } : storeProblem(outcome)
}

/** Shopify's codes that are about the account or the link, not about a field. */
const ACCOUNT_PROBLEMS: Readonly<Record<string, ProblemCode>> = {
  ADDRESS_ID_DOES_NOT_EXIST: 'NOT_FOUND',
  ALREADY_ENABLED: 'ALREADY_ENABLED',
  CUSTOMER_DISABLED: 'CUSTOMER_DISABLED',
  TOKEN_INVALID: 'TOKEN_INVALID',
  UNIDENTIFIED_CUSTOMER: 'TOKEN_INVALID',
}

function rejectedProblem(errors: readonly CustomerUserError[]): Problem {
  for (const { code } of errors) {
    const own =
      code !== null && Object.hasOwn(ACCOUNT_PROBLEMS, code) ? ACCOUNT_PROBLEMS[code] : undefined
    if (own !== undefined) return { code: own }
  }
  return invalidInput(shopifyFieldErrors(errors))
}

/** Some fields are missing or not valid. */
export function invalidInput(errors: readonly FieldError[]): Problem {
  return { code: 'INVALID_INPUT', errors }
}

/** Why the store could not be asked. */
export function storeProblem(unanswered: StoreFailure): Problem {
  switch (unanswered.outcome) {
    case 'throttled':
      return { code: 'THROTTLED', retryAfterSeconds: unanswered.retryAfterSeconds }
    case 'unavailable':
      return { code: 'STOREFRONT_UNAVAILABLE' }
    case 'misconfigured':
      return { code: 'STOREFRONT_MISCONFIGURED' }
  }
}
