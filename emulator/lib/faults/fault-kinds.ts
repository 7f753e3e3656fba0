import { TOKEN_DOES_NOT_EXIST } from '../customers/token-mutations.ts'
import { invalidTokenDenied } from '../graphql/access.ts'
import { type Outcome, sendAnswer, UNAUTHORIZED } from '../graphql/http-answer.ts'
import { READ_CUSTOMERS, WRITE_CUSTOMERS } from '../state/behaviour.ts'
import { shopifyDateTime } from '../state/clock.ts'
import {
  beginBody,
  beginEndless,
  body,
  drip,
  type FaultContext,
  type FaultHandler,
  FIRST_BYTES,
  json,
  NOTHING_SENT,
  page,
  pour,
  waitForDelay,
} from './fault-response.ts'

/** Where `redirect-302` leads: an HTML page, as the password page of a store that is not open. */
export const PASSWORD_PAGE_PATH = '/password'

type Faults = Readonly<Record<string, FaultHandler>>

/** Failures that a client sees before it reads a body. */
const STATUS_FAULTS = {
  /** The connection is cut before anything was sent. */
  reset: ({ response }) => {
    response.socket?.resetAndDestroy()
    return NOTHING_SENT
  },
  /** Status 302 to an HTML page: a client that follows it gets 200 and no JSON. */
  'redirect-302': page(302, { Location: PASSWORD_PAGE_PATH }),
  /** Status 307 to an endpoint that would answer: a client that follows it sends its secrets there. */
  'redirect-307': page(307, { Location: '/api/unstable/graphql.json' }),
  /** Status 400 and an HTML page. */
  'bad-request-400': page(400),
  /** Status 401 and an error with an empty message: the API token is not known. */
  'unauthorized-401': json(UNAUTHORIZED, 401),
  /** Status 402 and an HTML page: the shop is frozen. */
  'payment-required-402': page(402),
  /** Status 403 and an HTML page. */
  'forbidden-403': page(403),
  /** Status 404 and an HTML page. */
  'not-found-404': page(404),
  /** Status 423 and an HTML page: the shop is locked. */
  'locked-423': page(423),
  /** Status 429 and an HTML page, with `Retry-After: 7`. */
  'too-many-requests-429': page(429, { 'Retry-After': '7' }),
  /** Status 430 and an HTML page: the request was taken for an attack. */
  'security-rejection-430': page(430),
  /** Status 500 and an HTML page. */
  'error-500': page(500),
  /** Status 502 and an HTML page. */
  'bad-gateway-502': page(502),
  /** Status 503 and an HTML page. */
  'service-unavailable-503': page(503),
  /** Status 504 and an HTML page. */
  'gateway-timeout-504': page(504),
} as const satisfies Faults

const WRONG_TYPES = {
  customerAccessTokenRenew: {
    customerAccessToken: { accessToken: 7, expiresAt: 'soon' },
    userErrors: [],
  },
}

/** Status 200, and a body that is no answer. */
const BODY_FAULTS = {
  /** An HTML page. */
  'html-200': page(200),
  /** Zero bytes. */
  'empty-body': body(''),
  /** JSON that stops in the middle; the response itself is complete. */
  'truncated-json': body(FIRST_BYTES),
  /** JSON whose `data` and `errors` have wrong types. */
  'nonsense-json': json({ data: 'yes', errors: 7 }),
  /** `{}` */
  'empty-json': json({}),
  /** `{"data":null}`, without an error that would say why. */
  'null-data': json({ data: null }),
  /** A JSON array, as the answer to a batch would be. */
  'array-json': json([{ data: {} }]),
  /** A renewal of the right shape: the token is a number, and its end is "soon". */
  'wrong-types': json({ data: WRONG_TYPES }),
  /** A GraphQL error in place of data: the store failed. */
  'internal-error': json({
    errors: [{ message: 'Internal error', extensions: { code: 'INTERNAL_SERVER_ERROR' } }],
    data: null,
  }),
  /** A GraphQL error in place of data: the shop is not open. */
  'shop-inactive': json({
    errors: [{ message: 'Shop is inactive', extensions: { code: 'SHOP_INACTIVE' } }],
  }),
  /** A GraphQL error in place of data: too many requests. */
  throttled: json({ errors: [{ message: 'Throttled', extensions: { code: 'THROTTLED' } }] }),
  /** Complete JSON of 8 MB. */
  'too-large': (context) => json({ data: { padding: 'x'.repeat(8 * 1024 * 1024) } })(context),
  /** Bytes that are no gzip although the header says so. */
  'garbled-gzip': body('This is no gzip.', { 'Content-Encoding': 'gzip' }),
  /** Fewer bytes than `Content-Length` promised, then the connection is closed normally. */
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
} as const satisfies Faults

