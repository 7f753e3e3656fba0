import { randomUUID } from 'node:crypto'
import type { CustomerSeed } from 'storefront-emulator'

/** A customer who has ordered often enough for two pages: #2001, the oldest, to #2013. */
export const FREQUENT_CUSTOMER = {
  email: 'grace@example.com',
  password: 'Nanosecond-Wire-1906',
  firstName: 'Grace',
  lastName: 'Hopper',
  addresses: [
    {
      firstName: 'Grace',
      lastName: 'Hopper',
      address1: 'Rua das Flores 12',
      city: 'Porto',
      zip: '4050-262',
      country: 'Portugal',
      countryCode: 'PT',
    },
  ],
  orders: Array.from({ length: 13 }, (_, index) => ({
    number: 2001 + index,
    processedAt: `2026-10-${10 + index}T10:00:00Z`,
    lines: [{ sku: 'MUG-OAT', quantity: 1 + index }],
  })),
} as const satisfies CustomerSeed

/** The password that customers of the tests begin with, and those that they choose. */
export const PASSWORDS = {
  first: 'Tidewater-Lantern-41',
  second: 'Copper-Kiln-Sunday-7',
  wrong: 'Not-The-Password-99',
} as const

/** Every password that is typed in a test and that nobody is shown; the demo customer's is. */
export const SECRET_PASSWORDS: readonly string[] = [
  ...Object.values(PASSWORDS),
  FREQUENT_CUSTOMER.password,
]

/** An address that nobody has had before: customers outlive a test. */
export function newEmail(): string {
  return `reader-${randomUUID()}@example.com`
}
