import type { FieldError, Problem, ProblemCode } from '../messages/problem.ts'
import type { Session } from '../session/session.ts'
import type { CreateOutcome, StoreFailure } from '../session/token-source.ts'
import type { Report } from '../storefront/store-config.ts'
import { lacksScope } from '../storefront/token-source-failure.ts'
import type { ActionContext } from './action-context.ts'
import type { CustomerUserError, MutationOutcome } from './customer-mutation.ts'
import { shopifyFieldErrors } from './field-errors.ts'

/** Why a login did not give a session. */
export function loginProblem(outcome: Exclude<CreateOutcome, { outcome: 'created' }>): Problem {
  return outcome.outcome === 'unidentified'
    ? { code: 'UNIDENTIFIED_CUSTOMER' }
    : storeProblem(outcome)
}

/**
 * Why a mutation that needs no customer access token took no effect. Denied without one, our API
 * token lacks a scope; the operator hears of it.
 */
export function mutationProblem(
  outcome: Exclude<MutationOutcome, { outcome: 'done' }>,
  report: Report,
): Problem {
  switch (outcome.outcome) {
    case 'rejected':
      return rejectedProblem(outcome.errors)
    case 'not-found':
      return { code: 'TOKEN_INVALID' }
    case 'denied':
      return storeProblem(lacksScope(report))
    default:
      return storeProblem(outcome)
  }
}

/**
 * The same for a mutation with a customer access token. Denied, either that token is dead or our
 * API token lacks a scope, and the answer is the same: whether the customer is known to it tells.
 */
export async function tokenProblem(
  context: ActionContext,
  { customerAccessToken }: Session,
  outcome: Exclude<MutationOutcome, { outcome: 'done' }>,
): Promise<Problem> {
  if (outcome.outcome !== 'denied') return mutationProblem(outcome, context.report)
  const probed = await context.tokenSource().probe(customerAccessToken)
  switch (probed.outcome) {
    case 'dead':
      return { code: 'SIGNED_OUT' }
    case 'alive':
      return storeProblem(lacksScope(context.report))
    default:
      return storeProblem(probed)
  }
}

/** Shopify's codes that are about the account or the link, not about a field. */
const OF_THEIR_OWN: Readonly<Record<string, ProblemCode>> = {
  ALREADY_ENABLED: 'ALREADY_ENABLED',
  CUSTOMER_DISABLED: 'CUSTOMER_DISABLED',
  TOKEN_INVALID: 'TOKEN_INVALID',
  UNIDENTIFIED_CUSTOMER: 'TOKEN_INVALID',
}

function rejectedProblem(errors: readonly CustomerUserError[]): Problem {
  for (const { code } of errors) {
    const own = code !== null && Object.hasOwn(OF_THEIR_OWN, code) ? OF_THEIR_OWN[code] : undefined
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
