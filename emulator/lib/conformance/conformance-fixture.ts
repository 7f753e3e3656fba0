import { parse, validate } from 'graphql'
import { afterEach, beforeEach } from 'vitest'
import { storefrontSchema } from '../graphql/storefront-schema.ts'
import {
  type ClockControl,
  createStorefrontEmulator,
  DEMO_CUSTOMER,
  type StorefrontEmulator,
} from '../index.ts'
import { TOKEN_CREATE } from './documents-fixture.ts'

/** For tests: an answer as it came. */
export interface Reply {
  readonly status: number
  readonly headers: Headers
  // biome-ignore lint/suspicious/noExplicitAny: a test asserts the shape of what came
  readonly body: any
}

/** For tests: how a document is sent, where that is not as usual. */
export interface PostOptions {
  /** @default 'private' */
  readonly apiToken?: 'private' | 'public' | 'none'
  /** `null` sends none. @default '192.0.2.1' */
  readonly buyerIp?: string | null
  /** @default '2026-04' */
  readonly version?: string
  readonly headers?: Readonly<Record<string, string>>
  /** The document is meant to break the schema. @default false */
  readonly isInvalid?: boolean
}

/** When the tokens of the rows were recorded. */
export const RECORDED_AT = '2026-07-15T22:57:56Z'
/** Forty-two days later, to the second. */
export const RECORDED_EXPIRY = '2026-08-26T22:57:56Z'

export const DAY_MS = 86_400_000
export const { email: EMAIL, password: PASSWORD } = DEMO_CUSTOMER
export const INVITED = 'invited@example.com'
export const DISABLED = 'disabled@example.com'

/**
 * For tests: an emulator for each test, whose clock stands still at `RECORDED_AT`, and a client
 * that sends only what the schema validates.
 */
export function conformance() {
  let emulator: StorefrontEmulator
  let origin = ''

  beforeEach(async () => {
    const customers = [
      DEMO_CUSTOMER,
      { email: INVITED, password: PASSWORD, state: 'invited' },
      { email: DISABLED, password: PASSWORD, state: 'disabled' },
    ] as const
    emulator = createStorefrontEmulator({ clock: stoppedClock(RECORDED_AT), seed: { customers } })
    origin = await emulator.listen()
  })
  afterEach(() => emulator.close())

  async function post(document: string, variables: object = {}, options: PostOptions = {}) {
    if (!options.isInvalid) assertValid(document)
    const response = await fetch(`${origin}/api/${options.version ?? '2026-04'}/graphql.json`, {
      method: 'POST',
      headers: { ...headersOf(emulator, options), ...options.headers },
      body: JSON.stringify({ query: document, variables }),
    })
    const isJson = response.headers.get('content-type')?.startsWith('application/json')
    const body: unknown = isJson ? await response.json() : await response.text()
    return { status: response.status, headers: response.headers, body } as Reply
  }

  /** The string of a new token. */
  async function logIn(email: string = EMAIL, password: string = PASSWORD): Promise<string> {
    const { body } = await post(TOKEN_CREATE, { input: { email, password } })
    return body.data.customerAccessTokenCreate.customerAccessToken?.accessToken ?? ''
  }

  return {
    get emulator() {
      return emulator
    },
    get origin() {
      return origin
    },
    post,
    logIn,
  }
}

/** For tests: what `conformance` gives. */
export type Conformance = ReturnType<typeof conformance>

/** For tests: the whole body of an answer without errors. */
export function answered(data: object, requestedQueryCost: number) {
  return { data, extensions: { cost: { requestedQueryCost } } }
}

/** For tests: the whole body of a denial, as recorded from a live store. */
export function denied(
  field: string,
  requestedQueryCost: number,
  requiredAccess = '`unauthenticated_write_customers` access scope. Also: Requires valid customer access token.',
) {
  return {
    errors: [
      {
        message: `Access denied for ${field} field. Required access: ${requiredAccess}`,
        path: [field],
        locations: [],
        extensions: {
          code: 'ACCESS_DENIED',
          documentation: 'https://shopify.dev/api/usage/access-scopes',
          requiredAccess,
        },
      },
    ],
    ...answered({ [field]: null }, requestedQueryCost),
  }
}

/** For tests: the same error in both lists; the deprecated one knows no code. */
export function inBothLists(code: string, field: string[] | null, message: string) {
  return { customerUserErrors: [{ code, field, message }], userErrors: [{ field, message }] }
}

/** For tests: no errors, in both lists. */
export const NO_ERRORS = { customerUserErrors: [], userErrors: [] }

function headersOf(
  { privateAccessToken, publicAccessToken }: StorefrontEmulator,
  { apiToken = 'private', buyerIp = '192.0.2.1' }: PostOptions,
): Record<string, string> {
  return {
    'Content-Type': 'application/json',
    ...(apiToken === 'private' ? { 'Shopify-Storefront-Private-Token': privateAccessToken } : {}),
    ...(apiToken === 'public' ? { 'X-Shopify-Storefront-Access-Token': publicAccessToken } : {}),
    ...(buyerIp === null ? {} : { 'Shopify-Storefront-Buyer-IP': buyerIp }),
  }
}

function assertValid(document: string): void {
  const [violation] = validate(storefrontSchema(), parse(document))
  if (violation !== undefined) throw violation
}

/** Instants of the rows can be asserted to the second only where time does not pass. */
function stoppedClock(start: string): ClockControl {
  let instant = Date.parse(start)
  return {
    now: () => instant,
    advance(milliseconds) {
      instant += milliseconds
    },
    set(to) {
      instant = to
    },
    reset() {
      instant = Date.parse(start)
    },
  }
}
