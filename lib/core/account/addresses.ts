import type { Session } from '../session/session.ts'
import { type AccountOutcome, failed } from './account-outcome.ts'
import { invalidInput, storeProblem, tokenProblem } from './account-problem.ts'
import type { ActionContext } from './action-context.ts'
import { addressNumber, findAddressId } from './address-id.ts'
import {
  customerAddressCreate,
  customerAddressDelete,
  customerAddressUpdate,
  customerDefaultAddressUpdate,
} from './address-mutations.ts'
import { type CustomerMutation, customerMutation } from './customer-mutation.ts'
import { type InputFields, parseAddress, parseFlag } from './input.ts'
import { whenSignedIn } from './signed-in.ts'

/** Adds an address; with `isDefault`, as the one that is used unless another is chosen. */
export async function createAddress(
  context: ActionContext,
  fields: InputFields,
): Promise<AccountOutcome> {
  const parsed = parseAddress(fields)
  if (parsed.status === 'invalid') return failed(invalidInput(parsed.errors))
  return whenSignedIn(context, async (session) => {
    const { accessToken } = session.customerAccessToken
    const created = await send(context, customerAddressCreate(accessToken, parsed.value))
    if (created.outcome !== 'done') return failed(await tokenProblem(context, session, created))
    const id = created.payload.addressId
    return id !== null && parseFlag(fields['isDefault'])
      ? apply(context, session, customerDefaultAddressUpdate(accessToken, id))
      : CHANGED
  })
}

/** Changes the address `id`; with `isDefault`, it also becomes the default one. */
export async function updateAddress(
  context: ActionContext,
  fields: InputFields,
): Promise<AccountOutcome> {
  const parsed = parseAddress(fields)
  if (parsed.status === 'invalid') return failed(invalidInput(parsed.errors))
  return withAddress(context, fields, async ({ session, accessToken, id }) => {
    const update = customerAddressUpdate(accessToken, id, parsed.value)
    const updated = await apply(context, session, update)
    return updated.status === 'changed' && parseFlag(fields['isDefault'])
      ? apply(context, session, customerDefaultAddressUpdate(accessToken, id))
      : updated
  })
}

/** Takes the address `id` out of the book. */
export function deleteAddress(
  context: ActionContext,
  fields: InputFields,
): Promise<AccountOutcome> {
  return withAddress(context, fields, ({ session, accessToken, id }) =>
    apply(context, session, customerAddressDelete(accessToken, id)),
  )
}

/** Makes the address `id` the default one. */
export function setDefaultAddress(
  context: ActionContext,
  fields: InputFields,
): Promise<AccountOutcome> {
  return withAddress(context, fields, ({ session, accessToken, id }) =>
    apply(context, session, customerDefaultAddressUpdate(accessToken, id)),
  )
}

const CHANGED: AccountOutcome = { status: 'changed', session: null }

interface KnownAddress {
  readonly session: Session
  readonly accessToken: string
  /** The whole id, with a credential of this moment. */
  readonly id: string
}

/** Resolves the plain id that a form sent, which is worth nothing at Shopify. */
function withAddress(
  context: ActionContext,
  fields: InputFields,
  act: (address: KnownAddress) => Promise<AccountOutcome>,
): Promise<AccountOutcome> {
  return whenSignedIn(context, async (session) => {
    const number = addressNumber(fields['id'])
    if (number === null) return failed({ code: 'NOT_FOUND' })
    const { accessToken } = session.customerAccessToken
    const found = await findAddressId(context, { accessToken, number })
    switch (found.outcome) {
      case 'found':
        return act({ session, accessToken, id: found.id })
      case 'unknown':
        return failed({ code: 'NOT_FOUND' })
      case 'dead':
        return failed({ code: 'SIGNED_OUT' })
      default:
        return failed(storeProblem(found))
    }
  })
}

function send(context: ActionContext, mutation: CustomerMutation) {
  return customerMutation(context, mutation)
}

async function apply(
  context: ActionContext,
  session: Session,
  mutation: CustomerMutation,
): Promise<AccountOutcome> {
  const sent = await send(context, mutation)
  return sent.outcome === 'done' ? CHANGED : failed(await tokenProblem(context, session, sent))
}
