import { type JsonObject, jsonObject } from '../http/json-object.ts'

/**
 * Whether data that does not say what it is for is what release 0.1 sealed as a session: these
 * keys, and no other. A customer who logged in then stays signed in.
 */
export function isEarlySession(data: JsonObject): boolean {
  const { customerAccessToken, customer } = data
  return (
    hasKeys(data, EARLY_SESSION) &&
    hasKeys(jsonObject(customerAccessToken), EARLY_TOKEN) &&
    hasKeys(jsonObject(customer), EARLY_CUSTOMER)
  )
}

/** The same for a cart: its cookie lives for thirty days. */
export function isEarlyCart(data: JsonObject): boolean {
  return hasKeys(data, EARLY_CART)
}

interface Keys {
  readonly always: readonly string[]
  readonly sometimes?: readonly string[]
}

const EARLY_SESSION: Keys = {
  always: ['version', 'customerAccessToken', 'issuedAt', 'customer'],
  sometimes: ['renewedAt'],
}
const EARLY_TOKEN: Keys = { always: ['accessToken', 'expiresAt'] }
const EARLY_CUSTOMER: Keys = {
  always: ['id', 'firstName', 'lastName'],
  sometimes: ['displayName'],
}
const EARLY_CART: Keys = { always: ['version', 'id', 'customerId'] }

function hasKeys(data: JsonObject | null, { always, sometimes = [] }: Keys): boolean {
  if (data === null) return false
  const keys = Object.keys(data)
  return (
    always.every((key) => keys.includes(key)) &&
    keys.every((key) => always.includes(key) || sometimes.includes(key))
  )
}
