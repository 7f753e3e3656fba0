import type { SecretKind } from 'storefront-emulator'
import type { ResolvedConfig } from '../core/config/config.ts'
import type { SessionOptions } from '../core/config/options.ts'
import { shopOfRequest } from '../core/config/shop-of-request.ts'

/**
 * What the fixtures have to know of the shop under test. With the shop's own environment set where
 * Playwright runs, nothing.
 */
export interface StorefrontSessionOptions
  extends Pick<
    SessionOptions,
    | 'password'
    | 'cookieName'
    | 'storeDomain'
    | 'renewWithinSeconds'
    | 'customerAccountClientId'
    | 'siteOrigin'
    | 'sessionMaxAgeSeconds'
  > {
  /**
   * The origin of the emulator that the shop talks to, e.g. `http://127.0.0.1:4010`.
   * @default the store's origin
   */
  readonly emulatorUrl?: string
  /**
   * Whether the options of the shop are a function of the request. Its store then takes part in
   * what seals a session, as the shop itself knows it: `storeDomain`, or the emulator's address.
   * @default false
   */
  readonly oneOfSeveralShops?: boolean
}

/** What the token sentinel looks for. */
export interface SentinelOptions {
  /** @default 'on' */
  readonly mode?: 'on' | 'off'
  /**
   * The kinds of secrets, of all that the emulator has handed out, which no browser may read. A
   * cart key and the token of a mailed link reach the browser with good reason.
   * @default ['customer-access-token', 'address-credential', 'access-token', 'refresh-token', 'id-token']
   */
  readonly kinds?: readonly SecretKind[]
  /** More secrets by a label that may be printed, e.g. `{ 'private token': process.env.TOKEN }`. */
  readonly secrets?: Readonly<Record<string, string>>
}

/** Options of the shop, completed from the environment when they are first needed. */
export interface ResolvedOptions {
  /** @throws {ConfigurationError} that names what is missing. */
  config(): ResolvedConfig
  /** @throws {ConfigurationError} unless the emulator or the store is named. */
  emulatorUrl(): string
}

/** Completes the options of a shop. A test never asks the Storefront API, so it needs no API token. */
export function resolveOptions({
  emulatorUrl,
  oneOfSeveralShops = false,
  ...options
}: StorefrontSessionOptions): ResolvedOptions {
  const shopOptions: SessionOptions = {
    ...options,
    ...(emulatorUrl === undefined || options.storeDomain !== undefined
      ? {}
      : { storeDomain: emulatorUrl }),
    publicAccessToken: 'not used by tests',
  }
  const shopOf = shopOfRequest(oneOfSeveralShops ? () => shopOptions : shopOptions)
  const { config } = shopOf(new Headers())
  return {
    config,
    emulatorUrl: () => new URL(emulatorUrl ?? config().store.origin).origin,
  }
}

export const DEFAULT_KINDS: readonly SecretKind[] = [
  'customer-access-token',
  'address-credential',
  'access-token',
  'refresh-token',
  'id-token',
]
