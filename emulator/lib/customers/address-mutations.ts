import type { EmulatorBehaviour } from '../state/behaviour.ts'
import { addressObject } from './address-fields.ts'
import { countryOf } from './countries.ts'
import { customerObject } from './customer-fields.ts'
import type { CustomerParts } from './customer-parts.ts'
import { done, refused } from './customer-payload.ts'
import type { AddressRecord, AddressSeed, CustomerRecord } from './customers.ts'
import { asCustomer } from './living-token.ts'

/** An address as it is sent; `country` is a name in English, or a code. */
type AddressInput = Omit<AddressSeed, 'countryCode'>

interface WithAddress {
  readonly address: AddressInput
}

interface WithId {
  readonly id: string
}

/**
 * The mutations of a customer's addresses. An address is named by the id that was read, with its
 * credential, and the answer has the same id (recorded from a live store).
 */
export function addressMutations(parts: CustomerParts) {
  const { secrets, behaviour } = parts

  function find(customer: CustomerRecord, id: string): AddressRecord | undefined {
    const number = addressNumber(id, behaviour)
    return customer.addresses.find((address) => address.number === number)
  }

  return {
    customerAddressCreate: asCustomer<WithAddress>(parts, (customer, args) => {
      const last = customer.addresses.at(-1)?.number ?? customer.number * 1000 - 1
      const address = { ...fromInput(args.address), number: last + 1 }
      customer.addresses = [...customer.addresses, address]
      return done({ customerAddress: addressObject(address, secrets) })
    }),
    customerAddressUpdate: asCustomer<WithId & WithAddress>(parts, (customer, args) => {
      const known = find(customer, args.id)
      if (known === undefined) return notFound('id')
      const address = { ...known, ...fromInput(args.address) }
      customer.addresses = customer.addresses.map((each) => (each === known ? address : each))
      return done({ customerAddress: addressObject(address, secrets) })
    }),
    customerAddressDelete: asCustomer<WithId>(parts, (customer, { id }) => {
      const known = find(customer, id)
      if (known === undefined) return notFound('id')
      customer.addresses = customer.addresses.filter((each) => each !== known)
      return done({ deletedCustomerAddressId: id })
    }),
    customerDefaultAddressUpdate: asCustomer<{ addressId: string }>(parts, (customer, args) => {
      const known = find(customer, args.addressId)
      if (known === undefined) return notFound('addressId')
      customer.defaultAddress = known.number
      return done({ customer: customerObject(customer, parts) })
    }),
  }
}

function notFound(name: 'id' | 'addressId') {
  return refused([{ code: 'NOT_FOUND', field: [name], message: 'Address does not exist' }])
}

/** It is not proven whether Shopify also takes an id without its credential. */
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
