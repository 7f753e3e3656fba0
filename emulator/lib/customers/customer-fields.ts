import { randomBytes } from 'node:crypto'
import { type ConnectionArguments, connection } from '../catalogue/connection.ts'
import type { FieldValues } from '../catalogue/field-values.ts'
import { type RequestContext, requireScope } from '../graphql/access.ts'
import { READ_CUSTOMER_TAGS, READ_CUSTOMERS } from '../state/behaviour.ts'
import { shopifyDateTime } from '../state/clock.ts'
import type { SecretLog } from '../state/secrets.ts'
import type { AddressRecord, CustomerRecord } from './customers.ts'
import { type OrderSurroundings, ordersConnection } from './order-fields.ts'
import type { TokenRegistry } from './tokens.ts'

/**
 * The root field `customer`. A dead token is no error here: the field is null, which is what makes
 * it the one safe question whether a token is alive (Shopify changelog of 2018-11-29).
 */
export function customerFields(tokens: TokenRegistry, describe: DescribeCustomer) {
  return {
    customer({ customerAccessToken }: { customerAccessToken: string }, context: RequestContext) {
      requireScope(READ_CUSTOMERS, 'customer', context)
      const token = tokens.living(customerAccessToken)
      return token === undefined ? null : describe(token.customer)
    },
  }
}

/** A customer as the schema has one. */
export type DescribeCustomer = (customer: CustomerRecord) => FieldValues

/** Who a customer is, in the four fields that a session keeps. */
export function customerIdentity(customer: CustomerRecord) {
  return {
    id: `gid://shopify/Customer/${customer.number}`,
    firstName: customer.firstName,
    lastName: customer.lastName,
    displayName: fullName(customer) || customer.email,
  }
}

/** A customer as the schema has one, with orders from the catalogue. */
export function customerObject(
  customer: CustomerRecord,
  surroundings: Omit<OrderSurroundings, 'address'> & { readonly secrets: SecretLog },
): FieldValues {
  const describeAddress = (address: AddressRecord) => addressObject(address, surroundings.secrets)
  const addresses = customer.addresses.map(describeAddress)
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
    orders: ordersConnection(customer, { ...surroundings, address: describeAddress }),
  }
}

/** Nobody has tags here, and yet they have a scope of their own. */
function readTags(_: unknown, context: RequestContext): readonly string[] {
  requireScope(READ_CUSTOMER_TAGS, 'tags', context)
  return []
}

/** An address as the schema has one, with the credential that Shopify hides in its id. */
export function addressObject(address: AddressRecord, secrets: SecretLog) {
  const { address1 = null, address2 = null, city = null, zip = null, country = null } = address
  const name = fullName(address)
  return {
    id: `gid://shopify/MailingAddress/${address.number}?model_name=CustomerAddress&customer_access_token=${addressCredential(secrets)}`,
    firstName: address.firstName ?? null,
    lastName: address.lastName ?? null,
    name: name || null,
    address1,
    address2,
    city,
    zip,
    company: address.company ?? null,
    phone: address.phone ?? null,
    province: address.province ?? null,
    provinceCode: null,
    latitude: null,
    longitude: null,
    country,
    countryCode: address.countryCode ?? null,
    countryCodeV2: address.countryCode ?? null,
    formatted: [name, address.company, address1, address2, placeOf(zip, city), country].filter(
      Boolean,
    ),
    formattedArea: [city, country].filter(Boolean).join(', ') || null,
  }
}

function placeOf(zip: string | null, city: string | null): string {
  return [zip, city].filter(Boolean).join(' ')
}

function fullName({
  firstName,
  lastName,
}: {
  readonly firstName?: string | null
  readonly lastName?: string | null
}): string {
  return [firstName, lastName].filter(Boolean).join(' ')
}

/** A fresh one at every read, 256 characters of base64url, as recorded from a live store. */
function addressCredential(secrets: SecretLog): string {
  return secrets.keep('address-credential', randomBytes(192).toString('base64url'))
}
