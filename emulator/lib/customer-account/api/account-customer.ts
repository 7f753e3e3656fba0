import type { CustomerOrdersArgs } from '@shopify/hydrogen-react/customer-account-api-types'
import {
  type ConnectionArguments,
  connection,
  connectionOf,
  emptyConnection,
} from '../../catalogue/connection.ts'
import { type FieldValues, metafieldFields } from '../../catalogue/field-values.ts'
import { customerIdentity } from '../../customers/customer-fields.ts'
import type { CustomerRecord, OrderRecord } from '../../customers/customers.ts'
import { shopifyDateTime } from '../../state/clock.ts'
import type { CustomerAccountParts } from '../customer-account-parts.ts'
import { accountAddress, defaultAddressOf } from './account-address.ts'
import { accountOrder } from './account-order.ts'

/** A customer as the Customer Account API's `Customer`. */
export function accountCustomer(
  customer: CustomerRecord,
  parts: CustomerAccountParts,
): FieldValues {
  const { email, phone, acceptsMarketing } = customer
  const first = defaultAddressOf(customer)
  const createdAt = shopifyDateTime(customer.createdAt)
  return {
    __typename: 'Customer',
    ...customerIdentity(customer),
    emailAddress: {
      emailAddress: email,
      marketingState: acceptsMarketing ? 'SUBSCRIBED' : 'NOT_SUBSCRIBED',
    },
    phoneNumber: phone === null ? null : { phoneNumber: phone, marketingState: 'NOT_SUBSCRIBED' },
    imageUrl: `${parts.origin()}/__emulator/console.svg`,
    createdAt,
    creationDate: createdAt,
    tags: [],
    defaultAddress: first === undefined ? null : accountAddress(first),
    addresses({ skipDefault, ...args }: ConnectionArguments & { readonly skipDefault?: boolean }) {
      const shown = customer.addresses.filter((each) => !(skipDefault && each === first))
      return connection(shown.map(accountAddress), args)
    },
    orders: (args: CustomerOrdersArgs) =>
      connectionOf(ordersOf(customer, args), args, (order) => orderOf(order, customer, parts)),
    ...metafieldFields,
    taxExemptionsDetails: [],
    availablePaymentMethods: [],
    companyContacts: emptyConnection,
    creditCards: emptyConnection,
    draftOrders: emptyConnection,
    storeCreditAccounts: emptyConnection,
    subscriptionContracts: emptyConnection,
    lastIncompleteCheckout: null,
  }
}

/** An order of a customer's, with a way back to the customer. */
export function orderOf(
  order: OrderRecord,
  customer: CustomerRecord,
  parts: CustomerAccountParts,
): FieldValues {
  return {
    ...accountOrder(order, customer, parts),
    customer: () => accountCustomer(customer, parts),
  }
}

/** Sorted by the number or by the time; all else that a list can be sorted by is the same here. */
function ordersOf({ orders }: CustomerRecord, { sortKey, query }: CustomerOrdersArgs) {
  const of = (order: OrderRecord) =>
    /^(PROCESSED|CREATED|UPDATED)_AT$/.test(`${sortKey}`) ? order.processedAt : order.number
  const sorted = orders.toSorted((left, right) => of(left) - of(right))
  const named = ordersNamedBy(query ?? '')
  return sorted.filter(named)
}

/**
 * Of the search language, what an account page asks for: a number or a name, as `name:#1001`,
 * `order_number:1001` or as it stands. No order has a confirmation number.
 */
function ordersNamedBy(query: string): (order: OrderRecord) => boolean {
  if (query.trim() === '') return () => true
  const numbers = [...query.matchAll(/(?<![\w:])(?:(?:name|order_number):)?["']?#?(\d+)/g)]
  return ({ number }) => numbers.some(([, found]) => Number(found) === number)
}
