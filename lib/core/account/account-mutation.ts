import { accountApi } from '../customer-account/account-api.ts'
import { isTextOrNull, type JsonObject, jsonObject } from '../http/json-object.ts'
import { type CustomerAccountSession, readCustomer } from '../session/session.ts'
import type { StoreFailure } from '../session/token-source.ts'
import { askStorefront, type Question } from '../storefront/ask-storefront.ts'
import { INVALID_RESPONSE } from '../storefront/storefront-reply.ts'
import type { ActionContext } from './action-context.ts'
import type { CustomerMutation, CustomerUserError, MutationOutcome } from './customer-mutation.ts'

/**
 * Asks the Customer Account API as the customer of a session. A denial says nothing about the customer:
 * it is of what an app may ask at all. Never throws.
 */
export function askAccount<Outcome>(
  context: ActionContext,
  { customerAccount }: CustomerAccountSession,
  question: Question<Outcome>,
): Promise<Outcome | StoreFailure> {
  const { report } = context
  const api = accountApi(context, customerAccount)
  return askStorefront<Outcome | StoreFailure>(
    { api, report },
    { denied: INVALID_RESPONSE, ...question },
  )
}

/** Sends a mutation to the Customer Account API. Never throws. */
export function accountMutation(
  context: ActionContext,
  session: CustomerAccountSession,
  { field, document, variables }: CustomerMutation,
): Promise<MutationOutcome> {
  return askAccount<MutationOutcome>(context, session, {
    document,
    variables,
    parse: (data) => readOutcome(jsonObject(data[field])),
  })
}

/** Defines a mutation of one field. An argument is declared where its variable is given. */
export function accountMutationOf<Variables extends Readonly<Record<string, unknown>>>(
  field: string,
  types: Readonly<Record<keyof Variables & string, string>>,
  selection = '',
): (variables: Variables) => CustomerMutation {
  return (variables) => {
    const given = Object.entries<string>(types).filter(([name]) => name in variables)
    const declared = given.map(([name, type]) => `$${name}: ${type}`).join(', ')
    const passed = given.map(([name]) => `${name}: $${name}`).join(', ')
    const document = `mutation ${field}${declared && `(${declared})`} {
      ${field}${passed && `(${passed})`} { ${selection} userErrors { code field } }
    }`
    return { field, document, variables }
  }
}

function readOutcome(payload: JsonObject | null): MutationOutcome | null {
  const errors = payload?.['userErrors']
  if (payload === null || !Array.isArray(errors) || !errors.every(isUserError)) return null
  if (errors.length > 0) return { outcome: 'rejected', errors: errors.map(withOurNames) }
  const { id } = jsonObject(payload['customerAddress']) ?? {}
  return {
    outcome: 'done',
    payload: {
      customer: readCustomer(payload['customer']),
      customerAccessToken: null,
      addressId: typeof id === 'string' ? id : null,
    },
  }
}

function isUserError(value: unknown): value is CustomerUserError {
  const { code, field } = jsonObject(value) ?? {}
  const isPath = Array.isArray(field) && field.every((step) => typeof step === 'string')
  return isTextOrNull(code) && (field === null || isPath)
}

/** The fields of a form that have another name at this API. */
const FORM_FIELDS: Readonly<Record<string, string>> = {
  defaultAddress: 'isDefault',
  phoneNumber: 'phone',
  territoryCode: 'country',
  zoneCode: 'province',
}

function withOurNames({ code, field }: CustomerUserError): CustomerUserError {
  const named = (step: string) => (Object.hasOwn(FORM_FIELDS, step) ? FORM_FIELDS[step] : step)
  return { code, field: field?.map((step) => named(step) ?? step) ?? null }
}
