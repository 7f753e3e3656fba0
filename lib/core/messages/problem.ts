import type { Messages } from './messages.ts'

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
  | 'THROTTLED'
  | 'STOREFRONT_UNAVAILABLE'
  | 'STOREFRONT_MISCONFIGURED'

/** What can be wrong with a field: `REQUIRED`, or one of Shopify's `CustomerErrorCode`s. */
export type FieldErrorCode =
  | 'REQUIRED'
  | 'INVALID'
  | 'TOO_LONG'
  | 'TOO_SHORT'
  | 'TAKEN'
  | 'BAD_DOMAIN'
  | 'CONTAINS_HTML_TAGS'
  | 'CONTAINS_URL'
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
}

/** RFC 9457 problem details, with the members that the HTTP contract adds. */
export interface ProblemDetails {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly detail: string
  readonly code: ProblemCode
  readonly errors?: readonly (FieldError & { readonly message: string })[]
}

const STATUSES: Readonly<Record<ProblemCode, readonly [status: number, title: string]>> = {
  UNIDENTIFIED_CUSTOMER: [401, 'Unauthorized'],
  MALFORMED: [400, 'Bad Request'],
  INVALID_INPUT: [422, 'Unprocessable Content'],
  TOO_LARGE: [413, 'Content Too Large'],
  UNSUPPORTED_MEDIA_TYPE: [415, 'Unsupported Media Type'],
  CROSS_SITE: [403, 'Forbidden'],
  NOT_FOUND: [404, 'Not Found'],
  METHOD_NOT_ALLOWED: [405, 'Method Not Allowed'],
  SIGNED_OUT: [401, 'Unauthorized'],
  CUSTOMER_DISABLED: [409, 'Conflict'],
  TOKEN_INVALID: [422, 'Unprocessable Content'],
  ALREADY_ENABLED: [409, 'Conflict'],
  THROTTLED: [429, 'Too Many Requests'],
  STOREFRONT_UNAVAILABLE: [503, 'Service Unavailable'],
  STOREFRONT_MISCONFIGURED: [500, 'Internal Server Error'],
}

/** The HTTP status of a problem. */
export function problemStatus(code: ProblemCode): number {
  return STATUSES[code][0]
}

/**
 * The body that describes a problem. Its `type` is `about:blank`, so RFC 9457 §4.2.1 asks for the
 * status phrase as `title`; programs tell problems apart by `code`.
 */
export function problemDetails({ code, errors }: Problem, messages: Messages): ProblemDetails {
  const [status, title] = STATUSES[code]
  const described = errors?.map((error) => ({ ...error, message: messages.field(error) }))
  return {
    type: 'about:blank',
    title,
    status,
    detail: messages.problem(code),
    code,
    ...(described === undefined ? {} : { errors: described }),
  }
}
