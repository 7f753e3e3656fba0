import type { FieldValues } from '../catalogue/field-values.ts'
import { addressFields, formattedAddress } from '../customers/address-fields.ts'
import { countryOf } from '../customers/countries.ts'
import type { CartAddressRecord, DeliveryAddress } from './carts.ts'

/** An address of a cart as the schema's `CartSelectableAddress`. */
export function selectableAddressFields(record: CartAddressRecord): FieldValues {
  return {
    id: record.id,
    selected: record.isSelected,
    oneTimeUse: record.isOneTimeUse,
    address: { __typename: 'CartDeliveryAddress', ...cartAddressFields(record.address) },
  }
}

/** An address as the schema's `MailingAddress`. */
export function mailingAddressFields(address: DeliveryAddress, id: string): FieldValues {
  const { country, countryCode } = countryOf(address.countryCode ?? null)
  return {
    __typename: 'MailingAddress',
    id,
    ...cartAddressFields(address),
    country,
    countryCodeV2: countryCode,
    province: address.provinceCode ?? null,
  }
}

function cartAddressFields(address: DeliveryAddress): FieldValues {
  const inCountry = { ...address, country: countryOf(address.countryCode ?? null).country }
  return {
    ...addressFields(inCountry),
    formatted: (args: Parameters<typeof formattedAddress>[1]) => formattedAddress(inCountry, args),
  }
}
