/** The version that the schema is of: the one that hydrogen-react pins. */
export const SCHEMA_VERSION = '2026-04'

/** The newest version whose customer mutations are known to be those of the schema. */
const NEWEST_VERSION = '2026-10'

const VERSION = '(unstable|20\\d\\d-(?:01|04|07|10))'

const STOREFRONT_API = new RegExp(`^/api/${VERSION}/graphql\\.json$`)

/** At the shop's own domain, or at the fixed address below the shop's id. */
const ACCOUNT_API = new RegExp(`^(?:/\\d+/account)?/customer/api/${VERSION}/graphql$`)

/** The API that a path belongs to, with the version in which it answers; null if it is no such path. */
export function answeredApi(path: string) {
  const storefront = answeredVersion(path, STOREFRONT_API)
  if (storefront !== null) return { api: 'storefront', version: storefront } as const
  const account = answeredVersion(path, ACCOUNT_API)
  return account === null ? null : ({ api: 'customer-account', version: account } as const)
}

/**
 * The version in which a path of the API is answered, or null if it is no such path. As at Shopify,
 * a version that is no longer supported is answered by the oldest that is, and the header
 * `X-Shopify-API-Version` says which. A version that never existed is a mistake, and is not found.
 */
function answeredVersion(path: string, api: RegExp): string | null {
  const [, version] = api.exec(path) ?? []
  if (version === undefined || version === 'unstable') return version ?? null
  if (version > NEWEST_VERSION) return null
  return version < SCHEMA_VERSION ? SCHEMA_VERSION : version
}
