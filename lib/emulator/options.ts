import type { CustomerSeed } from './customers.ts'
import type { EmulatorSwitches } from './switches.ts'

/** What an emulator starts with. */
export interface EmulatorOptions {
  /** @default one customer, `DEMO_CUSTOMER` */
  readonly customers?: readonly CustomerSeed[]
  readonly switches?: Partial<EmulatorSwitches>
  /** The public Storefront API token that it accepts. @default 'emulator-public-token' */
  readonly publicAccessToken?: string
  /** The private Storefront API token that it accepts. @default 'emulator-private-token' */
  readonly privateAccessToken?: string
  /** The secret that it shares with a Multipass site. @default 'emulator-multipass-secret' */
  readonly multipassSecret?: string
}

/** The customer of the demo. Its password protects nothing. */
export const DEMO_CUSTOMER = {
  email: 'ada@example.com',
  password: 'analytical engine',
  firstName: 'Ada',
  lastName: 'Lovelace',
  phone: '+442079460018',
  addresses: [
    {
      firstName: 'Ada',
      lastName: 'Lovelace',
      address1: '12 St James’s Square',
      city: 'London',
      zip: 'SW1Y 4JH',
      country: 'United Kingdom',
      countryCode: 'GB',
    },
  ],
  orders: [
    {
      number: 1001,
      processedAt: '2026-05-12T09:30:00Z',
      lines: [
        { sku: 'MUG-OAT', quantity: 2 },
        { sku: 'MUG-FERN', quantity: 1 },
      ],
    },
    {
      number: 1002,
      processedAt: '2026-11-02T17:45:00Z',
      fulfillmentStatus: 'IN_PROGRESS',
      lines: [{ sku: 'MUG-OAT', quantity: 1 }],
    },
  ],
} as const satisfies CustomerSeed
