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
 * Fields that no browser is given, wherever they stand, and why. None of the first six can be
 * reached from the fields above; should that ever change, they are still refused.
 */
export const FORBIDDEN_FIELDS: ReadonlyMap<string, string> = new Map([
  ['accessToken', 'gives a credential'],
  ['customerAccessToken', 'gives a credential'],
  ['deletedAccessToken', 'gives a credential'],
  ['deletedCustomerAccessTokenId', 'gives a credential'],
  ['deletedCustomerAddressId', 'gives a credential'],
  ['storefrontCustomerAccessTokenCreate', 'gives a credential'],
  ['parentResource', 'leads from a metafield to whom it belongs'],
])

/**
 * What a browser may ask of a cart's customer: what hydrogen-react does. From a customer all of
 * their orders and addresses can be reached, and some of those are capabilities (`statusUrl`).
 */
export const CUSTOMER_FIELDS: ReadonlySet<string> = new Set([
  '__typename',
  'displayName',
  'email',
  'firstName',
  'id',
  'lastName',
])

/** The types of which `node` and `nodes` may be asked: what everybody may see. */
export const PUBLIC_NODES: readonly string[] = [
  'Article',
  'Blog',
  'Collection',
  'Comment',
  'ExternalVideo',
  'GenericFile',
  'Location',
  'Market',
  'MediaImage',
  'MediaPresentation',
  'Menu',
  'MenuItem',
  'Metaobject',
  'Model3d',
  'Page',
  'Product',
  'ProductOption',
  'ProductOptionValue',
  'ProductVariant',
  'Shop',
  'ShopPolicy',
  'TaxonomyCategory',
  'UrlRedirect',
  'Video',
]

/** Names of arguments and input fields that carry a customer's identity. */
export const IDENTITY_ARGUMENTS: ReadonlySet<string> = new Set([
  'customerAccessToken',
  'multipassToken',
])

/** Directives that a document may have. `@defer` is not one: its answer comes in parts. */
export const ALLOWED_DIRECTIVES: ReadonlySet<string> = new Set(['include', 'skip', 'inContext'])
