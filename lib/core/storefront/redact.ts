import { REDACTED } from '../session/guarded-token.ts'

/**
 * Every address id that is read with a customer access token carries a credential of its own
 * (recorded from a live store: `gid://shopify/MailingAddress/1?model_name=…&customer_access_token=…`).
 */
const ADDRESS_CREDENTIAL = /(gid:\/\/shopify\/MailingAddress\/\d+)\?[^\s"'<>]*/g

/** Any other place in which a parameter of that name could turn up. */
const CREDENTIAL_PARAMETER = /(customer_access_token=)[^\s"'<>&]+/g

/**
 * A copy of a JSON value without the customer's secrets, whatever the keys are called: the token
 * itself is replaced by `[redacted]`, and address ids are reduced to their plain form. Without a
 * token only the rest is looked for.
 */
export function redact<Json>(value: Json, accessToken: string | null): Json {
  return redacted(value, accessToken) as Json
}

function redacted(value: unknown, accessToken: string | null): unknown {
  if (typeof value === 'string') return redactString(value, accessToken)
  if (Array.isArray(value)) return value.map((item) => redacted(item, accessToken))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      redactString(key, accessToken),
      redacted(item, accessToken),
    ]),
  )
}

function redactString(value: string, accessToken: string | null): string {
  const plain = accessToken === null ? value : value.replaceAll(accessToken, REDACTED)
  return plain.replace(ADDRESS_CREDENTIAL, '$1').replace(CREDENTIAL_PARAMETER, `$1${REDACTED}`)
}
