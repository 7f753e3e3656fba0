import type { FaultContext, FaultHandler } from './fault-context.ts'
import { body, JSON_HEADERS, json, page, sent } from './fixed-answer.ts'

/** The beginning of an answer that does not go on. */
export const FIRST_BYTES = '{"data":{"cust'

const THROTTLED = {
  errors: [{ message: 'Throttled', extensions: { code: 'THROTTLED' } }],
}

const INTERNAL_ERROR = {
  errors: [{ message: 'Internal error', extensions: { code: 'INTERNAL_SERVER_ERROR' } }],
  data: null,
}

const WRONG_TYPES = {
  data: {
    customerAccessTokenRenew: {
      customerAccessToken: { accessToken: 7, expiresAt: 'soon' },
      userErrors: [],
    },
  },
}

/** Status 200, and a body that is no answer. */
export const BODY_FAULTS = {
  /** A page of HTML. */
  'html-200': page(200),
  /** Zero bytes. */
  'empty-body': body(''),
  /** JSON that stops in the middle; the response itself is complete. */
  'truncated-json': body(FIRST_BYTES),
  /** JSON whose `data` and `errors` are of no use. */
  'nonsense-json': json({ data: 'yes', errors: 7 }),
  /** `{}` */
  'empty-json': json({}),
  /** `{"data":null}`, without an error that would say why. */
  'null-data': json({ data: null }),
  /** A JSON array, as a batch would be answered. */
  'array-json': json([{ data: {} }]),
  /** A renewal of the right shape: the token is a number, and its end is "soon". */
  'wrong-types': json(WRONG_TYPES),
  /** A GraphQL error in place of data: the store failed. */
  'internal-error': json(INTERNAL_ERROR),
  /** A GraphQL error in place of data: too many requests. */
  throttled: json(THROTTLED),
  /** Complete JSON of 8 MB. */
  'too-large': ({ response }) => {
    response.writeHead(200, JSON_HEADERS)
    response.end(JSON.stringify({ data: { padding: 'x'.repeat(8 * 1024 * 1024) } }))
    return sent(200)
  },
  /** Bytes that are no gzip although the header says so. */
  'garbled-gzip': body('This is no gzip.', { 'Content-Encoding': 'gzip' }),
  /** Fewer bytes than `Content-Length` promised, then the connection is closed in good order. */
  'short-body': (context) => {
    const begun = beginBody(context, { 'Content-Length': '1000' })
    context.response.socket?.destroySoon()
    return begun
  },
  /** The first bytes, then the connection is cut. */
  'reset-body': (context) => {
    const { socket } = context.response
    return beginBody(context, {}, () => socket?.resetAndDestroy())
  },
} as const satisfies Readonly<Record<string, FaultHandler>>

/** A reset discards what is not sent yet, hence `onFlushed`. */
function beginBody(
  { response }: FaultContext,
  headers: Readonly<Record<string, string>>,
  onFlushed: () => void = () => undefined,
) {
  response.writeHead(200, { ...JSON_HEADERS, ...headers })
  response.write(FIRST_BYTES, onFlushed)
  return sent(200)
}
