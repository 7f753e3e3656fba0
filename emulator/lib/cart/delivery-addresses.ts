import { randomUUID } from 'node:crypto'
import type { CartAddressRecord, CartRecord, DeliveryAddress } from './carts.ts'
import { type Outcome, refused } from './outcome.ts'
import {
  type ReadAddress,
  readAddress,
  type SelectableAddressInput,
  unknownAddress,
} from './read-address.ts'

/** A change of an address of a cart. */
export interface SelectableAddressUpdate extends SelectableAddressInput {
  readonly id: string
}

/** As many as the schema says that a cart may have. */
const MOST_ADDRESSES = 20

/** Adds addresses, all or none. */
export function addAddresses(
  cart: CartRecord,
  inputs: readonly SelectableAddressInput[],
  path: readonly string[] = ['addresses'],
): Outcome {
  if (cart.deliveryAddresses.length + inputs.length > MOST_ADDRESSES) {
    return refused(
      'TOO_MANY_DELIVERY_ADDRESSES',
      path,
      `A cart can have up to ${MOST_ADDRESSES} delivery addresses.`,
    )
  }
  const read = inputs.map((input, index) => readAddress(input, cart, [...path, String(index)]))
  const refusal = firstRefusal(read) ?? twoSelected(inputs, path)
  if (refusal !== null) return refusal
  const added = read.flatMap(({ address }, index) =>
    address === undefined ? [] : [recordOf(address, inputs[index], cart)],
  )
  cart.deliveryAddresses = selectOne([...cart.deliveryAddresses, ...added], added)
  return { warnings: duplicates(cart) }
}

/** Changes addresses, all or none. */
export function updateAddresses(
  cart: CartRecord,
  updates: readonly SelectableAddressUpdate[],
): Outcome {
  const path = ['addresses']
  const missing = updates.findIndex(({ id }) => !has(cart, id))
  if (missing !== -1) return unknownAddress([...path, String(missing), 'id'])
  const read = updates.map((update, index) =>
    update.address ? readAddress(update, cart, [...path, String(index)]) : {},
  )
  const refusal = firstRefusal(read) ?? twoSelected(updates, path)
  if (refusal !== null) return refusal
  const changed = cart.deliveryAddresses.map((known) => {
    const index = updates.findIndex(({ id }) => id === known.id)
    const update = updates[index]
    if (update === undefined) return known
    return {
      ...known,
      address: read[index]?.address ?? known.address,
      isSelected: update.selected ?? known.isSelected,
      isOneTimeUse: update.oneTimeUse ?? known.isOneTimeUse,
    }
  })
  const selecting = updates.flatMap(({ id, selected }) => (selected ? [id] : []))
  const chosen = changed.filter(({ id }) => selecting.includes(id))
  cart.deliveryAddresses = selectOne(changed, chosen)
  return {}
}

/** Removes addresses, all or none. */
export function removeAddresses(cart: CartRecord, ids: readonly string[]): Outcome {
  const missing = ids.findIndex((id) => !has(cart, id))
  if (missing !== -1) return unknownAddress(['addressIds', String(missing)])
  cart.deliveryAddresses = cart.deliveryAddresses.filter(({ id }) => !ids.includes(id))
  return {}
}

/** Puts new addresses in the place of all there were, if they are accepted. */
export function replaceAddresses(
  cart: CartRecord,
  inputs: readonly SelectableAddressInput[],
): Outcome {
  const former = cart.deliveryAddresses
  cart.deliveryAddresses = []
  const outcome = addAddresses(cart, inputs)
  if (outcome.errors !== undefined) cart.deliveryAddresses = former
  return outcome
}

function recordOf(
  address: DeliveryAddress,
  input: SelectableAddressInput | undefined,
  { token }: CartRecord,
): CartAddressRecord {
  return {
    id: `gid://shopify/CartSelectableAddress/${randomUUID()}?cart=${token}`,
    address,
    isSelected: input?.selected ?? false,
    isOneTimeUse: input?.oneTimeUse ?? false,
  }
}

/** A newly selected address takes the place of the one that was. */
function selectOne(
  all: readonly CartAddressRecord[],
  changed: readonly CartAddressRecord[],
): readonly CartAddressRecord[] {
  const chosen = changed.find(({ isSelected }) => isSelected)
  return chosen === undefined
    ? all
    : all.map((each) => ({ ...each, isSelected: each.id === chosen.id }))
}

function twoSelected(
  inputs: readonly SelectableAddressInput[],
  path: readonly string[],
): Outcome | null {
  if (inputs.filter(({ selected }) => selected).length < 2) return null
  const message = 'Only one delivery address can be selected.'
  return refused('ONLY_ONE_DELIVERY_ADDRESS_CAN_BE_SELECTED', path, message)
}

function firstRefusal(read: readonly ReadAddress[]): Outcome | null {
  return read.find(({ refusal }) => refusal !== undefined)?.refusal ?? null
}

function has({ deliveryAddresses }: CartRecord, id: string): boolean {
  return deliveryAddresses.some((known) => known.id === id)
}

function duplicates({ deliveryAddresses }: CartRecord) {
  const texts = deliveryAddresses.map(({ address }) => JSON.stringify(address))
  return deliveryAddresses.flatMap(({ id }, index) =>
    texts.indexOf(texts[index] ?? '') === index
      ? []
      : [
          {
            code: 'DUPLICATE_DELIVERY_ADDRESS',
            message: 'The address is in the cart already.',
            target: id,
          },
        ],
  )
}
