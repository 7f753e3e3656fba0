import type * as Api from '@shopify/hydrogen-react/storefront-api-types'
import { type ConnectionArguments, connection } from '../catalogue/connection.ts'
import type { FieldValues } from '../catalogue/field-values.ts'
import type { View } from '../catalogue/index.ts'
import { countries } from '../catalogue/localization/markets.ts'
import { moneyIn } from '../catalogue/money.ts'
import { mailingAddressFields } from './address-fields.ts'
import type { CartRecord, DeliveryAddress } from './carts.ts'
import { type Outcome, refuseFirst } from './outcome.ts'

/** How the shop sends carts, the usual way first. Titles by `LanguageCode`; prices in euro. */
const DELIVERY_OPTIONS = [
  { handle: 'standard', titles: { EN: 'Standard', PT: 'Normal' }, price: '4.9' },
  { handle: 'express', titles: { EN: 'Express', PT: 'Expresso' }, price: '12.5' },
]

/**
 * The delivery groups of a cart, as the schema's connection: one group of all lines, once it is
 * known to which country. It has no options for a country that the shop does not sell to.
 */
export function deliveryGroups(cart: CartRecord, view: View, lines: readonly FieldValues[]) {
  const address = addressOf(cart)
  const options = optionsFor(address).map((option) => optionFields(option, view))
  const isChosen = ({ handle }: FieldValues) => handle === cart.deliveryOption
  const group = address && {
    id: groupId(cart),
    groupType: 'ONE_TIME_PURCHASE',
    deliveryAddress: mailingAddressFields(address, addressId(cart)),
    deliveryOptions: options,
    selectedDeliveryOption: options.find(isChosen) ?? options[0] ?? null,
    cartLines: (args: ConnectionArguments) => connection(lines, args),
  }
  const groups = group === null || lines.length === 0 ? [] : [group]
  return (args: ConnectionArguments) => connection(groups, args)
}

/** Chooses delivery options for the groups of a cart, all or none. */
export function selectDeliveryOptions(
  cart: CartRecord,
  { selectedDeliveryOptions: choices }: Api.MutationCartSelectedDeliveryOptionsUpdateArgs,
): Outcome {
  const hasGroup = addressOf(cart) !== null && cart.lines.length > 0
  const offered = optionsFor(addressOf(cart)).map(({ handle }) => handle)
  const path = (index: string, name: string) => ['selectedDeliveryOptions', index, name]
  const refusal =
    refuseFirst(
      choices,
      ({ deliveryGroupId }) => !hasGroup || deliveryGroupId !== groupId(cart),
      (index) => ['INVALID_DELIVERY_GROUP', path(index, 'deliveryGroupId'), NO_GROUP],
    ) ??
    refuseFirst(
      choices,
      ({ deliveryOptionHandle }) => !offered.includes(deliveryOptionHandle),
      (index) => ['INVALID_DELIVERY_OPTION', path(index, 'deliveryOptionHandle'), NO_OPTION],
    )
  if (refusal !== null) return refusal
  cart.deliveryOption = choices.at(-1)?.deliveryOptionHandle ?? cart.deliveryOption
  return {}
}

const NO_GROUP = 'The delivery group does not exist.'
const NO_OPTION = 'The delivery option does not exist.'

function groupId({ token }: CartRecord): string {
  return `gid://shopify/CartDeliveryGroup/${token}?cart=${token}`
}

function addressId({ token }: CartRecord): string {
  return `gid://shopify/MailingAddress/${token}?model_name=CartDeliveryAddress`
}

/** The selected address, or the first; without any, the country that the buyer is in. */
function addressOf({ deliveryAddresses, buyer }: CartRecord): DeliveryAddress | null {
  const found = deliveryAddresses.find(({ isSelected }) => isSelected) ?? deliveryAddresses[0]
  if (found !== undefined) return found.address
  return buyer.countryCode === null ? null : { countryCode: buyer.countryCode }
}

function optionsFor(address: DeliveryAddress | null): typeof DELIVERY_OPTIONS {
  const isServed = countries.some(({ isoCode }) => isoCode === address?.countryCode)
  return isServed ? DELIVERY_OPTIONS : []
}

function optionFields(option: (typeof DELIVERY_OPTIONS)[number], { buyer }: View): FieldValues {
  return {
    handle: option.handle,
    code: option.handle,
    title: buyer.language === 'PT' ? option.titles.PT : option.titles.EN,
    description: null,
    deliveryMethodType: 'SHIPPING',
    estimatedCost: moneyIn(buyer.country.currency, option.price),
  }
}
