/** A customer access token as the Storefront API hands it out: the secret and when it ends. */
export interface CustomerAccessToken {
  readonly accessToken: string
  /** Shopify's own string, ISO 8601 in UTC. */
  readonly expiresAt: string
}

/** What stands in the place of a secret. */
export const REDACTED = '[redacted]'

/** Node's console, and the consoles that are made of it, ask an object how it wants to look. */
const INSPECT = Symbol.for('nodejs.util.inspect.custom')

/**
 * A token that can be read by its name and in no other way: it is not enumerable, so no spread, no
 * clone, no serialisation to a client component carries it along, and neither JSON nor a console
 * shows it.
 */
export function guardedToken({ accessToken, expiresAt }: CustomerAccessToken): CustomerAccessToken {
  const shown = () => ({ accessToken: REDACTED, expiresAt })
  return Object.defineProperties(
    { accessToken, expiresAt },
    {
      accessToken: { enumerable: false, writable: false },
      toJSON: { value: shown },
      [INSPECT]: { value: shown },
    },
  )
}
