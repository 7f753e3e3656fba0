import { deadTokenDenied, type RequestContext, requireScope } from '../graphql/access.ts'
import { type EmulatorBehaviour, WRITE_CUSTOMERS } from '../state/behaviour.ts'
import type { SecretLog } from '../state/secrets.ts'
import { countryOf } from './countries.ts'
import { addressObject, type DescribeCustomer } from './customer-fields.ts'
import type { AddressRecord, AddressSeed, CustomerRecord } from './customers.ts'
import type { TokenRegistry } from './tokens.ts'
import { type CustomerUserError, NO_USER_ERRORS, userErrorLists } from './user-errors.ts'

interface AddressInput extends Omit<AddressSeed, 'countryCode'> {
  /** A country's name in English, or its code. */
  readonly country?: string | null
}

interface WithToken {
  readonly customerAccessToken: string
}

/**
 * The root fields of a customer's address book. An address is named by the id that was read,
 * credential and all, and is named so again in the answer (recorded from a live store).
 */
export function customerAddressFields({
  tokens,
  describe,
  behaviour,
  secrets,
}: {
  tokens: TokenRegistry
  describe: DescribeCustomer
  secrets: SecretLog
  behaviour: EmulatorBehaviour
}) {
  function customerOf(field: string, { customerAccessToken }: WithToken, context: RequestContext) {
    requireScope(WRITE_CUSTOMERS, field, context)
    const token = tokens.living(customerAccessToken)
    if (token === undefined) throw deadTokenDenied(field, WRITE_CUSTOMERS)
    return token.customer
  }

  function find(customer: CustomerRecord, id: string): AddressRecord | undefined {
    const number = addressNumber(id, behaviour)
    return customer.addresses.find((address) => address.number === number)
  }

  return {
    customerAddressCreate(args: WithToken & { address: AddressInput }, context: RequestContext) {
      const customer = customerOf('customerAddressCreate', args, context)
      const last = customer.addresses.at(-1)?.number ?? customer.number * 1000 - 1
      const address = { ...fromInput(args.address), number: last + 1 }
      customer.addresses = [...customer.addresses, address]
      return { customerAddress: addressObject(address, secrets), ...NO_USER_ERRORS }
    },

    customerAddressUpdate(
      args: WithToken & { id: string; address: AddressInput },
      context: RequestContext,
    ) {
      const customer = customerOf('customerAddressUpdate', args, context)
      const known = find(customer, args.id)
      if (known === undefined) return { customerAddress: null, ...userErrorLists([NOT_FOUND]) }
      const address = { ...known, ...fromInput(args.address) }
      customer.addresses = customer.addresses.map((each) => (each === known ? address : each))
      return { customerAddress: addressObject(address, secrets), ...NO_USER_ERRORS }
    },

    customerAddressDelete(args: WithToken & { id: string }, context: RequestContext) {
      const customer = customerOf('customerAddressDelete', args, context)
      const known = find(customer, args.id)
      if (known === undefined) {
        return { deletedCustomerAddressId: null, ...userErrorLists([NOT_FOUND]) }
      }
      customer.addresses = customer.addresses.filter((each) => each !== known)
      return { deletedCustomerAddressId: args.id, ...NO_USER_ERRORS }
    },

    customerDefaultAddressUpdate(args: WithToken & { addressId: string }, context: RequestContext) {
      const customer = customerOf('customerDefaultAddressUpdate', args, context)
      const known = find(customer, args.addressId)
      if (known === undefined) {
        return { customer: null, ...userErrorLists([{ ...NOT_FOUND, field: ['addressId'] }]) }
      }
      customer.defaultAddress = known.number
      return { customer: describe(customer), ...NO_USER_ERRORS }
    },
  }
}

const NOT_FOUND: CustomerUserError = {
  code: 'NOT_FOUND',
  field: ['id'],
  message: 'Address does not exist',
}

/** Whether Shopify also takes an id whose credential was cut off is not proven. */
function addressNumber(id: string, { strippedAddressIds }: EmulatorBehaviour): number | null {
  const match = /^gid:\/\/shopify\/MailingAddress\/(\d+)(\?.*)?$/.exec(id)
  if (match === null) return null
  const hasCredential = /[?&]customer_access_token=[\w-]{256}$/.test(match[2] ?? '')
  return hasCredential || strippedAddressIds === 'accepted' ? Number(match[1]) : null
}

function fromInput(input: AddressInput): AddressSeed {
  const sent = Object.fromEntries(
    Object.entries(input).filter(([, value]) => value !== undefined),
  ) as AddressInput
  return sent.country === undefined ? sent : { ...sent, ...countryOf(sent.country) }
}
