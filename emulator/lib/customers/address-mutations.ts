import type * as Api from '@shopify/hydrogen-react/storefront-api-types'
import type { EmulatorBehaviour } from '../state/behaviour.ts'
import { addressObject } from './address-fields.ts'
import { countryOf } from './countries.ts'
import { customerObject } from './customer-fields.ts'
import type { CustomerParts } from './customer-parts.ts'
import { done, refused, userError } from './customer-payload.ts'
import type { AddressRecord, AddressSeed, CustomerRecord } from './customers.ts'
import { withToken } from './with-token.ts'

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
    customerAddressCreate: withToken<Api.MutationCustomerAddressCreateArgs>(
      parts,
      ({ customer }, args) => {
        const last = customer.addresses.at(-1)?.number ?? customer.number * 1000 - 1
        const address = { ...fromInput(args.address), number: last + 1 }
        customer.addresses = [...customer.addresses, address]
        return done({ customerAddress: addressObject(address, secrets) })
      },
    ),
    customerAddressUpdate: withToken<Api.MutationCustomerAddressUpdateArgs>(
      parts,
      ({ customer }, args) => {
        const known = find(customer, args.id)
        if (known === undefined) return notFound('id')
        const address = { ...known, ...fromInput(args.address) }
        customer.addresses = customer.addresses.map((each) => (each === known ? address : each))
        return done({ customerAddress: addressObject(address, secrets) })
      },
    ),
    customerAddressDelete: withToken<Api.MutationCustomerAddressDeleteArgs>(
      parts,
      ({ customer }, { id }) => {
        const known = find(customer, id)
        if (known === undefined) return notFound('id')
        customer.addresses = customer.addresses.filter((each) => each !== known)
        return done({ deletedCustomerAddressId: id })
      },
    ),
    customerDefaultAddressUpdate: withToken<Api.MutationCustomerDefaultAddressUpdateArgs>(
      parts,
      ({ customer }, args) => {
        const known = find(customer, args.addressId)
        if (known === undefined) return notFound('addressId')
        customer.defaultAddress = known.number
        return done({ customer: customerObject(customer, parts) })
      },
    ),
  }
}

function notFound(name: 'id' | 'addressId') {
  return refused([userError('NOT_FOUND', [name], 'Address does not exist')])
}

/** It is not proven whether Shopify also takes an id without its credential. */
function addressNumber(id: string, { strippedAddressIds }: EmulatorBehaviour): number | null {
  const match = /^gid:\/\/shopify\/MailingAddress\/(\d+)(\?.*)?$/.exec(id)
  if (match === null) return null
  const hasCredential = /[?&]customer_access_token=[\w-]{256}$/.test(match[2] ?? '')
  return hasCredential || strippedAddressIds === 'accepted' ? Number(match[1]) : null
}

function fromInput(input: Api.MailingAddressInput): AddressSeed {
  const sent = Object.fromEntries(
    Object.entries(input).filter(([, value]) => value !== undefined),
  ) as Api.MailingAddressInput
  return sent.country === undefined ? sent : { ...sent, ...countryOf(sent.country) }
}
