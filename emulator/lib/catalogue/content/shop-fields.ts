import { LOGO_NAME } from '../../demo-shop/pictures.ts'
import type { PolicyRecord } from '../../seeds/shop-seed.ts'
import { inLanguage } from '../../seeds/translations.ts'
import { type FieldValues, metafieldFields, recordFields } from '../field-values.ts'
import { countries, DEFAULT_COUNTRY } from '../localization/markets.ts'
import { currencyCode } from '../money.ts'
import { imageFields, mediaFields } from '../products/image-fields.ts'
import { resource } from '../resource.ts'
import type { View } from '../view.ts'

/** The shop as the schema's `Shop`. */
export function shopFields(view: View): FieldValues {
  const { shop } = view.data
  return {
    __typename: 'Shop',
    id: 'gid://shopify/Shop/61300',
    name: shop.name,
    description: shop.description,
    moneyFormat: '€{{amount}}',
    primaryDomain: () => domainFields(view.origin),
    shipsToCountries: countries.map(({ isoCode }) => isoCode),
    paymentSettings: () => paymentSettingsFields(view),
    brand: () => brandFields(view),
    customerAccountTranslations: [],
    // The address of the new customer accounts; this shop has those with a password.
    customerAccountUrl: null,
    socialLoginProviders: [],
    shopPayInstallmentsPricing: null,
    ...metafieldFields,
    ...policies(view),
  }
}

/** How the shop takes money, as the schema's `PaymentSettings`. */
export function paymentSettingsFields({ origin }: View): FieldValues {
  return {
    countryCode: DEFAULT_COUNTRY.isoCode,
    currencyCode,
    enabledPresentmentCurrencies: [...new Set(countries.map(({ currency }) => currency.isoCode))],
    acceptedCardBrands: ['VISA', 'MASTERCARD'],
    supportedDigitalWallets: [],
    shopifyPaymentsAccountId: null,
    cardVaultUrl: `${origin}/sessions`,
  }
}

function domainFields(origin: string): FieldValues {
  const { host, protocol } = new URL(origin)
  return { host, url: origin, sslEnabled: protocol === 'https:' }
}

function brandFields(view: View): FieldValues {
  const { shop } = view.data
  const id = 'gid://shopify/ProductImage/61301'
  const logo = mediaFields(imageFields({ id, name: LOGO_NAME, altText: shop.name }, view))
  return {
    slogan: shop.slogan,
    shortDescription: shop.description,
    logo,
    squareLogo: logo,
    coverImage: null,
    colors: {
      primary: [{ background: '#ece2cf', foreground: '#35211a' }],
      secondary: [{ background: '#8f9a78', foreground: '#35211a' }],
    },
  }
}

/** A policy that nobody wrote is null, as are those that this shop has no use for. */
function policies(view: View): FieldValues {
  const named = (handle: string) => resource('ShopPolicy', { handle }, view)
  return {
    privacyPolicy: () => named('privacy-policy'),
    shippingPolicy: () => named('shipping-policy'),
    termsOfService: () => named('terms-of-service'),
    refundPolicy: () => named('refund-policy'),
    subscriptionPolicy: null,
    contactInformation: null,
    legalNotice: null,
    termsOfSale: null,
  }
}

/** A policy as the schema's `ShopPolicy`. */
export function policyFields(record: PolicyRecord, { buyer, origin }: View): FieldValues {
  const policy = inLanguage(record, buyer.language)
  return { ...recordFields('ShopPolicy', policy), url: `${origin}/policies/${policy.handle}` }
}
