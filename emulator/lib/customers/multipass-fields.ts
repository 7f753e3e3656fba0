import { type RequestContext, requireScope } from '../graphql/access.ts'
import { type EmulatorBehaviour, WRITE_CUSTOMERS } from '../state/behaviour.ts'
import { customerAccessTokenObject } from './customer-access-token-object.ts'
import type { CustomerDirectory, CustomerRecord } from './customers.ts'
import { type MultipassCustomer, readMultipassToken } from './multipass.ts'
import type { TokenRegistry } from './tokens.ts'
import { type CustomerUserError, NO_USER_ERRORS, userErrorLists } from './user-errors.ts'

/** A Multipass token is good for so long. */
const LIFETIME_MS = 15 * 60 * 1000

/**
 * The root field that exchanges a Multipass token. It works once, creates the customer that it
 * names, and enables one who was not.
 */
export function multipassFields({
  customers,
  tokens,
  behaviour,
  secret,
  now,
}: {
  customers: CustomerDirectory
  tokens: TokenRegistry
  behaviour: EmulatorBehaviour
  secret: string
  now: () => number
}) {
  const used = new Set<string>()

  function isGood({ created_at }: MultipassCustomer): boolean {
    const age = now() - Date.parse(created_at)
    return age >= 0 && age < LIFETIME_MS
  }

  return {
    customerAccessTokenCreateWithMultipass(
      { multipassToken }: { multipassToken: string },
      context: RequestContext,
    ) {
      requireScope(WRITE_CUSTOMERS, 'customerAccessTokenCreateWithMultipass', context)
      const named = readMultipassToken(multipassToken, secret)
      if (named === null || !isGood(named) || used.has(multipassToken)) return REFUSED
      used.add(multipassToken)
      const token = tokens.issue(customerOf(customers, named))
      return {
        customerAccessToken: customerAccessTokenObject(token, { behaviour, now }),
        ...NO_USER_ERRORS,
      }
    },
  }
}

function customerOf(
  customers: CustomerDirectory,
  { email, first_name, last_name }: MultipassCustomer,
): CustomerRecord {
  const names = { firstName: first_name ?? null, lastName: last_name ?? null }
  const customer = customers.byEmail(email) ?? customers.add({ email, password: '', ...names })
  customer.state = 'enabled'
  return customer
}

/** The code is the schema's; field and message were not recorded from a store. */
const INVALID: CustomerUserError = {
  code: 'INVALID_MULTIPASS_REQUEST',
  field: null,
  message: 'Invalid Multipass request',
}

const REFUSED = { customerAccessToken: null, ...userErrorLists([INVALID]) }
