/** How customers log in to this shop: on Shopify's page, with e-mail address and password, or both. */
export interface LoginDoors {
  readonly hosted: boolean
  readonly password: boolean
}

/** As the environment of the server says it. `LEGACY_ACCOUNTS=true` keeps the old door open beside the new. */
export function loginDoors(): LoginDoors {
  const hosted = Boolean(process.env['SHOPIFY_CUSTOMER_ACCOUNT_CLIENT_ID'])
  return { hosted, password: !hosted || process.env['LEGACY_ACCOUNTS'] === 'true' }
}
