import { addressFields, formattedAddress } from '../../customers/address-fields.ts'
import type { AddressRecord, CustomerRecord } from '../../customers/customers.ts'

/** The id of an address here: another type than at the Storefront API, and without a credential. */
export function accountAddressId({ number }: AddressRecord): string {
  return `gid://shopify/CustomerAddress/${number}`
}

/** An address as the Customer Account API's `CustomerAddress`. */
export function accountAddress(address: AddressRecord) {
  return {
    ...addressFields(address),
    id: accountAddressId(address),
    phoneNumber: address.phone ?? null,
    zoneCode: address.province ?? null,
    province: address.province ?? null,
    territoryCode: address.countryCode ?? null,
    country: address.country ?? null,
    formatted: (args: { readonly withName?: boolean; readonly withCompany?: boolean }) =>
      formattedAddress(address, args),
  }
}

/** The one that was chosen, or else the first. */
export function defaultAddressOf({ addresses, defaultAddress }: CustomerRecord) {
  return addresses.find(({ number }) => number === defaultAddress) ?? addresses[0]
}
