import { randomBytes } from 'node:crypto'
import { type RequestContext, requireScope } from './access.ts'
import { type ConnectionArguments, connection } from './catalogue/connection.ts'
import { shopifyDateTime } from './clock.ts'
import type { CustomerRecord } from './customers.ts'
import { READ_CUSTOMERS } from './switches.ts'
import type { TokenRegistry } from './tokens.ts'

/**
 * The root field `customer`. A dead token is no error here: the field is null, which is what makes
 * it the one safe question whether a token is alive (Shopify changelog of 2018-11-29).
 */
export function customerFields(tokens: TokenRegistry) {
  return {
    customer({ customerAccessToken }: { customerAccessToken: string }, context: RequestContext) {
      requireScope(READ_CUSTOMERS, 'customer', context)
      const token = tokens.living(customerAccessToken)
      return token === undefined ? null : customerObject(token.customer)
    },
  }
}

function customerObject(customer: CustomerRecord) {
  const name = [customer.firstName, customer.lastName].filter((part) => part !== null).join(' ')
  const addresses = customer.addresses.map((address) => addressObject(address))
  return {
    id: `gid://shopify/Customer/${customer.number}`,
    email: customer.email,
    firstName: customer.firstName,
    lastName: customer.lastName,
    displayName: name === '' ? customer.email : name,
    phone: customer.phone,
    acceptsMarketing: false,
    numberOfOrders: '0',
    tags: [],
    createdAt: shopifyDateTime(customer.createdAt),
    updatedAt: shopifyDateTime(customer.updatedAt),
    defaultAddress: addresses[0] ?? null,
    addresses: (args: ConnectionArguments) => connection(addresses, args),
  }
}

function addressObject(address: CustomerRecord['addresses'][number]) {
  const { firstName = null, lastName = null, address1, address2 = null, city, zip } = address
  const name = [firstName, lastName].filter((part) => part !== null).join(' ')
  return {
    id: `gid://shopify/MailingAddress/${address.number}?model_name=CustomerAddress&customer_access_token=${addressCredential()}`,
    firstName,
    lastName,
    name,
    address1,
    address2,
    city,
    zip,
    company: null,
    phone: null,
    province: null,
    provinceCode: null,
    country: address.country,
    countryCode: address.countryCode,
    countryCodeV2: address.countryCode,
    formatted: [name, address1, address2, `${zip} ${city}`, address.country].filter(Boolean),
    formattedArea: `${city}, ${address.country}`,
  }
}

/** A fresh one at every read, 256 characters of base64url, as recorded from a live store. */
function addressCredential(): string {
  return randomBytes(192).toString('base64url')
}
