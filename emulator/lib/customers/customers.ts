import { randomBytes } from 'node:crypto'
import type { OrderRecord, OrderSeed } from './orders.ts'

/** An address of a customer. */
export interface AddressSeed {
  readonly firstName?: string | null
  readonly lastName?: string | null
  readonly company?: string | null
  readonly phone?: string | null
  readonly address1?: string | null
  readonly address2?: string | null
  readonly city?: string | null
  readonly zip?: string | null
  readonly province?: string | null
  readonly country?: string | null
  /** ISO 3166-1 alpha-2. */
  readonly countryCode?: string | null
}

/** Whether a customer can log in: not before they have followed the link in a mail. */
export type CustomerState = 'enabled' | 'invited' | 'disabled'

/** A customer as a test or a demo describes one. */
export interface CustomerSeed {
  readonly email: string
  readonly password: string
  readonly firstName?: string | null
  readonly lastName?: string | null
  readonly phone?: string | null
  readonly acceptsMarketing?: boolean | null
  /** @default 'enabled' */
  readonly state?: CustomerState
  readonly addresses?: readonly AddressSeed[]
  readonly orders?: readonly OrderSeed[]
}

/** An address in a customer's book. */
export interface AddressRecord extends AddressSeed {
  readonly number: number
}

/** A customer of the emulated store. */
export interface CustomerRecord {
  readonly number: number
  email: string
  password: string
  firstName: string | null
  lastName: string | null
  phone: string | null
  acceptsMarketing: boolean
  state: CustomerState
  addresses: readonly AddressRecord[]
  /** The number of the default address; null for the first one. */
  defaultAddress: number | null
  readonly orders: readonly OrderRecord[]
  readonly createdAt: number
  updatedAt: number
  /** Whether the store knows them no more; their tokens are dead. */
  isDeleted: boolean
}

/** The customers of the emulated store. */
export interface CustomerDirectory {
  /** Adds a customer, in the place of one who has the address. */
  add(seed: CustomerSeed): CustomerRecord
  /** Deletes the customer of an e-mail address, if there is one. */
  remove(email: string): void
  /** By e-mail address, which Shopify compares without regard to case. */
  byEmail(email: string): CustomerRecord | undefined
  byPhone(phone: string): CustomerRecord | undefined
  byNumber(number: number): CustomerRecord | undefined
  all(): readonly CustomerRecord[]
}

const FIRST_NUMBER = 7_200_000_000_001

/** Creates a directory with the seeds in it. `now` in epoch milliseconds. */
export function createCustomerDirectory(
  seeds: readonly CustomerSeed[],
  now: () => number,
): CustomerDirectory {
  let records: readonly CustomerRecord[] = []
  let count = 0

  function add(seed: CustomerSeed): CustomerRecord {
    const number = FIRST_NUMBER + count++
    const record: CustomerRecord = {
      number,
      email: seed.email,
      password: seed.password,
      firstName: seed.firstName ?? null,
      lastName: seed.lastName ?? null,
      phone: seed.phone ?? null,
      acceptsMarketing: seed.acceptsMarketing ?? false,
      state: seed.state ?? 'enabled',
      addresses: (seed.addresses ?? []).map((address, index) => ({
        ...address,
        number: number * 1000 + index,
      })),
      defaultAddress: null,
      orders: (seed.orders ?? []).map(orderRecord),
      createdAt: now(),
      updatedAt: now(),
      isDeleted: false,
    }
    remove(seed.email)
    records = [...records, record]
    return record
  }

  function remove(email: string): void {
    const known = byEmail(email)
    if (known !== undefined) known.isDeleted = true
    records = records.filter((record) => record !== known)
  }

  function byEmail(email: string): CustomerRecord | undefined {
    return records.find((record) => record.email.toLowerCase() === email.toLowerCase())
  }

  for (const seed of seeds) add(seed)
  return {
    add,
    remove,
    byEmail,
    byPhone: (phone) => records.find((record) => record.phone === phone),
    byNumber: (number) => records.find((record) => record.number === number),
    all: () => records,
  }
}

function orderRecord(seed: OrderSeed): OrderRecord {
  const { financialStatus = 'PAID', fulfillmentStatus = 'FULFILLED' } = seed
  const processedAt = Date.parse(seed.processedAt)
  return { ...seed, financialStatus, fulfillmentStatus, processedAt, key: orderKey() }
}

/** As long as the one that Shopify puts into an order's id. */
function orderKey(): string {
  return randomBytes(16).toString('hex')
}
