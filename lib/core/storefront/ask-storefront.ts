import type { JsonObject } from '../http/json-object.ts'
import { type CustomerAccessToken, readCustomer, type SessionCustomer } from '../session/session.ts'
import type { ProbeOutcome, StoreFailure } from '../session/token-source.ts'
import type { Report } from './store-config.ts'
import type { StoreAccess, StorefrontOperation } from './storefront-api.ts'
import { type GraphqlError, INVALID_RESPONSE, isAccessDenied } from './storefront-reply.ts'

/** An operation of the server's own, and what its answers mean. */
export interface Question<Outcome> extends StorefrontOperation {
  /** Reads the data of an answer without errors; null for what it cannot be. */
  readonly parse: (data: JsonObject) => Outcome | null
  /** What it means that access is denied. @default our API token lacks a scope */
  readonly denied?: Outcome | undefined
  /** What it means that a thing is not found. @default the answer is invalid */
  readonly notFound?: Outcome | undefined
}

/**
 * Asks the Storefront API, and reads the answer. Everything that says nothing about the customer is
 * a `StoreFailure`; an API token that may not ask is reported to the operator. Never throws.
 */
export async function askStorefront<Outcome>(
  { api, report }: StoreAccess,
  { parse, denied, notFound, ...operation }: Question<Outcome>,
): Promise<Outcome | StoreFailure> {
  const reply = await api(operation)
  if (reply.outcome !== 'answered') return reply
  const { data, errors } = reply
  if (errors.some(isAccessDenied)) return denied ?? lacksScope(report)
  if (errors.some(isNotFound)) return notFound ?? INVALID_RESPONSE
  return (errors.length === 0 ? parse(data) : null) ?? INVALID_RESPONSE
}

/** Our API token may not do this; the operator hears of it. */
export function lacksScope(report: Report): StoreFailure {
  report('scope')
  return { outcome: 'misconfigured', problem: 'scope' }
}

function isNotFound({ extensions }: GraphqlError): boolean {
  return extensions?.code === 'NOT_FOUND'
}

/** What is asked of a customer: fields of `Customer`, and how they are read. */
export interface CustomerQuestion<Customer> {
  readonly fields: string
  readonly parse: (customer: unknown) => Customer | null
  readonly largestAnswer?: number
}

/** What a session carries of a customer. */
export const SESSION_CUSTOMER: CustomerQuestion<SessionCustomer> = {
  fields: 'id firstName lastName displayName',
  parse: readCustomer,
}

/**
 * Asks for the customer whom a token belongs to. The only safe question whether a token is dead:
 * Shopify then answers `customer: null` without an error, and a denial means that our API token
 * lacks a scope.
 */
export function askCustomer<Customer>(
  store: StoreAccess,
  { accessToken }: CustomerAccessToken,
  { fields, parse, ...limits }: CustomerQuestion<Customer>,
): Promise<ProbeOutcome<Customer>> {
  return askStorefront<ProbeOutcome<Customer>>(store, {
    ...limits,
    document: `query customer($customerAccessToken: String!) {
      customer(customerAccessToken: $customerAccessToken) { ${fields} }
    }`,
    variables: { customerAccessToken: accessToken },
    parse({ customer: answer }) {
      if (answer === null) return { outcome: 'dead' }
      const customer = parse(answer)
      return customer === null ? null : { outcome: 'alive', customer }
    },
  })
}
