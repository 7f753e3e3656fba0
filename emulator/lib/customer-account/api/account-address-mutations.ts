import type {
  CustomerAddressInput,
  MutationCustomerAddressCreateArgs,
  MutationCustomerAddressDeleteArgs,
  MutationCustomerAddressUpdateArgs,
  UserErrorsCustomerAddressUserErrorsCode,
} from '@shopify/hydrogen-react/customer-account-api-types'
import { countryOf } from '../../customers/countries.ts'
import type { AddressRecord, AddressSeed, CustomerRecord } from '../../customers/customers.ts'
import { accountAddress, accountAddressId, defaultAddressOf } from './account-address.ts'

/** The mutations of a customer's addresses. What Shopify checks country by country is not checked. */
export function addressMutations(customer: CustomerRecord) {
  function find(id: string): AddressRecord | undefined {
    return customer.addresses.find((each) => accountAddressId(each) === id)
  }

  function keep(address: AddressRecord, isDefault: boolean | null | undefined) {
    if (isDefault) customer.defaultAddress = address.number
    return { customerAddress: accountAddress(address), userErrors: [] }
  }

  return {
    customerAddressCreate({ address: input, defaultAddress }: MutationCustomerAddressCreateArgs) {
      const errors = inputErrors(input)
      if (errors.length > 0) return { customerAddress: null, userErrors: errors }
      const last = customer.addresses.at(-1)?.number ?? customer.number * 1000 - 1
      const address = { ...fromInput(input), number: last + 1 }
      customer.addresses = [...customer.addresses, address]
      return keep(address, defaultAddress)
    },
    customerAddressUpdate(args: MutationCustomerAddressUpdateArgs) {
      const { addressId, address: input, defaultAddress } = args
      const known = find(addressId)
      const errors = known === undefined ? [NO_SUCH_ADDRESS] : inputErrors(input ?? {})
      if (known === undefined || errors.length > 0) {
        return { customerAddress: null, userErrors: errors }
      }
      if (defaultAddress === false && known === defaultAddressOf(customer)) {
        return { customerAddress: null, userErrors: [NO_DEMOTION] }
      }
      const address = { ...known, ...fromInput(input ?? {}) }
      customer.addresses = customer.addresses.map((each) => (each === known ? address : each))
      return keep(address, defaultAddress)
    },
    customerAddressDelete({ addressId }: MutationCustomerAddressDeleteArgs) {
      const known = find(addressId)
      if (known === undefined) return { deletedAddressId: null, userErrors: [NO_SUCH_ADDRESS] }
      customer.addresses = customer.addresses.filter((each) => each !== known)
      return { deletedAddressId: addressId, userErrors: [] }
    },
  }
}

function userError(
  code: UserErrorsCustomerAddressUserErrorsCode,
  field: readonly string[],
  message: string,
) {
  return { code, field, message }
}

const NO_SUCH_ADDRESS = userError(
  'ADDRESS_ID_DOES_NOT_EXIST',
  ['addressId'],
  'Address does not exist',
)

const NO_DEMOTION = userError(
  'DEMOTING_CUSTOMER_DEFAULT_ADDRESS_NOT_ALLOWED',
  ['defaultAddress'],
  'The default address stays one until another takes its place',
)

/** The codes are the schema's; the words of the messages are not known. */
function inputErrors({ territoryCode, phoneNumber, ...names }: CustomerAddressInput) {
  const isTerritory =
    territoryCode == null || countryOf(territoryCode).countryCode === territoryCode
  const tagged = Object.entries(names).filter(([, value]) => /<[^>]+>/.test(value ?? ''))
  return [
    ...(isTerritory
      ? []
      : [userError('INVALID_TERRITORY_CODE', ['address', 'territoryCode'], 'Country is invalid')]),
    ...(phoneNumber && !/^\+[1-9]\d{6,14}$/.test(phoneNumber.replaceAll(/[\s()-]/g, ''))
      ? [userError('PHONE_NUMBER_NOT_VALID', ['address', 'phoneNumber'], 'Phone is invalid')]
      : []),
    ...tagged.map(([name]) =>
      userError('CONTAINS_HTML_TAGS', ['address', name], `${name} cannot contain HTML tags`),
    ),
  ]
}

/** A field that was not sent stays as it is. */
function fromInput(input: CustomerAddressInput): AddressSeed {
  const { phoneNumber, territoryCode, zoneCode, ...same } = input
  const sent = {
    ...same,
    ...(phoneNumber === undefined ? {} : { phone: phoneNumber }),
    ...(zoneCode === undefined ? {} : { province: zoneCode }),
    ...(territoryCode === undefined ? {} : countryOf(territoryCode)),
  }
  return Object.fromEntries(Object.entries(sent).filter(([, value]) => value !== undefined))
}
