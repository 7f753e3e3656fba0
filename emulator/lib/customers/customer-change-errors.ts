import type { EmulatorBehaviour } from '../state/behaviour.ts'
import { EMAIL_CHANGE_DENIED, emailTaken, phoneTaken } from './customer-account-errors.ts'
import type { CustomerInput } from './customer-input.ts'
import type { CustomerDirectory, CustomerRecord } from './customers.ts'
import type { CustomerUserError } from './user-errors.ts'

interface ChangeParts {
  readonly customers: CustomerDirectory
  readonly behaviour: EmulatorBehaviour
}

/** What Shopify would find wrong with a change because of who the customer is, and who else there is. */
export function customerChangeErrors(
  parts: ChangeParts,
  customer: CustomerRecord,
  input: CustomerInput,
): readonly CustomerUserError[] {
  return [
    ...emailChangeErrors(parts, customer, input),
    ...phoneChangeErrors(parts, customer, input),
  ]
}

function emailChangeErrors(
  { customers, behaviour }: ChangeParts,
  customer: CustomerRecord,
  { email }: CustomerInput,
): readonly CustomerUserError[] {
  if (!email || email.toLowerCase() === customer.email.toLowerCase()) return []
  if (behaviour.emailChange === 'denied') return [EMAIL_CHANGE_DENIED]
  return customers.byEmail(email) === undefined ? [] : [emailTaken('customer')]
}

function phoneChangeErrors(
  { customers }: ChangeParts,
  customer: CustomerRecord,
  { phone }: CustomerInput,
): readonly CustomerUserError[] {
  const owner = phone ? customers.byPhone(phone) : undefined
  return owner === undefined || owner === customer ? [] : [phoneTaken('customer')]
}
