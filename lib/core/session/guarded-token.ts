/** A customer access token as the Storefront API hands it out: the secret and when it ends. */
export interface CustomerAccessToken {
  readonly accessToken: string
  /** Shopify's own string, ISO 8601 in UTC. */
  readonly expiresAt: string
}

/** What stands in the place of a secret. */
export const REDACTED = '[redacted]'

/** Node's console, and the consoles that are made of it, ask an object how it is to be shown. */
const INSPECT = Symbol.for('nodejs.util.inspect.custom')

/** The secret of each token. No property leads here, so nothing that walks an object finds it. */
const secrets = new WeakMap<object, string>()

/**
 * A token that can be read by its name and in no other way. The secret is no property of it, own or
 * inherited: no spread, no clone, no serialisation to a client component carries it along, and
 * neither JSON nor a console shows it, whatever the console is told to show. Frozen.
 */
export function guardedToken({ accessToken, expiresAt }: CustomerAccessToken): CustomerAccessToken {
  const token: CustomerAccessToken = Object.create(READ_BY_NAME, {
    expiresAt: { value: expiresAt, enumerable: true },
  })
  secrets.set(token, accessToken)
  return Object.freeze(token)
}

/** What a token shows of itself. */
const SHOWN = {
  toJSON: shown,
  [INSPECT]: shown,
}

function shown(this: CustomerAccessToken) {
  return { accessToken: REDACTED, expiresAt: this.expiresAt }
}

/**
 * What tokens inherit from. It answers to the name, and has nothing to list: a getter here would be
 * found by `util.inspect` with `showHidden` and `getters`, and read.
 */
const READ_BY_NAME = new Proxy(Object.freeze(SHOWN), {
  get: (inherited, name, token) =>
    name === 'accessToken' ? secrets.get(token) : Reflect.get(inherited, name, token),
})
