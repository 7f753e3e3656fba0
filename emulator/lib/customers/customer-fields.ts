import { type ConnectionArguments, connection } from '../catalogue/connection.ts'
import type { FieldValues } from '../catalogue/field-values.ts'
import { type RequestContext, requireScope, withScope } from '../graphql/access.ts'
import { READ_CUSTOMER_TAGS, READ_CUSTOMERS } from '../state/behaviour.ts'
import { shopifyDateTime } from '../state/clock.ts'
import { addressObject, joined } from './address-fields.ts'
import type { CustomerParts } from './customer-parts.ts'
import type { CustomerRecord } from './customers.ts'
import { ordersConnection } from './order-fields.ts'
import type { WithToken } from './with-token.ts'

/**
 * The root field `customer`. An invalid token is no error here: the field is null, which makes it
 * the only safe test of whether a token is valid (Shopify changelog of 2018-11-29).
 */
export function customerQuery(parts: CustomerParts) {
  return withScope(READ_CUSTOMERS, {
    customer({ customerAccessToken }: WithToken) {
      const token = parts.tokens.valid(customerAccessToken)
      return token === undefined ? null : customerObject(token.customer, parts)
    },
  })
}

/** Who a customer is, in the four fields that a session keeps. */
export function customerIdentity({ number, email, firstName, lastName }: CustomerRecord) {
  return {
    id: `gid://shopify/Customer/${number}`,
    firstName,
    lastName,
    displayName: joined([firstName, lastName]) || email,
  }
}

/** A customer as the schema has one, with orders from the catalogue. */
export function customerObject(
  customer: CustomerRecord,
  parts: Pick<CustomerParts, 'origin' | 'article' | 'secrets'>,
): FieldValues {
  const addresses = customer.addresses.map((address) => addressObject(address, parts.secrets))
  const defaultIndex = customer.addresses.findIndex(
    ({ number }) => number === customer.defaultAddress,
  )
  return {
    ...customerIdentity(customer),
    email: customer.email,
    phone: customer.phone,
    acceptsMarketing: customer.acceptsMarketing,
    numberOfOrders: String(customer.orders.length),
    tags: readTags,
    createdAt: shopifyDateTime(customer.createdAt),
    updatedAt: shopifyDateTime(customer.updatedAt),
    defaultAddress: addresses[Math.max(0, defaultIndex)] ?? null,
    addresses: (args: ConnectionArguments) => connection(addresses, args),
    orders: ordersConnection(customer, parts),
  }
}

/** No customer has tags here; a real store has a scope of their own for them. */
function readTags(_: unknown, context: RequestContext): readonly string[] {
  requireScope(READ_CUSTOMER_TAGS, 'tags', context)
  return []
}
