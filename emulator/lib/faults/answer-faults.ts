import { TOKEN_DOES_NOT_EXIST } from '../customers/customer-access-token-fields.ts'
import { deadTokenDenied } from '../graphql/access.ts'
import { sendAnswer } from '../graphql/http-answer.ts'
import { READ_CUSTOMERS, WRITE_CUSTOMERS } from '../state/behaviour.ts'
import { shopifyDateTime } from '../state/clock.ts'
import type { FaultContext, FaultHandler } from './fault-context.ts'

/** A token is denied although it may be alive. */
export const DENIAL_FAULTS = {
  /** `ACCESS_DENIED` for the first root field, which is null, as for a dead token. */
  'access-denied': async ({ response, fields, execute }) =>
    sendAnswer(response, await execute(denied(fields))),
} as const satisfies Readonly<Record<string, FaultHandler>>

/** Answers to `customerAccessTokenRenew` that renew nothing: the token is left as it is. */
export const RENEWAL_FAULTS = {
  /** A success: the token that was sent, with the emulator's now (in whole seconds) as its end. */
  'expires-now': renewal(({ now }, accessToken) => ({
    customerAccessToken: { accessToken, expiresAt: shopifyDateTime(now()) },
    userErrors: [],
  })),
  /** No token, and an entry in `userErrors`. */
  'renewal-user-errors': renewal(() => ({
    customerAccessToken: null,
    userErrors: [TOKEN_DOES_NOT_EXIST],
  })),
  /** No token, and no reason. */
  'renewal-null': renewal(() => ({ customerAccessToken: null, userErrors: [] })),
} as const satisfies Readonly<Record<string, FaultHandler>>

function denied([field]: readonly string[]) {
  if (field === undefined) return {}
  const scope = field === 'customer' ? READ_CUSTOMERS : WRITE_CUSTOMERS
  return {
    [field]() {
      throw deadTokenDenied(field, scope)
    },
  }
}

function renewal(payload: (context: FaultContext, accessToken: string) => object): FaultHandler {
  return async function serveRenewal(context) {
    const answer = await context.execute({
      customerAccessTokenRenew: (input: { customerAccessToken: string }) =>
        payload(context, input.customerAccessToken),
    })
    return sendAnswer(context.response, answer)
  }
}
