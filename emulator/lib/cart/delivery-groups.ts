import { type ConnectionArguments, connection } from '../catalogue/connection.ts'
import type { FieldValues } from '../catalogue/field-values.ts'
import type { View } from '../catalogue/index.ts'
import { countries } from '../catalogue/localization/markets.ts'
import { moneyIn } from '../catalogue/money.ts'
import { mailingAddressFields } from './address-fields.ts'
import type { CartRecord, DeliveryAddress } from './carts.ts'
import { type DeliveryOption, deliveryOptions } from './delivery-options.ts'
import { type Outcome, refused } from './outcome.ts'

/** A choice of a way to send one group of lines. */
export interface SelectedDeliveryOption {
  readonly deliveryGroupId: string
  readonly deliveryOptionHandle: string
}

/**
 * What of a cart is sent where, as the schema's connection: one group of all lines, once it is
 * known to which country. Nothing is sent to a country that the shop does not sell to.
 */
export function deliveryGroups(
  cart: CartRecord,
  { view, lines }: { readonly view: View; readonly lines: readonly FieldValues[] },
) {
  const address = addressOf(cart)
  const options = optionsFor(address).map((option) => optionFields(option, view))
  const isChosen = ({ handle }: FieldValues) => handle === cart.deliveryOption
  const group = address && {
    id: groupId(cart),
    groupType: 'ONE_TIME_PURCHASE',
    deliveryAddress: mailingAddressFields(
      address,
      `gid://shopify/MailingAddress/${cart.token}?model_name=CartDeliveryAddress`,
    ),
    deliveryOptions: options,
    selectedDeliveryOption: options.find(isChosen) ?? options[0] ?? null,
    cartLines: (args: ConnectionArguments) => connection(lines, args),
  }
  const groups = group === null || lines.length === 0 ? [] : [group]
  return (args: ConnectionArguments) => connection(groups, args)
}

/** Chooses ways to send the groups of a cart, all or none. */
export function selectDeliveryOptions(
  cart: CartRecord,
  choices: readonly SelectedDeliveryOption[],
): Outcome {
  const isKnownGroup = ({ deliveryGroupId }: SelectedDeliveryOption) =>
    deliveryGroupId === groupId(cart) && addressOf(cart) !== null && cart.lines.length > 0
  const strange = choices.findIndex((choice) => !isKnownGroup(choice))
  if (strange !== -1) {
    const field = ['selectedDeliveryOptions', String(strange), 'deliveryGroupId']
    return refused('INVALID_DELIVERY_GROUP', field, 'The delivery group does not exist.')
  }
  const offered = optionsFor(addressOf(cart)).map(({ handle }) => handle)
  const unknown = choices.findIndex((choice) => !offered.includes(choice.deliveryOptionHandle))
  if (unknown !== -1) {
    const field = ['selectedDeliveryOptions', String(unknown), 'deliveryOptionHandle']
    return refused('INVALID_DELIVERY_OPTION', field, 'The delivery option does not exist.')
  }
  cart.deliveryOption = choices.at(-1)?.deliveryOptionHandle ?? cart.deliveryOption
  return {}
}

function groupId({ token }: CartRecord): string {
  return `gid://shopify/CartDeliveryGroup/${token}?cart=${token}`
}

/** The selected address, or the first; without any, the country that the buyer is in. */
function addressOf({ deliveryAddresses, buyer }: CartRecord): DeliveryAddress | null {
  const found = deliveryAddresses.find(({ isSelected }) => isSelected) ?? deliveryAddresses[0]
  if (found !== undefined) return found.address
  return buyer.countryCode === null ? null : { countryCode: buyer.countryCode }
}

function optionsFor(address: DeliveryAddress | null): readonly DeliveryOption[] {
  const isServed = countries.some(({ isoCode }) => isoCode === address?.countryCode)
  return isServed ? deliveryOptions : []
}

function optionFields(option: DeliveryOption, { buyer }: View): FieldValues {
  return {
    handle: option.handle,
    code: option.handle,
    title: option.translations[buyer.language] ?? option.title,
    description: null,
    deliveryMethodType: 'SHIPPING',
    estimatedCost: moneyIn(buyer.country.currency, option.price),
  }
}
