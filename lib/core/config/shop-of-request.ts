import type { SealPasswords } from '../session/passwords.ts'
import { lazyConfig, type ResolvedConfig } from './config.ts'
import type { SessionOptions } from './options.ts'

/** A request as far as the choice of a shop may depend on it: server components know no more. */
export interface ShopRequest {
  readonly headers: Headers
}

/**
 * Chooses a shop's options for a request, where one deployment serves several shops. It is asked at
 * every request. The same object is the same shop; `defineSession` makes that so.
 */
export type OptionsOfRequest<Options extends SessionOptions = SessionOptions> = (
  request: ShopRequest,
) => Options

/** The options of the one shop, or of each of several. */
export type ShopOptions<Options extends SessionOptions = SessionOptions> =
  | Options
  | OptionsOfRequest<Options>

/** The shop that a request is for. */
export interface Shop<Options extends SessionOptions = SessionOptions> {
  readonly options: Options
  /** @throws {ConfigurationError} on every call, while something is wrong. */
  readonly config: () => ResolvedConfig
}

/** Tells which shop a request is for. What a process remembers is remembered by shop. */
export function shopOfRequest<Options extends SessionOptions>(
  given: ShopOptions<Options>,
): (headers: Headers) => Shop<Options> {
  if (typeof given !== 'function') {
    const only: Shop<Options> = { options: given, config: lazyConfig(given) }
    return () => only
  }
  const shops = new WeakMap<Options, Shop<Options>>()
  return (headers) => {
    const options = given({ headers })
    const shop = shops.get(options) ?? { options, config: oneOfSeveral(lazyConfig(options)) }
    shops.set(options, shop)
    return shop
  }
}

/** A session of one shop is none at another, even where both have the same password. */
function oneOfSeveral(config: () => ResolvedConfig): () => ResolvedConfig {
  let bound: ResolvedConfig | undefined
  return () => {
    const { passwords, ...rest } = bound ?? config()
    bound ??= { ...rest, passwords: passwordsOfShop(passwords, rest.store.origin) }
    return bound
  }
}

/** What seals the sessions of a shop that shares its deployment with others: `password origin`. */
export function passwordsOfShop(passwords: SealPasswords, storeOrigin: string): SealPasswords {
  return Object.fromEntries(
    Object.entries(passwords).map(([id, password]) => [id, `${password} ${storeOrigin}`]),
  )
}
