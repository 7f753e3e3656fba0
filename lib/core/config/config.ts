import { SFAPI_VERSION } from '@shopify/hydrogen-react/storefront-api-constants'
import type { CustomerAccountConfig } from '../customer-account/customer-account-config.ts'
import { moveOf } from '../customer-account/legacy-move.ts'
import { ConfigurationError, type ConfigurationProblem } from '../errors.ts'
import type { SessionEventListener } from '../events/emit-event.ts'
import { type Watchers, watchersOf } from '../events/telemetry.ts'
import type { SealPasswords } from '../session/passwords.ts'
import { readPasswords } from '../session/passwords.ts'
import type { RenewalPolicy } from '../session/renewal-window.ts'
import type { TokenSourceFactory } from '../session/token-source.ts'
import type { SharedStore } from '../store/shared-store.ts'
import type { StoreAddress } from '../store/store-address.ts'
import type { StoreConfig } from '../storefront/store-config.ts'
import type { SessionOptions } from './options.ts'
import { readSiteOrigin, readStoreOrigin } from './origins.ts'
import { readClock } from './read-clock.ts'
import { readStoreAddress } from './read-store-address.ts'
import { unknownOptions } from './unknown-options.ts'

/** Options and environment, checked and complete: nothing downstream handles `undefined`. */
export interface ResolvedConfig {
  readonly store: StoreConfig
  readonly passwords: SealPasswords
  readonly cookieName: string
  /** Lower case, or null where nothing can be believed. */
  readonly clientIpHeader: string | null
  /** Null where it is not known: then it is the host that is asked for. */
  readonly siteOrigin: string | null
  /** As they were given; `accountPaths` reads its share of them, which middleware has no use for. */
  readonly options: SessionOptions
  readonly protectedPaths: readonly string[]
  readonly renewal: RenewalPolicy
  readonly renewWaitMs: number
  readonly timeoutMs: number
  readonly now: () => number | Promise<number>
  readonly onEvent: SessionEventListener | null
  /** Undefined where nobody watches. */
  readonly watch: Watchers | undefined
  /** Null for English: the default is not here, because middleware has no use for it. */
  readonly texts: NonNullable<SessionOptions['texts']> | null
  /** Null where customers log in by e-mail and password alone. */
  readonly customerAccount: CustomerAccountConfig | null
  /** Whether customers can log in by e-mail and password. */
  readonly legacyAccounts: boolean
  /** Null for the Storefront API's customer access tokens. */
  readonly tokenSource: TokenSourceFactory | null
  /** Where instances share their renewals; null where each goes by itself. */
  readonly sharedStore: SharedStore | StoreAddress | null
  /** For so long a process believes what it has looked up there of a session's end. */
  readonly revocationCheckMs: number
  /** Whether answers say in `Server-Timing` what was done about the session. */
  readonly serverTiming: boolean
}

type Environment = Readonly<Record<string, string | undefined>>

/**
 * Checks options and environment and completes them with the defaults.
 *
 * @throws {ConfigurationError} that names every setting that cannot work.
 */
