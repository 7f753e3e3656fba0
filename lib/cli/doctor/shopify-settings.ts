/** Where the client of customer accounts and its addresses stand. */
export const SHOPIFY_SETTINGS =
  'In the Shopify admin: Sales channels › Headless (or Hydrogen) › the storefront › Customer Account API.'
