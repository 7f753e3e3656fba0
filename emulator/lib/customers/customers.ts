import { randomBytes } from 'node:crypto'

/** The fields that an address can have. */
type AddressField =
  | ('firstName' | 'lastName' | 'company' | 'phone' | 'address1' | 'address2')
  | ('city' | 'zip' | 'province' | 'country' | 'countryCode')

/** An address of a customer; `countryCode` is ISO 3166-1 alpha-2. */
export interface AddressSeed extends Readonly<Partial<Record<AddressField, string | null>>> {}

/** One line of an order. */
export interface OrderLineSeed {
  /** A stock keeping unit of the catalogue, e.g. `MUG-OAT`. */
  readonly sku: string
  readonly quantity: number
}

/** An order as a test or a demo describes one. */
export interface OrderSeed {
  /** As customers see it, e.g. 1001. */
  readonly number: number
  /** ISO 8601. */
  readonly processedAt: string
  readonly lines: readonly OrderLineSeed[]
  /** @default 'PAID' */
  readonly financialStatus?: 'PENDING' | 'PAID' | 'REFUNDED'
  /** @default 'FULFILLED' */
  readonly fulfillmentStatus?: 'UNFULFILLED' | 'IN_PROGRESS' | 'FULFILLED'
}

/** Whether a customer can log in; one who was invited can after following the link in a mail. */
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

/** An address of a customer of the emulated store. */
export interface AddressRecord extends AddressSeed {
  readonly number: number
}

/** An order of the emulated store. */
export interface OrderRecord extends Required<Omit<OrderSeed, 'processedAt'>> {
  /** Epoch milliseconds. */
  readonly processedAt: number
  /** The secret in its id. */
  readonly key: string
}

/** A customer of the emulated store. */
export interface CustomerRecord extends ReturnType<typeof customerRecord> {}

/** The customers of the emulated store. */
export interface CustomerDirectory extends ReturnType<typeof createCustomerDirectory> {}

const FIRST_NUMBER = 7_200_000_000_001

/** Creates a directory with the seeds in it. `now` in epoch milliseconds. */
export function createCustomerDirectory(seeds: readonly CustomerSeed[], now: () => number) {
  let records: readonly CustomerRecord[] = []
  let count = 0

  function add(seed: CustomerSeed): CustomerRecord {
    const record = customerRecord(seed, FIRST_NUMBER + count++, now())
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
    /** Adds a customer, in the place of one who has the e-mail address. */
    add,
    /** Deletes the customer of an e-mail address, if there is one. */
    remove,
    /** By e-mail address; upper and lower case are the same, as at Shopify. */
    byEmail,
    byPhone: (phone: string): CustomerRecord | undefined =>
      records.find((record) => record.phone === phone),
    byNumber: (number: number): CustomerRecord | undefined =>
      records.find((record) => record.number === number),
    all: (): readonly CustomerRecord[] => records,
  }
}

function customerRecord(seed: CustomerSeed, number: number, createdAt: number) {
  const { addresses = [], orders = [] } = seed
  return {
    number,
    email: seed.email,
    password: seed.password,
    firstName: seed.firstName ?? null,
    lastName: seed.lastName ?? null,
    phone: seed.phone ?? null,
    acceptsMarketing: seed.acceptsMarketing ?? false,
    state: seed.state ?? 'enabled',
    addresses: addresses.map(
      (each, index): AddressRecord => ({
        ...each,
        number: number * 1000 + index,
      }),
    ),
    /** The number of the default address; null for the first one. */
    defaultAddress: null as number | null,
    orders: orders.map(orderRecord),
    createdAt,
    updatedAt: createdAt,
    /** A deleted customer's tokens are not valid. */
    isDeleted: false,
  }
}

function orderRecord(seed: OrderSeed): OrderRecord {
  const { financialStatus = 'PAID', fulfillmentStatus = 'FULFILLED' } = seed
  const processedAt = Date.parse(seed.processedAt)
  // As long as the one that Shopify puts into an order's id.
  const key = randomBytes(16).toString('hex')
  return { ...seed, financialStatus, fulfillmentStatus, processedAt, key }
}