export function resolveConfig(options: SessionOptions, env: Environment): ResolvedConfig {
  const problems: ConfigurationProblem[] = []
  const refuse: RefuseSetting = (setting) => (message) => {
    problems.push({ setting, message })
  }
  const store = readStore(options, env, refuse)
  const clock = readClock(
    set(env['EMULATOR_CLOCK_URL']),
    store.origin,
    refuse('EMULATOR_CLOCK_URL'),
  )
  const siteOrigin = readSiteOrigin(
    options.siteOrigin ?? set(env['SESSION_SITE_ORIGIN']),
    refuse('SESSION_SITE_ORIGIN'),
  )
  const customerAccount = readCustomerAccount(options, env, { store, refuse })
  const move = options.moveLegacySessions
  if (move !== undefined && moveOf(move) === null) {
    refuse('moveLegacySessions')('is not what multipassGrant() gives.')
  }
  const watch = watchersOf(options.telemetry)
  if (options.telemetry && !watch) {
    refuse('telemetry')('is not what sessionTelemetry() gives.')
  }
  if (customerAccount !== null && siteOrigin === null && env['NODE_ENV'] !== 'development') {
    refuse('SESSION_SITE_ORIGIN')(ORIGIN_MISSING)
  }
  const config: ResolvedConfig = {
    store,
    passwords: readPasswords(
      options.password ?? env['SESSION_PASSWORD'],
      refuse('SESSION_PASSWORD'),
    ),
    cookieName: readCookieName(options, env, refuse('SESSION_COOKIE_NAME')),
    clientIpHeader: readClientIpHeader(options, env, refuse('SESSION_CLIENT_IP_HEADER')),
    siteOrigin,
    options,
    protectedPaths: readProtectedPaths(options, refuse('protectedPaths')),
    renewal: readRenewal(options, refuse('renewWithinSeconds')),
    renewWaitMs: notNegative(options.renewWaitMs ?? 500, refuse('renewWaitMs')),
    timeoutMs: positive(options.renewTimeoutMs ?? 5000, refuse('renewTimeoutMs')),
    now: options.now ?? clock,
    onEvent: watch?.listener(options.onEvent) ?? options.onEvent ?? null,
    watch,
    texts: options.texts ?? null,
    customerAccount,
    legacyAccounts: customerAccount === null || options.legacyAccounts === true,
    tokenSource: options.tokenSource ?? null,
    sharedStore:
      options.store ??
      readStoreAddress(set(env['SESSION_STORE_URL']), set(env['SESSION_STORE_TOKEN']), refuse),
    revocationCheckMs:
      1000 * notNegative(options.revocationCheckSeconds ?? 30, refuse('revocationCheckSeconds')),
    serverTiming: env['NODE_ENV'] === 'development',
  }
  // With a dot and not by `env`, so that a builder leaves the list of names out.
  if (process.env.NODE_ENV !== 'production') problems.push(...unknownOptions(options))
  if (problems.length > 0) throw new ConfigurationError(problems)
  return config
}

type Refuse = (message: string) => void
type RefuseSetting = (setting: string) => Refuse

function readStore(options: SessionOptions, env: Environment, refuse: RefuseSetting): StoreConfig {
  const domain = options.storeDomain ?? env['SHOPIFY_STORE_DOMAIN']
  const store: StoreConfig = {
    origin: readStoreOrigin(domain, refuse('SHOPIFY_STORE_DOMAIN')),
    apiVersion: readApiVersion(
      options.apiVersion ?? set(env['SHOPIFY_STOREFRONT_API_VERSION']),
      refuse('SHOPIFY_STOREFRONT_API_VERSION'),
    ),
    publicAccessToken:
      options.publicAccessToken ?? set(env['SHOPIFY_STOREFRONT_ACCESS_TOKEN']) ?? null,
    privateAccessToken:
      options.privateAccessToken ?? set(env['SHOPIFY_STOREFRONT_PRIVATE_TOKEN']) ?? null,
  }
  if (store.publicAccessToken === null && store.privateAccessToken === null) {
    refuse('SHOPIFY_STOREFRONT_PRIVATE_TOKEN')(
      'is missing. Set it to the private Storefront API token, or SHOPIFY_STOREFRONT_ACCESS_TOKEN to the public one.',
    )
  }
  return store
}

const ORIGIN_MISSING =
  'is missing. Customers come back from Shopify to it. Set it to what stands in the address bar of the site, e.g. https://shop.example'

/** A session of this kind lasts so long after its last renewal, unless a shop says otherwise. */
const THIRTY_DAYS = 30 * 24 * 60 * 60

