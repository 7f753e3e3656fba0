/** Why an operation does not reach the store. */
export type RefusalCode =
  | 'BAD_REQUEST'
  | 'GRAPHQL_PARSE_FAILED'
  | 'ONE_OPERATION'
  | 'INVALID_FRAGMENT'
  | 'FORBIDDEN_FIELD'
  | 'FORBIDDEN_ARGUMENT'
  | 'FORBIDDEN_DIRECTIVE'
  | 'TOO_COMPLEX'
  | 'CROSS_SITE'
  | 'TOO_LARGE'
  | 'UNSUPPORTED_MEDIA_TYPE'
  | 'UNSUPPORTED_VERSION'
  | 'THROTTLED'
  | 'STOREFRONT_UNAVAILABLE'
  | 'STOREFRONT_MISCONFIGURED'

/** A refusal in words for the developer. It names what the document has in it, never a value. */
export interface Refusal {
  readonly code: RefusalCode
  readonly message: string
  /** The field that it is about. */
  readonly field?: string
}

/** Makes a refusal. */
export function refusal(code: RefusalCode, message: string, field?: string): Refusal {
  return { code, message, ...(field === undefined ? {} : { field }) }
}

/** The status goes by GraphQL over HTTP: what was understood and is refused is an answer. */
const STATUSES: Readonly<Record<RefusalCode, number>> = {
  BAD_REQUEST: 400,
  GRAPHQL_PARSE_FAILED: 400,
  ONE_OPERATION: 400,
  INVALID_FRAGMENT: 400,
  FORBIDDEN_FIELD: 200,
  FORBIDDEN_ARGUMENT: 200,
  FORBIDDEN_DIRECTIVE: 200,
  TOO_COMPLEX: 200,
  CROSS_SITE: 403,
  TOO_LARGE: 413,
  UNSUPPORTED_MEDIA_TYPE: 415,
  UNSUPPORTED_VERSION: 404,
  THROTTLED: 429,
  STOREFRONT_UNAVAILABLE: 503,
  STOREFRONT_MISCONFIGURED: 500,
}

/** The HTTP status of a refusal. */
export function refusalStatus({ code }: Refusal): number {
  return STATUSES[code]
}

/** A refusal as a GraphQL answer. */
export function refusalBody({ code, message, field }: Refusal) {
  const extensions = { code, ...(field === undefined ? {} : { field }) }
  return { errors: [{ message, extensions }] }
}
