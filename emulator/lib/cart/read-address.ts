import type { CustomerRecord } from '../customers/customers.ts'
import type { CartRecord, DeliveryAddress } from './carts.ts'
import { type Outcome, refused } from './outcome.ts'

/** An address to be added to a cart. */
export interface SelectableAddressInput {
  readonly address?: {
    readonly deliveryAddress?: DeliveryAddress | null
    readonly copyFromCustomerAddressId?: string | null
  } | null
  readonly selected?: boolean | null
  readonly oneTimeUse?: boolean | null
  readonly validationStrategy?: string | null
}

/** What came of reading an address: itself, or why it is refused. */
export interface ReadAddress {
  readonly address?: DeliveryAddress
  readonly refusal?: Outcome
}

/** Reads an address that was sent, or that is to be copied from the customer. */
export function readAddress(
  { address, validationStrategy }: SelectableAddressInput,
  { buyer }: CartRecord,
  path: readonly string[],
): ReadAddress {
  const copied = address?.copyFromCustomerAddressId
  if (copied) {
    const found = addressOfCustomer(copied, buyer.customer)
    const field = [...path, 'address', 'copyFromCustomerAddressId']
    return found === undefined ? { refusal: unknownAddress(field) } : { address: found }
  }
  const given = address?.deliveryAddress ?? {}
  const needed = validationStrategy === 'STRICT' ? STRICTLY_NEEDED : (['countryCode'] as const)
  const lacking = needed.find((name) => !given[name])
  if (lacking === undefined) return { address: given }
  const field = [...path, 'address', 'deliveryAddress', lacking]
  return { refusal: refused('ADDRESS_FIELD_IS_REQUIRED', field, `${lacking} is required.`) }
}

const STRICTLY_NEEDED = ['countryCode', 'lastName', 'address1', 'city', 'zip'] as const

/** The customer's own address, by an id whose credential does not matter here. */
function addressOfCustomer(
  id: string,
  customer: CustomerRecord | null,
): DeliveryAddress | undefined {
  const [, digits] = /^gid:\/\/shopify\/MailingAddress\/(\d+)/.exec(id) ?? []
  const found = customer?.addresses.find(({ number }) => number === Number(digits))
  if (found === undefined) return undefined
  const { number, province, country, ...address } = found
  return address
}

/** The refusal of an id that no address has. */
export function unknownAddress(field: readonly string[]): Outcome {
  return refused('INVALID_DELIVERY_ADDRESS_ID', field, 'The delivery address does not exist.')
}
