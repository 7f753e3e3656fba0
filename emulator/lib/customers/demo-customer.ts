import type { CustomerSeed } from './customers.ts'

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
