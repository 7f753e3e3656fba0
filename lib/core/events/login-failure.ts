import type { Misconfiguration, UnavailableReason } from '../session/token-source.ts'

/**
 * Why a log-in on Shopify's page has come to nothing.
 *
 * - `unknown-state`: what came back was not of a log-in of this site.
 * - `late`: the customer was away for longer than a log-in may take.
 * - `repeated`: its callback has been here before.
 * - `denied`: the customer has gone back, or Shopify has said no.
 * - `no-cookie`: the browser has lost what was to be remembered, twice.
 * - `no-code`: Shopify has sent neither a code nor an error that is known.
 * - `code-refused`: the code is worth nothing.
 * - `id-token`: the id token is not one of this log-in.
 * - `shopify-error`: Shopify's page has sent the customer back with an error of its own.
 * - or what the token endpoint, discovery or the Customer Account API did or did not say.
 */
export type LoginFailure =
  | 'unknown-state'
  | 'late'
  | 'repeated'
  | 'denied'
  | 'no-cookie'
  | 'no-code'
  | 'code-refused'
  | 'id-token'
  | 'shopify-error'
  | 'throttled'
  | UnavailableReason
  | Misconfiguration
