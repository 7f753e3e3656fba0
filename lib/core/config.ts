import { SFAPI_VERSION } from '@shopify/hydrogen-react/storefront-api-constants'
import type { RenewalPolicy } from './decide.ts'
import { ConfigurationError, type ConfigurationProblem } from './errors.ts'
import type { SessionOptions } from './options.ts'
import { readPasswords } from './passwords.ts'
import type { SealPasswords } from './seal.ts'
import { readStoreOrigin } from './store-origin.ts'

/** The store that is asked, and with which token. At least one of the two tokens is set. */
export interface StoreConfig {
  readonly origin: string
  readonly apiVersion: string
  readonly publicAccessToken: string | null
  readonly privateAccessToken: string | null
}

/** Options and environment, checked and complete: nothing downstream handles `undefined`. */
export interface ResolvedConfig {
  readonly store: StoreConfig
  readonly passwords: SealPasswords
  readonly cookieName: string
  /** Lower case, or null where nothing can be believed. */
  readonly clientIpHeader: string | null
  readonly loginPath: string
  readonly accountPath: string
  readonly afterLogoutPath: string
  readonly renewal: RenewalPolicy
  readonly timeoutMs: number
  readonly now: () => number | Promise<number>
}

type Environment = Readonly<Record<string, string | undefined>>

/**
 * Resolves a shop's options once, at the first request. Nothing is read when a module is
 * imported, so a build needs no secrets.
 *
 * @throws {ConfigurationError} from the returned function, on every call, while something is wrong.
 */
export function lazyConfig(options: SessionOptions): () => ResolvedConfig {
  let resolved: ResolvedConfig | undefined
  return () => {
    resolved ??= resolveConfig(options, environment())
    return resolved
  }
}

/**
 * Checks options and environment and completes them with the defaults.
 *
 * @throws {ConfigurationError} that names every setting that cannot work.
 */
export function resolveConfig(options: SessionOptions, env: Environment): ResolvedConfig {
  const problems: ConfigurationProblem[] = []
  const refuse = (setting: string) => (message: string) => {
    problems.push({ setting, message })
  }
  const config: ResolvedConfig = {
    store: {
      origin: readStoreOrigin(
        options.storeDomain ?? env['SHOPIFY_STORE_DOMAIN'],
        refuse('SHOPIFY_STORE_DOMAIN'),
      ),
      apiVersion: matching(
        /^(unstable|\d{4}-\d{2})$/,
        options.apiVersion ?? set(env['SHOPIFY_STOREFRONT_API_VERSION']) ?? SFAPI_VERSION,
        () => refuse('SHOPIFY_STOREFRONT_API_VERSION')('is not a version such as 2026-04.'),
      ),
      publicAccessToken:
        options.publicAccessToken ?? set(env['SHOPIFY_STOREFRONT_ACCESS_TOKEN']) ?? null,
      privateAccessToken:
        options.privateAccessToken ?? set(env['SHOPIFY_STOREFRONT_PRIVATE_TOKEN']) ?? null,
    },
    passwords: readPasswords(
      options.password ?? env['SESSION_PASSWORD'],
      refuse('SESSION_PASSWORD'),
    ),
    cookieName: matching(
      /^(?!__)[\w.-]+$/,
      options.cookieName ?? set(env['SESSION_COOKIE_NAME']) ?? 'storefront_session',
      () =>
        refuse('SESSION_COOKIE_NAME')(
          'may hold letters, digits, "_", "-" and ".", and not begin with "__": the prefix __Host- is put before it on https.',
        ),
    ),
    clientIpHeader: readClientIpHeader(options, env, refuse('SESSION_CLIENT_IP_HEADER')),
    loginPath: readPath(options.loginPath ?? '/account/login', refuse('loginPath')),
    accountPath: readPath(options.accountPath ?? '/account', refuse('accountPath')),
    afterLogoutPath: readPath(options.afterLogoutPath ?? '/', refuse('afterLogoutPath')),
    renewal: {
      renewWithinSeconds:
        options.renewWithinSeconds === undefined
          ? null
          : positive(options.renewWithinSeconds, refuse('renewWithinSeconds')),
    },
    timeoutMs: positive(options.renewTimeoutMs ?? 5000, refuse('renewTimeoutMs')),
    now: options.now ?? Date.now,
  }
  if (config.store.publicAccessToken === null && config.store.privateAccessToken === null) {
    refuse('SHOPIFY_STOREFRONT_ACCESS_TOKEN')(
      'is missing. Set it to the public Storefront API token, or SHOPIFY_STOREFRONT_PRIVATE_TOKEN to the private one.',
    )
  }
  if (problems.length > 0) throw new ConfigurationError(problems)
  return config
}

/** The environment as it is now. Read by name at run time, so that no bundler can inline a value. */
function environment(): Environment {
  return globalThis.process?.env ?? {}
}

/** An empty variable is an unset one: that is what an empty line in an .env file means. */
function set(value: string | undefined): string | undefined {
  return value === '' ? undefined : value
}

function matching(pattern: RegExp, value: string, refuse: () => void): string {
  if (!pattern.test(value)) refuse()
  return value
}

function positive(value: number, refuse: (message: string) => void): number {
  if (!Number.isFinite(value) || value <= 0) refuse('must be a number above zero.')
  return value
}

function readPath(value: string, refuse: (message: string) => void): string {
  if (!/^\/(?![/\\])/.test(value)) refuse('must be a path of this site that begins with one "/".')
  return value
}

function readClientIpHeader(
  options: SessionOptions,
  env: Environment,
  refuse: (message: string) => void,
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
  if (globalThis.navigator?.userAgent === 'Cloudflare-Workers') return 'cf-connecting-ip'
  return null
}
