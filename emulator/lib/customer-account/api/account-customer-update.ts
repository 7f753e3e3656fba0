import type { MutationCustomerUpdateArgs } from '@shopify/hydrogen-react/customer-account-api-types'
import { customerInputErrors } from '../../customers/customer-input.ts'
import type { CustomerRecord } from '../../customers/customers.ts'
import type { CustomerAccountParts } from '../customer-account-parts.ts'
import { accountCustomer } from './account-customer.ts'

/** The mutation of a customer's name, which is all that can be changed here. */
export function customerUpdate(customer: CustomerRecord, parts: CustomerAccountParts) {
  return {
    customerUpdate({ input }: MutationCustomerUpdateArgs) {
      const { firstName, lastName } = input
      const sent = {
        ...(firstName === undefined ? {} : { firstName }),
        ...(lastName === undefined ? {} : { lastName }),
      }
      const userErrors = customerInputErrors(sent, 'input')
      if (userErrors.length > 0) return { customer: null, userErrors }
      Object.assign(customer, sent, { updatedAt: parts.clock.now() })
      return { customer: accountCustomer(customer, parts), userErrors: [] }
    },
  }
}