/** Answers to `customerAccessTokenRenew` that renew nothing: the token is left as it is. */
const RENEWAL_FAULTS = {
  /** A success: the token that was sent, with the emulator's now (in whole seconds) as its end. */
  'expires-now': renewal(({ now }, accessToken) => ({
    customerAccessToken: { accessToken, expiresAt: shopifyDateTime(now()) },
    userErrors: [],
  })),
  /** No token, and an entry in `userErrors`. */
  'renewal-user-errors': renewal(() => ({
    customerAccessToken: null,
    userErrors: [TOKEN_DOES_NOT_EXIST],
  })),
  /** No token, and no reason. */
  'renewal-null': renewal(() => ({ customerAccessToken: null, userErrors: [] })),
} as const satisfies Faults

/** What the token endpoint says. The first is Shopify's own failure, although it is a 401. */
const TOKEN_FAULTS = {
  /** Status 401 with an empty error code: something behind the endpoint failed (Shopify/hydrogen#3916). */
  'token-request-401': json({ error: '', error_description: 'Access token request error.' }, 401),
  /** Status 401 and `invalid_client`: the client id or the secret is wrong. */
  'invalid-client-401': json({ error: 'invalid_client' }, 401),
  /** Status 400 and `invalid_grant`: the refresh token is good no more; it stays as it is. */
  'invalid-grant-400': json({ error: 'invalid_grant' }, 400),
} as const satisfies Faults

const LATE_MS = 1000

/** These wait for the delay themselves. */
const SELF_TIMED_FAULTS = {
  /** The request is executed after the delay; not at all if the caller did not wait. */
  latency: async (context) => {
    await waitForDelay(context, LATE_MS)
    if (context.response.destroyed) return NOTHING_SENT
    return sendAnswer(context.response, await context.execute())
  },
  /** The request is executed at once, and answered after the delay. */
  'late-answer': async (context) => {
    const answer = await context.execute()
    await waitForDelay(context, LATE_MS)
    return sendAnswer(context.response, answer)
  },
  // An answer without an end is in the journal when the request has arrived, so that it is counted.
  /** Nothing: the request is accepted and never answered. */
  hang: () => NOTHING_SENT,
  /** Headers and the first bytes, then nothing more. */
  'hang-body': (context) => beginEndless(context, (response) => response.write(FIRST_BYTES)),
  /** Headers, then a byte of whitespace every 100 ms. */
  drip: (context) => beginEndless(context, drip),
  /** JSON without an end, as fast as the caller reads it. */
  endless: (context) =>
    beginEndless(context, (response) => {
      response.write('{"data":{"padding":"')
      pour(response)
    }),
} as const satisfies Faults

const FAULTS = {
  ...STATUS_FAULTS,
  ...BODY_FAULTS,
  /** `ACCESS_DENIED` for the first root field, which is null, as for an invalid token. */
  'access-denied': async ({ response, fields, execute }: FaultContext) =>
    sendAnswer(response, await execute(denied(fields))),
  ...RENEWAL_FAULTS,
  ...TOKEN_FAULTS,
  ...SELF_TIMED_FAULTS,
} as const satisfies Faults

/** Ways in which a store fails its callers. */
export type FaultKind = keyof typeof FAULTS

/** The names of all faults. */
export const FAULT_KINDS = Object.keys(FAULTS) as readonly FaultKind[]

/** What a fault answers unless another root field or request is given; `*` is every request. */
export function defaultField(kind: FaultKind): string {
  if (Object.hasOwn(TOKEN_FAULTS, kind)) return 'token'
  return Object.hasOwn(RENEWAL_FAULTS, kind) ? 'customerAccessTokenRenew' : '*'
}

/** Answers with a fault, after its delay. A caller that closes the connection meanwhile gets nothing. */
export async function serveFault(kind: FaultKind, context: FaultContext): Promise<Outcome> {
  const serve: FaultHandler = FAULTS[kind]
  if (Object.hasOwn(SELF_TIMED_FAULTS, kind)) return serve(context)
  await waitForDelay(context)
  return context.response.destroyed ? NOTHING_SENT : serve(context)
}

function denied([field]: readonly string[]) {
  if (field === undefined) return {}
  const scope = field === 'customer' ? READ_CUSTOMERS : WRITE_CUSTOMERS
  return {
    [field]() {
      throw invalidTokenDenied(field, scope)
    },
  }
}

function renewal(payload: (context: FaultContext, accessToken: string) => object): FaultHandler {
  return async function serveRenewal(context) {
    const answer = await context.execute({
      customerAccessTokenRenew: (input: { customerAccessToken: string }) =>
        payload(context, input.customerAccessToken),
    })
    return sendAnswer(context.response, answer)
  }
}
