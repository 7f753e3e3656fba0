import { UNAUTHORIZED } from '../graphql/http-answer.ts'
import { type FaultHandler, NOTHING_SENT } from './fault-context.ts'
import { json, page } from './fixed-answer.ts'

/** Where `redirect-302` leads: a page of HTML, as the password page of a store that is not open. */
export const PASSWORD_PAGE_PATH = '/password'

/** Failures that show before a body is read. */
export const STATUS_FAULTS = {
  /** The connection is cut before anything was sent. */
  reset: ({ response }) => {
    response.socket?.resetAndDestroy()
    return NOTHING_SENT
  },
  /** Status 302 to a page of HTML: a client that follows it gets 200 and no JSON. */
  'redirect-302': page(302, { Location: PASSWORD_PAGE_PATH }),
  /** Status 307 to an endpoint that would answer: a client that follows it sends its secrets there. */
  'redirect-307': page(307, { Location: '/api/unstable/graphql.json' }),
  /** Status 400 and a page of HTML. */
  'bad-request-400': page(400),
  /** Status 401 and an error with an empty message: the API token is not known. */
  'unauthorized-401': json(UNAUTHORIZED, 401),
  /** Status 402 and a page of HTML: the shop is frozen. */
  'payment-required-402': page(402),
  /** Status 403 and a page of HTML. */
  'forbidden-403': page(403),
  /** Status 404 and a page of HTML. */
  'not-found-404': page(404),
  /** Status 423 and a page of HTML: the shop is locked. */
  'locked-423': page(423),
  /** Status 429 and a page of HTML, with `Retry-After: 7`. */
  'too-many-requests-429': page(429, { 'Retry-After': '7' }),
  /** Status 430 and a page of HTML: the request was taken for an attack. */
  'security-rejection-430': page(430),
  /** Status 500 and a page of HTML. */
  'error-500': page(500),
  /** Status 502 and a page of HTML. */
  'bad-gateway-502': page(502),
  /** Status 503 and a page of HTML. */
  'service-unavailable-503': page(503),
  /** Status 504 and a page of HTML. */
  'gateway-timeout-504': page(504),
} as const satisfies Readonly<Record<string, FaultHandler>>
