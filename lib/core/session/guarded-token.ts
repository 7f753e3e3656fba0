/** A customer access token as the Storefront API hands it out: the secret and when it ends. */
export interface CustomerAccessToken {
  readonly accessToken: string
  /** Shopify's own string, ISO 8601 in UTC. */
  readonly expiresAt: string
}

/**
 * What a log-in on Shopify's hosted page gives: the Customer Account API's tokens. The id token is
 * not among them: it is of no use before the log-out, and waits for it in a cookie of its own.
 */
export interface CustomerAccountTokens {
  readonly accessToken: string
  /** What the next access token is asked for with; perhaps good for one use. */
  readonly refreshToken: string
  /** When the access token ends, ISO 8601 in UTC: an hour after it was made. */
  readonly expiresAt: string
  /** When the session ends unless it is renewed before: Shopify says of no refresh token how long it lives. */
  readonly sessionEndsAt: string
  /** Where it is renewed, as discovery said at the log-in; null where that follows from the shop. */
  readonly tokenEndpoint: string | null
}

/** What stands in the place of a secret. */
export const REDACTED = '[redacted]'

/** Node's console, and the consoles that are made of it, ask an object how it is to be shown. */
const INSPECT = Symbol.for('nodejs.util.inspect.custom')

/** The secrets of each token. No property leads here, so nothing that walks an object finds them. */
const secrets = new WeakMap<object, Readonly<Record<string, string>>>()

/**
 * A token that can be read by its name and in no other way. The secret is no property of it, own or
 * inherited: no spread, no clone, no serialisation to a client component carries it along, and
 * neither JSON nor a console shows it, whatever the console is told to show. Frozen. One
 * that is guarded stays the same object, so that what is known by its identity stays known.
 */
export function guardedToken(token: CustomerAccessToken): CustomerAccessToken {
  if (secrets.has(token)) return token
  const { accessToken, expiresAt } = token
  return guarded({ accessToken }, { expiresAt })
}

/** The same for the tokens of a customer account. */
export function guardedTokens(tokens: CustomerAccountTokens): CustomerAccountTokens {
  if (secrets.has(tokens)) return tokens
  const { accessToken, refreshToken, expiresAt, sessionEndsAt, tokenEndpoint } = tokens
  return guarded({ accessToken, refreshToken }, { expiresAt, sessionEndsAt, tokenEndpoint })
}

function guarded<Secret extends Readonly<Record<string, string>>, Rest extends object>(
  secret: Secret,
  rest: Rest,
): Readonly<Secret & Rest> {
  const token = Object.assign(Object.create(READ_BY_NAME), rest)
  secrets.set(token, secret)
  return Object.freeze(token)
}

/** What tokens show of themselves. */
const SHOWN = {
  toJSON: shown,
  [INSPECT]: shown,
}

function shown(this: object) {
  const names = Object.keys(secrets.get(this) ?? {})
  return { ...Object.fromEntries(names.map((name) => [name, REDACTED])), ...this }
}

/**
 * What tokens inherit from. It answers to the names, and has nothing to list: a getter here would be
 * found by `util.inspect` with `showHidden` and `getters`, and read.
 */
const READ_BY_NAME = new Proxy(Object.freeze(SHOWN), {
  get(inherited, name, token) {
    const own = secrets.get(token) ?? {}
    return typeof name === 'string' && Object.hasOwn(own, name)
      ? own[name]
      : Reflect.get(inherited, name, token)
  },
})
