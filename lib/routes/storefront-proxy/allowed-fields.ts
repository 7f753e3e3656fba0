/**
 * The root fields that a browser may ask for: what is public, and carts. Everything else is
 * refused, so a field that a later version of the API brings is not open by accident. None of the
 * customer family is here: each takes a customer access token, or gives one.
 */
export const ALLOWED_QUERIES: readonly string[] = [
  '__typename',
  'article',
  'articles',
  'blog',
  'blogByHandle',
  'blogs',
  'cart',
  'collection',
  'collectionByHandle',
  'collections',
  'consentManagement',
  'localization',
  'locations',
  'menu',
  'metaobject',
  'metaobjects',
  'node',
  'nodes',
  'page',
  'pageByHandle',
  'pages',
  'paymentSettings',
  'predictiveSearch',
  'product',
  'productByHandle',
  'productRecommendations',
  'productTags',
  'productTypes',
  'products',
  'publicApiVersions',
  'search',
  'shop',
  'sitemap',
  'urlRedirects',
]

/** The mutations that a browser may send. */
export const ALLOWED_MUTATIONS: readonly string[] = [
  '__typename',
  'cartAttributesUpdate',
  'cartBillingAddressUpdate',
  'cartBuyerIdentityUpdate',
  'cartCreate',
  'cartDeliveryAddressesAdd',
  'cartDeliveryAddressesRemove',
  'cartDeliveryAddressesReplace',
  'cartDeliveryAddressesUpdate',
  'cartDiscountCodesUpdate',
  'cartGiftCardCodesAdd',
  'cartGiftCardCodesRemove',
  'cartGiftCardCodesUpdate',
  'cartLinesAdd',
  'cartLinesRemove',
  'cartLinesUpdate',
  'cartMetafieldDelete',
  'cartMetafieldsSet',
  'cartNoteUpdate',
  'cartRemovePersonalData',
  'cartSelectedDeliveryOptionsUpdate',
]

/**
 * Fields that give a credential wherever they stand. None can be reached from the fields above;
 * should that ever change, they are still refused.
 */
export const FORBIDDEN_FIELDS: ReadonlySet<string> = new Set([
  'accessToken',
  'customerAccessToken',
  'deletedAccessToken',
  'deletedCustomerAccessTokenId',
  'deletedCustomerAddressId',
  'storefrontCustomerAccessTokenCreate',
])

/** Names of arguments and input fields that carry a customer's identity. */
export const IDENTITY_ARGUMENTS: ReadonlySet<string> = new Set([
  'customerAccessToken',
  'multipassToken',
])

/** Directives that a document may have. `@defer` is not one: its answer comes in parts. */
export const ALLOWED_DIRECTIVES: ReadonlySet<string> = new Set(['include', 'skip', 'inContext'])
