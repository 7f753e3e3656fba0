import { randomBytes } from 'node:crypto'
import type * as Api from '@shopify/hydrogen-react/storefront-api-types'
import type { SecretLog } from '../state/secrets.ts'
import type { AddressRecord, AddressSeed } from './customers.ts'

/** An address of a customer or of a cart. */
interface Address extends AddressSeed {
  readonly provinceCode?: string | null
}

const STORED_FIELDS = [
  'firstName',
  'lastName',
  'company',
  'address1',
  'address2',
  'city',
  'zip',
  'phone',
  'provinceCode',
  'countryCode',
] as const

/** The fields that every address of the schema has. */
export function addressFields(address: Address) {
  return {
    ...Object.fromEntries(STORED_FIELDS.map((name) => [name, address[name] ?? null])),
    name: joined([address.firstName, address.lastName]) || null,
    latitude: null,
    longitude: null,
    formattedArea: joined([address.city, address.country], ', ') || null,
  }
}

/** An address in lines; the name and the company only if they are asked for. */
export function formattedAddress(
  address: Address,
  { withName, withCompany }: Api.MailingAddressFormattedArgs,
): readonly string[] {
  return [
    withName ? joined([address.firstName, address.lastName]) : null,
    withCompany ? address.company : null,
    address.address1,
    address.address2,
    joined([address.zip, address.city]),
    address.country,
  ].flatMap((line) => line || [])
}

/** An address of a customer as the schema's `MailingAddress`; Shopify puts a credential into its id. */
export function addressObject(address: AddressRecord, secrets: SecretLog) {
  return {
    id: `gid://shopify/MailingAddress/${address.number}?model_name=CustomerAddress&customer_access_token=${credential(secrets)}`,
    ...addressFields(address),
    province: address.province ?? null,
    country: address.country ?? null,
    countryCodeV2: address.countryCode ?? null,
    formatted: formattedAddress(address, { withName: true, withCompany: true }),
  }
}

/** A new one at every read, 256 characters of base64url, as recorded from a live store. */
function credential(secrets: SecretLog): string {
  return secrets.keep('address-credential', randomBytes(192).toString('base64url'))
}

/** The parts that are there, as one text. */
export function joined(parts: readonly (string | null | undefined)[], between = ' '): string {
  return parts.filter(Boolean).join(between)
}
