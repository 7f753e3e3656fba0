import type { FieldValues } from './field-values.ts'
import { currencyCode } from './money.ts'

/** The shop as the schema's `Shop`. */
export function shopFields(origin: () => string): FieldValues {
  return {
    __typename: 'Shop',
    id: 'gid://shopify/Shop/61300',
    name: 'Marl',
    description: 'Stoneware and earthenware for the table, thrown in small batches in Porto.',
    moneyFormat: '€{{amount}}',
    primaryDomain: () => domainFields(origin()),
    shipsToCountries: ['AT', 'BE', 'DE', 'ES', 'FR', 'IE', 'IT', 'NL', 'PT'],
    paymentSettings: {
      countryCode: 'PT',
      currencyCode,
      enabledPresentmentCurrencies: [currencyCode],
      acceptedCardBrands: ['VISA', 'MASTERCARD'],
      supportedDigitalWallets: [],
      shopifyPaymentsAccountId: null,
    },
  }
}

function domainFields(origin: string): FieldValues {
  const { host, protocol } = new URL(origin)
  return { host, url: origin, sslEnabled: protocol === 'https:' }
}
