import { randomUUID } from 'node:crypto'
import type * as Api from '@shopify/hydrogen-react/storefront-api-types'
import type { CustomerRecord } from '../customers/customers.ts'
import type { CartAddressRecord, CartRecord, DeliveryAddress } from './carts.ts'
import { type CartWarning, type Outcome, type Path, refused, refuseFirst } from './outcome.ts'

const PATH = ['addresses']

/** As many as the schema says that a cart may have. */
const MOST_ADDRESSES = 20

/** Adds addresses, all or none. */
export function addAddresses(
  cart: CartRecord,
  inputs: readonly Api.CartSelectableAddressInput[],
  path: Path,
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
  const selected = added.find(({ isSelected }) => isSelected)
  cart.deliveryAddresses = selectOne([...cart.deliveryAddresses, ...added], selected?.id)
  return { warnings: duplicates(cart) }
}

/** Changes addresses, all or none. */
export function updateAddresses(
  cart: CartRecord,
  { addresses: updates }: Pick<Api.MutationCartDeliveryAddressesUpdateArgs, 'addresses'>,
): Outcome {
  const unknown = refuseFirst(updates, isNotIn(cart), (index) => noAddress(...PATH, index, 'id'))
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
  const selected = updates.find((update) => update.selected)
  cart.deliveryAddresses = selectOne(changed, selected?.id)
  return {}
}

/** Removes addresses, all or none. */
export function removeAddresses(
  cart: CartRecord,
  { addressIds }: Pick<Api.MutationCartDeliveryAddressesRemoveArgs, 'addressIds'>,
): Outcome {
  const ids = addressIds.map((id) => ({ id }))
  const refusal = refuseFirst(ids, isNotIn(cart), (index) => noAddress('addressIds', index))
  if (refusal !== null) return refusal
  cart.deliveryAddresses = cart.deliveryAddresses.filter(({ id }) => !addressIds.includes(id))
  return {}
}

/** Puts new addresses in the place of all others, if they are accepted. */
export function replaceAddresses(
  cart: CartRecord,
  { addresses }: Pick<Api.MutationCartDeliveryAddressesReplaceArgs, 'addresses'>,
): Outcome {
  const former = cart.deliveryAddresses
  cart.deliveryAddresses = []
  const outcome = addAddresses(cart, addresses, PATH)
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
  { address, validationStrategy }: Omit<Api.CartSelectableAddressUpdateInput, 'id'>,
  { buyer }: CartRecord,
  path: Path,
): ReadAddress {
  const copied = address?.copyFromCustomerAddressId
  if (copied) {
    const found = addressOfCustomer(copied, buyer.customer)
    if (found !== undefined) return { address: found }
    return { refusal: refused(...noAddress(...path, 'address', 'copyFromCustomerAddressId')) }
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
function addressOfCustomer(id: string, customer: CustomerRecord | null) {
  const [, digits] = /^gid:\/\/shopify\/MailingAddress\/(\d+)/.exec(id) ?? []
  const found = customer?.addresses.find(({ number }) => number === Number(digits))
  if (found === undefined) return undefined
  const { number, province, country, ...address } = found
  return address
}

function noAddress(...field: Path): Parameters<typeof refused> {
  return ['INVALID_DELIVERY_ADDRESS_ID', field, 'The delivery address does not exist.']
}

function isNotIn({ deliveryAddresses }: CartRecord) {
  return ({ id }: { readonly id: string }) => !deliveryAddresses.some((known) => known.id === id)
}

function firstRefusal(read: readonly ReadAddress[]): Outcome | undefined {
  return read.find(({ refusal }) => refusal !== undefined)?.refusal
}

function refuseTwoSelected(
  inputs: readonly Pick<Api.CartSelectableAddressInput, 'selected'>[],
  path: Path,
): Outcome | undefined {
  if (inputs.filter(({ selected }) => selected).length < 2) return undefined
  const message = 'Only one delivery address can be selected.'
  return refused('ONLY_ONE_DELIVERY_ADDRESS_CAN_BE_SELECTED', path, message)
}

/** A newly selected address takes the place of the former one. */
function selectOne(addresses: readonly CartAddressRecord[], selectedId: string | undefined) {
  if (selectedId === undefined) return addresses
  return addresses.map((each) => ({ ...each, isSelected: each.id === selectedId }))
}

function duplicates({ deliveryAddresses }: CartRecord): readonly CartWarning[] {
  const texts = deliveryAddresses.map(({ address }) => JSON.stringify(address))
  const message = 'The address is in the cart already.'
  return deliveryAddresses
    .filter((_, index) => texts.indexOf(texts[index] ?? '') !== index)
    .map(({ id }) => ({ code: 'DUPLICATE_DELIVERY_ADDRESS', message, target: id }))
}
