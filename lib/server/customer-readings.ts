import type * as z from 'zod/mini'
import type { AccountKind } from '../core/request-session.ts'
import {
  ACCOUNT_ADDRESSES,
  ACCOUNT_CUSTOMER,
  ACCOUNT_ORDER_NUMBERS,
  ACCOUNT_ORDERS_AFTER,
  ACCOUNT_ORDERS_BEFORE,
} from './account-documents.ts'
import {
  accountAddressesReply,
  accountOrdersReply,
  accountProfileReply,
} from './account-replies.ts'
import type { AddressBook, CustomerProfile, OrderPage } from './customer-account-types.ts'
import {
  ADDRESSES,
  CUSTOMER,
  ORDER_NUMBERS,
  ORDERS_AFTER,
  ORDERS_BEFORE,
} from './customer-documents.ts'
import {
  addressesReply,
  type OrderNumbers,
  orderNumbersReply,
  ordersReply,
  profileReply,
} from './customer-replies.ts'

/** A document, and how its answer is read. */
export interface Reading<Value> {
  readonly document: string
  readonly reply: z.ZodMiniType<Value>
}

/** The same value from each of the two APIs. */
type ReadingOf<Value> = Readonly<Record<AccountKind, Reading<Value>>>

export const PROFILE_OF: ReadingOf<CustomerProfile> = {
  storefront: { document: CUSTOMER, reply: profileReply },
  customerAccount: { document: ACCOUNT_CUSTOMER, reply: accountProfileReply },
}

export const ADDRESSES_OF: ReadingOf<AddressBook> = {
  storefront: { document: ADDRESSES, reply: addressesReply },
  customerAccount: { document: ACCOUNT_ADDRESSES, reply: accountAddressesReply },
}

export const ORDERS_AFTER_OF: ReadingOf<OrderPage> = {
  storefront: { document: ORDERS_AFTER, reply: ordersReply },
  customerAccount: { document: ACCOUNT_ORDERS_AFTER, reply: accountOrdersReply },
}

export const ORDERS_BEFORE_OF: ReadingOf<OrderPage> = {
  storefront: { document: ORDERS_BEFORE, reply: ordersReply },
  customerAccount: { document: ACCOUNT_ORDERS_BEFORE, reply: accountOrdersReply },
}

export const ORDER_NUMBERS_OF: ReadingOf<OrderNumbers> = {
  storefront: { document: ORDER_NUMBERS, reply: orderNumbersReply },
  customerAccount: { document: ACCOUNT_ORDER_NUMBERS, reply: orderNumbersReply },
}
