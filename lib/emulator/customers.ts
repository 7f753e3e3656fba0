/** An address of a customer. */
export interface AddressSeed {
  readonly firstName?: string
  readonly lastName?: string
  readonly address1: string
  readonly address2?: string
  readonly city: string
  readonly zip: string
  readonly country: string
  /** ISO 3166-1 alpha-2. */
  readonly countryCode: string
}

/** A customer as a test or a demo describes one. */
export interface CustomerSeed {
  readonly email: string
  readonly password: string
  readonly firstName?: string
  readonly lastName?: string
  readonly phone?: string
  readonly addresses?: readonly AddressSeed[]
}

/** A customer of the emulated store. */
export interface CustomerRecord {
  readonly number: number
  readonly email: string
  password: string
  firstName: string | null
  lastName: string | null
  phone: string | null
  readonly addresses: readonly (AddressSeed & { readonly number: number })[]
  readonly createdAt: number
  updatedAt: number
}

/** The customers of the emulated store. */
export interface CustomerDirectory {
  add(seed: CustomerSeed): CustomerRecord
  /** By address, which Shopify compares without regard to case. */
  byEmail(email: string): CustomerRecord | undefined
  all(): readonly CustomerRecord[]
}

/** Creates a directory with the seeds in it. `now` in epoch milliseconds. */
export function createCustomerDirectory(
  seeds: readonly CustomerSeed[],
  now: () => number,
): CustomerDirectory {
  const records = new Map<string, CustomerRecord>()

  function add(seed: CustomerSeed): CustomerRecord {
    const number = 7_200_000_000_001 + records.size
    const record: CustomerRecord = {
      number,
      email: seed.email,
      password: seed.password,
      firstName: seed.firstName ?? null,
      lastName: seed.lastName ?? null,
      phone: seed.phone ?? null,
      addresses: (seed.addresses ?? []).map((address, index) => ({
        ...address,
        number: number * 10 + index,
      })),
      createdAt: now(),
      updatedAt: now(),
    }
    records.set(seed.email.toLowerCase(), record)
    return record
  }

  for (const seed of seeds) add(seed)
  return {
    add,
    byEmail: (email) => records.get(email.toLowerCase()),
    all: () => [...records.values()],
  }
}