function readCustomerAccount(
  options: SessionOptions,
  env: Environment,
  { store, refuse }: { store: StoreConfig; refuse: RefuseSetting },
): CustomerAccountConfig | null {
  const clientId = options.customerAccountClientId ?? set(env['SHOPIFY_CUSTOMER_ACCOUNT_CLIENT_ID'])
  if (clientId === undefined) return null
  const clientSecret =
    options.customerAccountClientSecret ?? set(env['SHOPIFY_CUSTOMER_ACCOUNT_CLIENT_SECRET'])
  const shopId = options.shopId ?? set(env['SHOPIFY_SHOP_ID']) ?? null
  if (shopId !== null && !/^\d+$/.test(shopId)) refuse('SHOPIFY_SHOP_ID')('is not a number.')
  const version =
    options.customerAccountApiVersion ?? set(env['SHOPIFY_CUSTOMER_ACCOUNT_API_VERSION'])
  const maxAge = options.sessionMaxAgeSeconds ?? THIRTY_DAYS
  return {
    clientId,
    clientSecret: clientSecret ?? null,
    storeOrigin: store.origin,
    shopId,
    apiVersion: readApiVersion(version, refuse('SHOPIFY_CUSTOMER_ACCOUNT_API_VERSION')),
    sessionMaxAgeSeconds: positive(maxAge, refuse('sessionMaxAgeSeconds')),
  }
}

/** hydrogen-react pins one version for both APIs; a test compares them. */
function readApiVersion(given: string | undefined, refuse: Refuse): string {
  const version = given ?? SFAPI_VERSION
  if (!/^(unstable|\d{4}-\d{2})$/.test(version)) refuse('is not a version such as 2026-04.')
  return version
}

function readCookieName(options: SessionOptions, env: Environment, refuse: Refuse): string {
  const name = options.cookieName ?? set(env['SESSION_COOKIE_NAME']) ?? 'storefront_session'
  if (!/^(?!__)[\w.-]+$/.test(name)) {
    refuse(
      'may hold letters, digits, "_", "-" and ".", and not begin with "__": the prefix __Host- is put before it on https.',
    )
  }
  return name
}

function readProtectedPaths(
  { protectedPaths = [] }: SessionOptions,
  refuse: Refuse,
): readonly string[] {
  if (protectedPaths.some((path) => !/^\/(?!\/)/.test(path))) {
    refuse('must be paths of this site that begin with one "/".')
  }
  return protectedPaths
}

function readRenewal({ renewWithinSeconds }: SessionOptions, refuse: Refuse): RenewalPolicy {
  return {
    renewWithinSeconds:
      renewWithinSeconds === undefined ? null : positive(renewWithinSeconds, refuse),
  }
}

/** The environment as it is now. Read by name at run time, so that no bundler can inline a value. */
export function environment(): Environment {
  return globalThis.process?.env ?? {}
}

/** An empty variable is an unset one: that is what an empty line in an .env file means. */
function set(value: string | undefined): string | undefined {
  return value === '' ? undefined : value
}

function positive(value: number, refuse: Refuse): number {
  if (!Number.isFinite(value) || value <= 0) refuse('must be a number above zero.')
  return value
}

function notNegative(value: number, refuse: Refuse): number {
  if (!Number.isFinite(value) || value < 0) refuse('must be a number, zero or more.')
  return value
}

function readClientIpHeader(
  options: SessionOptions,
  env: Environment,
  refuse: Refuse,
): string | null {
  const named = options.clientIpHeader ?? set(env['SESSION_CLIENT_IP_HEADER'])
  if (named === undefined) return platformIpHeader(env)
  if (!/^[\w-]+$/.test(named)) refuse('is not the name of a request header.')
  return named.toLowerCase()
}

/**
 * The header in which a platform tells the visitor's address and that a visitor cannot set:
 * https://vercel.com/docs/headers/request-headers,
 * https://developers.cloudflare.com/fundamentals/reference/http-headers/
 */
function platformIpHeader(env: Environment): string | null {
  if (set(env['VERCEL']) !== undefined) return 'x-vercel-forwarded-for'
  return isWorker() ? 'cf-connecting-ip' : null
}

/**
 * Whether this is a Cloudflare Worker, where a global `WebSocketPair` is, and nowhere else. Asked first,
 * because Node makes its `navigator` when it is looked at, at a process's first request.
 * https://developers.cloudflare.com/workers/runtime-apis/web-standards/#navigatoruseragent
 */
function isWorker(): boolean {
  return 'WebSocketPair' in globalThis && navigator.userAgent === 'Cloudflare-Workers'
}
