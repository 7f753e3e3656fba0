import type { Messages } from '../core/messages/messages.ts'
import type { FieldError, Problem, ProblemCode } from '../core/messages/problem.ts'

/** RFC 9457 problem details, with the members that the HTTP contract adds. */
export interface ProblemDetails {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly detail: string
  readonly code: ProblemCode
  /** With `HOSTED_LOGIN`: where customers log in. */
  readonly location?: string
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
  HOSTED_LOGIN: [409, 'Conflict'],
  LOGIN_DENIED: [401, 'Unauthorized'],
  LOGIN_EXPIRED: [401, 'Unauthorized'],
  LOGIN_FAILED: [401, 'Unauthorized'],
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
export function problemDetails(
  { code, errors, location }: Problem,
  messages: Messages,
): ProblemDetails {
  const [status, title] = STATUSES[code]
  const described = errors?.map((error) => ({ ...error, message: messages.field(error) }))
  return {
    type: 'about:blank',
    title,
    status,
    detail: messages.problem(code),
    code,
    ...(location === undefined ? {} : { location }),
    ...(described === undefined ? {} : { errors: described }),
  }
}
