import type {
  AddressBook,
  CustomerAddress,
  CustomerProfile,
  OrderSummary,
} from 'next-storefront-session/server'
import { getAddresses, getCustomer, getOrders } from '../../session'
import { dataOrLogin } from '../data-or-login'

/** What the first page of the account shows of the customer. */
export interface Overview {
  readonly profile: CustomerProfile
  readonly defaultAddress: CustomerAddress | null
  readonly orders: readonly OrderSummary[]
}

const PATH = '/account'

/**
 * The customer who is signed in, or undefined while the store cannot tell. Goes to the login page
 * if Shopify says that the token is dead.
 */
export async function getOverview(): Promise<Overview | undefined> {
  const [customer, addresses, latest] = await Promise.all([
    getCustomer(),
    getAddresses(),
    getOrders({ size: 3 }),
  ])
  const profile = dataOrLogin(customer, PATH)
  const book = dataOrLogin(addresses, PATH)
  const page = dataOrLogin(latest, PATH)
  if (profile === undefined || book === undefined || page === undefined) return undefined
  return { profile, defaultAddress: defaultOf(book), orders: page.orders }
}

function defaultOf({ addresses, defaultAddressId }: AddressBook): CustomerAddress | null {
  return addresses.find(({ id }) => id === defaultAddressId) ?? null
}
