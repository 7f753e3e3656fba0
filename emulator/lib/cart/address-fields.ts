import type { FieldValues } from '../catalogue/field-values.ts'
import { countryOf } from '../customers/countries.ts'
import type { CartAddressRecord, DeliveryAddress } from './carts.ts'

interface FormattedArguments {
  readonly withName?: boolean | null
  readonly withCompany?: boolean | null
}

/** An address of a cart as the schema's `CartSelectableAddress`. */
export function selectableAddressFields(record: CartAddressRecord): FieldValues {
  return {
    id: record.id,
    selected: record.isSelected,
    oneTimeUse: record.isOneTimeUse,
    address: { __typename: 'CartDeliveryAddress', ...addressFields(record.address) },
  }
}

/** An address as the schema's `MailingAddress`. */
export function mailingAddressFields(address: DeliveryAddress, id: string): FieldValues {
  const { country, countryCode } = countryOf(address.countryCode ?? null)
  return {
    __typename: 'MailingAddress',
    id,
    ...addressFields(address),
    country,
    countryCodeV2: countryCode,
    province: address.provinceCode ?? null,
  }
}

function addressFields(address: DeliveryAddress): FieldValues {
  const { firstName = null, lastName = null, city = null, zip = null } = address
  const { country } = countryOf(address.countryCode ?? null)
  const name = present([firstName, lastName]).join(' ')
  const place = present([zip, city]).join(' ')
  return {
    firstName,
    lastName,
    name: name || null,
    company: address.company ?? null,
    address1: address.address1 ?? null,
    address2: address.address2 ?? null,
    city,
    zip,
    phone: address.phone ?? null,
    provinceCode: address.provinceCode ?? null,
    countryCode: address.countryCode ?? null,
    latitude: null,
    longitude: null,
    formatted: ({ withName, withCompany }: FormattedArguments) =>
      present([
        withName ? name : null,
        withCompany ? address.company : null,
        address.address1,
        address.address2,
        place,
        country,
      ]),
    formattedArea: present([city, country]).join(', ') || null,
  }
}

function present(parts: readonly (string | null | undefined)[]): readonly string[] {
  return parts.flatMap((part) => part || [])
}
