import { randomUUID } from 'node:crypto'
import type { CustomerRecord } from '../customers/customers.ts'
import type { CartAddressRecord, CartRecord, DeliveryAddress } from './carts.ts'
import { type CartWarning, type Outcome, refused, refuseFirst } from './outcome.ts'

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

/** Addresses to be added. */
export interface AddressesInput {
  readonly addresses: readonly SelectableAddressInput[]
}

/** Changes of addresses. */
export interface AddressUpdates {
  readonly addresses: readonly (SelectableAddressInput & { readonly id: string })[]
}

const PATH = ['addresses']

/** As many as the schema says that a cart may have. */
const MOST_ADDRESSES = 20

/** Adds addresses, all or none. */
export function addAddresses(
  cart: CartRecord,
  { addresses: inputs }: AddressesInput,
  path: readonly string[] = PATH,
): Outcome {
  if (cart.deliveryAddresses.length + inputs.length > MOST_ADDRESSES) {
    const message = `A cart can have up to ${MOST_ADDRESSES} delivery addresses.`
    return refused('TOO_MANY_DELIVERY_ADDRESSES', path, message)
  }
  const read = inputs.map((input, index) => readAddress(input, cart, [...path, String(index)]))
  const refusal = firstRefusal(read) ?? refuseTwoSelected(inputs, path)
  if (refusal !== undefined) return refusal
  const added = inputs.map(({ selected, oneTimeUse }, index) => ({
    id: `gid://shopify/CartSelectableAddress/${randomUUID()}?cart=${cart.token}`,
    address: read[index]?.address ?? {},
    isSelected: selected ?? false,
    isOneTimeUse: oneTimeUse ?? false,
  }))
  cart.deliveryAddresses = selectOne([...cart.deliveryAddresses, ...added], added)
  return { warnings: duplicates(cart) }
}

/** Changes addresses, all or none. */
export function updateAddresses(cart: CartRecord, { addresses: updates }: AddressUpdates): Outcome {
  const unknown = refuseFirst(updates, isNotIn(cart), (index) => noAddress([...PATH, index, 'id']))
  if (unknown !== null) return unknown
  const read = updates.map((update, index) =>
    update.address ? readAddress(update, cart, [...PATH, String(index)]) : {},
  )
  const refusal = firstRefusal(read) ?? refuseTwoSelected(updates, PATH)
  if (refusal !== undefined) return refusal
  const changed = cart.deliveryAddresses.map((known) => {
    const index = updates.findIndex(({ id }) => id === known.id)
    return {
      ...known,
      address: read[index]?.address ?? known.address,
      isSelected: updates[index]?.selected ?? known.isSelected,
      isOneTimeUse: updates[index]?.oneTimeUse ?? known.isOneTimeUse,
    }
  })
  const selecting = updates.flatMap(({ id, selected }) => (selected ? [id] : []))
  const chosen = changed.filter(({ id }) => selecting.includes(id))
  cart.deliveryAddresses = selectOne(changed, chosen)
  return {}
}

/** Removes addresses, all or none. */
export function removeAddresses(
  cart: CartRecord,
  { addressIds }: { readonly addressIds: readonly string[] },
): Outcome {
  const ids = addressIds.map((id) => ({ id }))
  const refusal = refuseFirst(ids, isNotIn(cart), (index) => noAddress(['addressIds', index]))
  if (refusal !== null) return refusal
  cart.deliveryAddresses = cart.deliveryAddresses.filter(({ id }) => !addressIds.includes(id))
  return {}
}

/** Puts new addresses in the place of all others, if they are accepted. */
export function replaceAddresses(cart: CartRecord, input: AddressesInput): Outcome {
  const former = cart.deliveryAddresses
  cart.deliveryAddresses = []
  const outcome = addAddresses(cart, input)
  if (outcome.errors !== undefined) cart.deliveryAddresses = former
  return outcome
}

interface ReadAddress {
  readonly address?: DeliveryAddress
  /** Why it is refused. */
  readonly refusal?: Outcome
}

/** Reads an address that was sent, or that is to be copied from the customer. */
function readAddress(
  { address, validationStrategy }: SelectableAddressInput,
  { buyer }: CartRecord,
  path: readonly string[],
): ReadAddress {
  const copied = address?.copyFromCustomerAddressId
  if (copied) {
    const found = addressOfCustomer(copied, buyer.customer)
    const field = [...path, 'address', 'copyFromCustomerAddressId']
    return found === undefined ? { refusal: noAddress(field) } : { address: found }
  }
  const sent = address?.deliveryAddress ?? {}
  const needed = validationStrategy === 'STRICT' ? STRICTLY_NEEDED : (['countryCode'] as const)
  const lacking = needed.find((name) => !sent[name])
  if (lacking === undefined) return { address: sent }
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

function noAddress(field: readonly string[]): Outcome {
  return refused('INVALID_DELIVERY_ADDRESS_ID', field, 'The delivery address does not exist.')
}

function isNotIn({ deliveryAddresses }: CartRecord) {
  return ({ id }: { readonly id: string }) => !deliveryAddresses.some((known) => known.id === id)
}

function firstRefusal(read: readonly ReadAddress[]): Outcome | undefined {
  return read.find(({ refusal }) => refusal !== undefined)?.refusal
}

function refuseTwoSelected(
  inputs: readonly SelectableAddressInput[],
  path: readonly string[],
): Outcome | undefined {
  if (inputs.filter(({ selected }) => selected).length < 2) return undefined
  const message = 'Only one delivery address can be selected.'
  return refused('ONLY_ONE_DELIVERY_ADDRESS_CAN_BE_SELECTED', path, message)
}

/** A newly selected address takes the place of the former one. */
function selectOne(
  all: readonly CartAddressRecord[],
  changed: readonly CartAddressRecord[],
): readonly CartAddressRecord[] {
  const chosen = changed.find(({ isSelected }) => isSelected)
  return chosen === undefined
    ? all
    : all.map((each) => ({ ...each, isSelected: each.id === chosen.id }))
}

function duplicates({ deliveryAddresses }: CartRecord): readonly CartWarning[] {
  const texts = deliveryAddresses.map(({ address }) => JSON.stringify(address))
  const message = 'The address is in the cart already.'
  return deliveryAddresses
    .filter((_, index) => texts.indexOf(texts[index] ?? '') !== index)
    .map(({ id }) => ({ code: 'DUPLICATE_DELIVERY_ADDRESS', message, target: id }))
}
