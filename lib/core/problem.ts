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
  | 'THROTTLED'
  | 'STOREFRONT_UNAVAILABLE'
  | 'STOREFRONT_MISCONFIGURED'

/** What is wrong with one field of the input. */
export interface FieldError {
  readonly field: string
  readonly code: 'REQUIRED' | 'INVALID' | 'TOO_LONG'
  readonly message: string
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
  readonly errors?: readonly FieldError[]
}

const PROBLEMS: Readonly<Record<ProblemCode, { status: number; title: string; detail: string }>> = {
  UNIDENTIFIED_CUSTOMER: {
    status: 401,
    title: 'Unauthorized',
    detail: 'The e-mail address or the password is not right.',
  },
  MALFORMED: {
    status: 400,
    title: 'Bad Request',
    detail: 'The body could not be parsed as its Content-Type says.',
  },
  INVALID_INPUT: {
    status: 422,
    title: 'Unprocessable Content',
    detail: 'Some fields are missing or not valid; see "errors".',
  },
  TOO_LARGE: {
    status: 413,
    title: 'Content Too Large',
    detail: 'The body is larger than this endpoint accepts.',
  },
  UNSUPPORTED_MEDIA_TYPE: {
    status: 415,
    title: 'Unsupported Media Type',
    detail: 'Send application/json, application/x-www-form-urlencoded or multipart/form-data.',
  },
  CROSS_SITE: {
    status: 403,
    title: 'Forbidden',
    detail: 'This endpoint answers only to pages of its own origin.',
  },
  NOT_FOUND: {
    status: 404,
    title: 'Not Found',
    detail: 'There is no such action.',
  },
  METHOD_NOT_ALLOWED: {
    status: 405,
    title: 'Method Not Allowed',
    detail: 'This action answers to another method; see "Allow".',
  },
  THROTTLED: {
    status: 429,
    title: 'Too Many Requests',
    detail: 'The store has had too many attempts. Try again later.',
  },
  STOREFRONT_UNAVAILABLE: {
    status: 503,
    title: 'Service Unavailable',
    detail: 'The store cannot be reached at the moment. Try again in a minute.',
  },
  STOREFRONT_MISCONFIGURED: {
    status: 500,
    title: 'Internal Server Error',
    detail: 'The store refuses this site. Its operator can find the reason in the log.',
  },
}

/** The HTTP status of a problem. */
export function problemStatus(code: ProblemCode): number {
  return PROBLEMS[code].status
}

/**
 * The body that describes a problem. Its `type` is `about:blank`, so RFC 9457 §4.2.1 asks for the
 * status phrase as `title`; programs tell problems apart by `code`.
 */
export function problemDetails({ code, errors }: Problem): ProblemDetails {
  return {
    type: 'about:blank',
    ...PROBLEMS[code],
    code,
    ...(errors === undefined ? {} : { errors }),
  }
}

/** Whether a string, such as the `error` parameter of a page, is one of the codes. */
export function isProblemCode(value: unknown): value is ProblemCode {
  return typeof value === 'string' && Object.hasOwn(PROBLEMS, value)
}
