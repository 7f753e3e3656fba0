import { isTextOrNull, type JsonObject, jsonObject } from '../http/json-object.ts'
import {
  type Credential,
  isInstant,
  readCustomer,
  readToken,
  readTokens,
  SESSION_VERSION,
  type Session,
} from './session.ts'

/** What every customer's global id begins with. */
export const CUSTOMER_ID = 'gid://shopify/Customer/'

/**
 * A session as it is sealed. The one place where a token is made plain: inside the encryption. The
 * cookie travels with every request, so what can be made up again is left out: the beginning of a
 * customer's id, and a display name that is the two names.
 */
export function encodeSession(session: Session) {
  const { customerAccessToken: _token, customerAccount: _tokens, customer, ...rest } = session
  const { id, displayName, ...names } = customer
  const number = id.startsWith(CUSTOMER_ID) ? id.slice(CUSTOMER_ID.length) : ''
  return {
    ...rest,
    ...encodeCredential(session),
    customer: {
      id: /^\d+$/.test(number) ? number : id,
      ...names,
      ...(displayName === fullName(names) ? {} : { displayName }),
    },
  }
}

function encodeCredential({ customerAccessToken, customerAccount }: Credential) {
  if (customerAccount === undefined) {
    const { accessToken, expiresAt } = customerAccessToken
    return { customerAccessToken: { accessToken, expiresAt } }
  }
  const { accessToken, refreshToken, tokenEndpoint, ...ends } = customerAccount
  const learnt = tokenEndpoint === null ? {} : { tokenEndpoint }
  return { customerAccount: { accessToken, refreshToken, ...ends, ...learnt } }
}

/**
 * Reads what was sealed; null if it is no session that this build can read. A seal only proves who
 * wrote the data. By hand and not by zod, because this runs in the middleware, whose bundle it
 * would double; a test compares the two.
 */
export function decodeSession(value: unknown): Session | null {
  const { version, issuedAt, renewedAt, customer, ...rest } = jsonObject(value) ?? {}
  const credential = decodeCredential(rest)
  const owner = decodeCustomer(customer)
  if (version !== SESSION_VERSION || credential === null || owner === null) return null
  if (!isInstant(issuedAt)) return null
  const session: Session = { version: SESSION_VERSION, ...credential, issuedAt, customer: owner }
  if (renewedAt === undefined) return session
  return isInstant(renewedAt) ? { ...session, renewedAt } : null
}

/** A session is of one kind: with both, it is none. */
function decodeCredential({ customerAccessToken, customerAccount }: JsonObject): Credential | null {
  if (customerAccount === undefined) {
    const token = readToken(customerAccessToken)
    return token === null ? null : { customerAccessToken: token }
  }
  const tokens = customerAccessToken === undefined ? readTokens(customerAccount) : null
  return tokens === null ? null : { customerAccount: tokens }
}

function decodeCustomer(value: unknown) {
  const { id, firstName, lastName, displayName } = jsonObject(value) ?? {}
  if (!isTextOrNull(firstName) || !isTextOrNull(lastName)) return null
  return readCustomer({
    id: typeof id === 'string' && /^\d+$/.test(id) ? CUSTOMER_ID + id : id,
    firstName,
    lastName,
    displayName: displayName === undefined ? fullName({ firstName, lastName }) : displayName,
  })
}

function fullName({
  firstName,
  lastName,
}: {
  readonly firstName: string | null
  readonly lastName: string | null
}): string {
  return [firstName, lastName].filter(Boolean).join(' ')
}
