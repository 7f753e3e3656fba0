import * as z from 'zod/mini'

const graphqlError = z.object({
  message: z.string(),
  path: z.optional(z.array(z.union([z.string(), z.number()]))),
  extensions: z.optional(z.looseObject({ code: z.optional(z.string()) })),
})

const graphqlBody = z.object({
  data: z.optional(z.nullable(z.record(z.string(), z.unknown()))),
  errors: z.optional(z.array(graphqlError)),
})

/** One entry of a GraphQL reply's top-level `errors`. */
export type GraphqlError = z.infer<typeof graphqlError>

/** Why nothing can be concluded from a call. Never a reason to end a session. */
export type UnavailableReason =
  | 'timeout'
  | 'network'
  | 'http-status'
  | 'too-large'
  | 'not-json'
  | 'nonsense'

/** What an operator has to put right before the Storefront API can work for this shop. */
export type Misconfiguration = 'api-token' | 'scope'

/**
 * The outcome of one call to the Storefront API. Only `answered` says anything about a customer;
 * the other three are about the store, the network or our own API token.
 */
export type StorefrontReply =
  | {
      readonly status: 'answered'
      readonly data: Readonly<Record<string, unknown>>
      readonly errors: readonly GraphqlError[]
    }
  | { readonly status: 'unavailable'; readonly reason: UnavailableReason }
  | { readonly status: 'throttled'; readonly retryAfterSeconds: number }
  | { readonly status: 'misconfigured'; readonly problem: Misconfiguration }

/** Shopify names no time in its throttles; its login limits are known to lift within minutes. */
const DEFAULT_RETRY_AFTER_SECONDS = 60

/** Classifies an HTTP answer whose body has been read. */
export function readReply(response: Response, body: string): StorefrontReply {
  if (response.status === 401) return { status: 'misconfigured', problem: 'api-token' }
  if (response.status === 429) return throttled(response)
  if (response.status !== 200) return { status: 'unavailable', reason: 'http-status' }
  const json = parseJson(body)
  if (json === undefined) return { status: 'unavailable', reason: 'not-json' }
  const parsed = graphqlBody.safeParse(json)
  if (!parsed.success) return { status: 'unavailable', reason: 'nonsense' }
  const { data, errors = [] } = parsed.data
  if (errors.some(isThrottle)) return throttled(response)
  if (!data && errors.length === 0) return { status: 'unavailable', reason: 'nonsense' }
  return { status: 'answered', data: data ?? {}, errors }
}

/** Whether a field was denied: by the scopes of our API token, or by a dead customer token. */
export function isAccessDenied({ message, extensions }: GraphqlError): boolean {
  return extensions?.code === 'ACCESS_DENIED' || /\baccess denied\b/i.test(message)
}

/**
 * Login, sign-up and recover limits arrive as HTTP 200. The code has been seen on some of them
 * only, so the wording counts too ("Login attempt limit exceeded. Please try again later.").
 */
function isThrottle({ message, extensions }: GraphqlError): boolean {
  return extensions?.code === 'THROTTLED' || /\blimit exceeded\b/i.test(message)
}

function throttled(response: Response): StorefrontReply {
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN)
  const retryAfterSeconds = seconds > 0 ? Math.ceil(seconds) : DEFAULT_RETRY_AFTER_SECONDS
  return { status: 'throttled', retryAfterSeconds }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
