/** The version that the schema is of: the one that hydrogen-react pins. */
const SCHEMA_VERSION = '2026-04'

/** The newest version whose customer mutations are known to be those of the schema. */
const NEWEST_VERSION = '2026-10'

const GRAPHQL_PATH = /^\/api\/(unstable|20\d\d-(?:01|04|07|10))\/graphql\.json$/

/**
 * The version in which a path of the API is answered, or null if it is no such path. As at Shopify,
 * a version that is no longer supported is answered by the oldest that is, and the header
 * `X-Shopify-API-Version` says which. A version that never existed is a mistake, and is not found.
 */
export function answeredVersion(path: string): string | null {
  const [, version] = GRAPHQL_PATH.exec(path) ?? []
  if (version === undefined || version === 'unstable') return version ?? null
  if (version > NEWEST_VERSION) return null
  return version < SCHEMA_VERSION ? SCHEMA_VERSION : version
}
