/** The closed vocabulary of failures that the route handlers answer with. */
export type ProblemCode =
  | 'UNIDENTIFIED_CUSTOMER'
  | 'MALFORMED'
  | 'INVALID_INPUT'
  | 'TOO_LARGE'
  | 'UNSUPPORTED_MEDIA_TYPE'
  | 'CROSS_SITE'
  | 'NOT_FOUND'
  | 'METHOD_NOT_ALLOWED'
  | 'SIGNED_OUT'
  | 'CUSTOMER_DISABLED'
  | 'TOKEN_INVALID'
  | 'ALREADY_ENABLED'
  /** Customers log in on Shopify's page. */
  | 'HOSTED_LOGIN'
  /** The customer, or Shopify in their name, has said no. */
  | 'LOGIN_DENIED'
  /** The customer was away for too long, or what Shopify sent them back with was used before. */
  | 'LOGIN_EXPIRED'
  /** What came back was not of a log-in of this browser. */
  | 'LOGIN_FAILED'
  | 'THROTTLED'
  | 'STOREFRONT_UNAVAILABLE'
  | 'STOREFRONT_MISCONFIGURED'

/**
 * What can be wrong with a field: `REQUIRED`; `NOT_ALLOWED`, for a change that the shop denies; or
 * one of Shopify's `CustomerErrorCode`s.
 */
export type FieldErrorCode =
  | 'REQUIRED'
  | 'INVALID'
  | 'TOO_LONG'
  | 'TOO_SHORT'
  | 'TAKEN'
  | 'BAD_DOMAIN'
  | 'CONTAINS_HTML_TAGS'
  | 'CONTAINS_URL'
  | 'NOT_ALLOWED'
  | 'PASSWORD_STARTS_OR_ENDS_WITH_WHITESPACE'

/** What is wrong with one field of the input. It never repeats what was typed. */
export interface FieldError {
  readonly field: string
  readonly code: FieldErrorCode
}

/** A failure on its way to the visitor. */
export interface Problem {
  readonly code: ProblemCode
  readonly errors?: readonly FieldError[]
  readonly retryAfterSeconds?: number
  readonly allow?: string
  /** Where customers log in: a path of the site, for a browser. */
  readonly location?: string
}
