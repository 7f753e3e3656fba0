import type { SessionOptions } from './options.ts'
import type { OptionsOfRequest, ShopOptions } from './shop-of-request.ts'

/**
 * Types a shop's options, to be written once and handed to each factory, so that middleware,
 * routes and server agree. Where one deployment serves several shops, a function chooses the options
 * by the request; a session of one of them is none at another.
 *
 * @example
 * export const sessionOptions = defineSession({ renewWithinSeconds: 14 * 24 * 60 * 60 })
 *
 * @example
 * // several shops on one deployment
 * export const sessionOptions = defineSession(({ headers }) =>
 *   headers.get('host') === 'shop.example.de' ? GERMANY : PORTUGAL)
 */
export function defineSession(options: ShopOptions): ShopOptions {
  return typeof options === 'function' ? optionsByValue(options) : options
}

/** More than anybody serves from one deployment; past this, options are what the function returns. */
const MOST_SHOPS = 1000

/**
 * Makes options with the same values the same object, as a shop is known by its object: a function
 * may then make them anew at each request. Functions among the values are compared by identity.
 */
function optionsByValue(choose: OptionsOfRequest): OptionsOfRequest {
  const known: SessionOptions[] = []
  return (request) => {
    const chosen = choose(request)
    const same = known.find((options) => options === chosen || isSame(options, chosen))
    if (same === undefined && known.length < MOST_SHOPS) known.push(chosen)
    return same ?? chosen
  }
}

function isSame(one: SessionOptions, other: SessionOptions): boolean {
  const [values, otherValues] = [valuesOf(one), valuesOf(other)]
  const names = Object.keys(values)
  return (
    names.length === Object.keys(otherValues).length &&
    names.every((name) => Object.is(values[name], otherValues[name]))
  )
}

/** A map of passwords, a list of paths and limits are compared by what is in them. */
function valuesOf(options: SessionOptions): Readonly<Record<string, unknown>> {
  const { password, protectedPaths, loginLimits } = options
  return {
    ...options,
    password: typeof password === 'object' ? JSON.stringify(password) : password,
    protectedPaths: JSON.stringify(protectedPaths),
    loginLimits: JSON.stringify(loginLimits),
  }
}
