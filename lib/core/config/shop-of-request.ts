import type { SealPasswords } from '../session/passwords.ts'
import { environment, type ResolvedConfig, resolveConfig } from './config.ts'
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
  /**
   * Options and environment, resolved at the first request. Nothing is read when a module is imported, so
   * a build needs no secrets.
   *
   * @throws {ConfigurationError} on every call, while something is wrong.
   */
  readonly config: () => ResolvedConfig
}

/** Tells which shop a request is for. What a process remembers is remembered by shop. */
export function shopOfRequest<Options extends SessionOptions>(
  given: ShopOptions<Options>,
): (headers: Headers) => Shop<Options> {
  if (typeof given !== 'function') {
    const only = onlyShop(given)
    return () => only
  }
  const shops = new WeakMap<Options, Shop<Options>>()
  return (headers) => {
    const options = given({ headers })
    const shop = shops.get(options) ?? oneOfSeveral(options)
    shops.set(options, shop)
    return shop
  }
}

function onlyShop<Options extends SessionOptions>(options: Options): Shop<Options> {
  let resolved: ResolvedConfig | undefined
  return {
    options,
    config() {
      resolved ??= resolveConfig(options, environment())
      return resolved
    },
  }
}

/** A session of one shop is none at another, even where both have the same password. */
function oneOfSeveral<Options extends SessionOptions>(options: Options): Shop<Options> {
  let bound: ResolvedConfig | undefined
  return {
    options,
    config() {
      bound ??= boundToShop(resolveConfig(options, environment()))
      return bound
    },
  }
}

function boundToShop({ passwords, ...rest }: ResolvedConfig): ResolvedConfig {
  return { ...rest, passwords: passwordsOfShop(passwords, rest.store.origin) }
}

/** What seals the sessions of a shop that shares its deployment with others: `password origin`. */
export function passwordsOfShop(passwords: SealPasswords, storeOrigin: string): SealPasswords {
  return Object.fromEntries(
    Object.entries(passwords).map(([id, password]) => [id, `${password} ${storeOrigin}`]),
  )
}
