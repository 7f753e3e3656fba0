/** How customers log in: on Shopify's page, with a password, or as they like while the shop moves. */
export function doors() {
  const hosted = Boolean(process.env.SHOPIFY_CUSTOMER_ACCOUNT_CLIENT_ID)
  return { hosted, password: !hosted || process.env.LEGACY_ACCOUNTS === 'true' }
}
