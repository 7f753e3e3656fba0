import { randomBytes } from 'node:crypto'

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
  /** A deleted customer's tokens are dead. */
  isDeleted: boolean
}

/** The customers of the emulated store. */
export type CustomerDirectory = ReturnType<typeof createCustomerDirectory>

const FIRST_NUMBER = 7_200_000_000_001

/** Creates a directory with the seeds in it. `now` in epoch milliseconds. */
export function createCustomerDirectory(seeds: readonly CustomerSeed[], now: () => number) {
  let records: readonly CustomerRecord[] = []
  let count = 0

  function add(seed: CustomerSeed): CustomerRecord {
    const number = FIRST_NUMBER + count++
    const { addresses = [], orders = [] } = seed
    const record: CustomerRecord = {
      number,
      email: seed.email,
      password: seed.password,
      firstName: seed.firstName ?? null,
      lastName: seed.lastName ?? null,
      phone: seed.phone ?? null,
      acceptsMarketing: seed.acceptsMarketing ?? false,
      state: seed.state ?? 'enabled',
      addresses: addresses.map((each, index) => ({ ...each, number: number * 1000 + index })),
      defaultAddress: null,
      orders: orders.map(orderRecord),
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
    /** Adds a customer, in the place of one who has the e-mail address. */
    add,
    /** Deletes the customer of an e-mail address, if there is one. */
    remove,
    /** By e-mail address; upper and lower case are the same, as at Shopify. */
    byEmail,
    byPhone: (phone: string) => records.find((record) => record.phone === phone),
    byNumber: (number: number) => records.find((record) => record.number === number),
    all: () => records,
  }
}

function orderRecord(seed: OrderSeed): OrderRecord {
  const { financialStatus = 'PAID', fulfillmentStatus = 'FULFILLED' } = seed
  const processedAt = Date.parse(seed.processedAt)
  // As long as the one that Shopify puts into an order's id.
  const key = randomBytes(16).toString('hex')
  return { ...seed, financialStatus, fulfillmentStatus, processedAt, key }
}
