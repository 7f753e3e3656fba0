import type { StorefrontSession } from '../session/session.ts'
import { askCustomer } from '../storefront/ask-storefront.ts'
import {
  createAccountAddress,
  deleteAccountAddress,
  updateAccountAddress,
} from './account-addresses.ts'
import { type AccountOutcome, failed } from './account-outcome.ts'
import { customerProblem, tokenProblem } from './account-problem.ts'
import type { ActionContext } from './action-context.ts'
import { ADDRESS_IDS, addressNumber } from './address-id.ts'
import { type CustomerMutation, customerMutation } from './customer-mutation.ts'
import {
  customerAddressCreate,
  customerAddressDelete,
  customerAddressUpdate,
  customerDefaultAddressUpdate,
} from './customer-mutations.ts'
import {
  type InputFields,
  type InputOf,
  type parseAddressChange,
  parseFlag,
  type parseNewAddress,
} from './input.ts'
import { whenSignedIn } from './signed-in.ts'

/** Adds an address; with `isDefault`, as the one that is used unless another is chosen. */
export function createAddress(
  context: ActionContext,
  address: InputOf<typeof parseNewAddress>,
  fields: InputFields,
): Promise<AccountOutcome> {
  const isDefault = parseFlag(fields['isDefault'])
  return whenSignedIn(context, {
    async storefront(session) {
      const customerAccessToken = session.customerAccessToken.accessToken
      const mutation = customerAddressCreate({ customerAccessToken, address })
      const created = await customerMutation(context, mutation)
      if (created.outcome !== 'done') return failed(await tokenProblem(context, session, created))
      const { addressId } = created.payload
      return addressId !== null && isDefault
        ? apply(context, session, customerDefaultAddressUpdate({ customerAccessToken, addressId }))
        : CHANGED
    },
    customerAccount: (session) =>
      createAccountAddress({ context, session }, { lines: address, isDefault }),
  })
}

/** Changes the address `id`; with `isDefault`, it also becomes the default one. */
export function updateAddress(
  context: ActionContext,
  address: InputOf<typeof parseAddressChange>,
  fields: InputFields,
): Promise<AccountOutcome> {
  const isDefault = parseFlag(fields['isDefault'])
  return whenSignedIn(context, {
    storefront: withAddress(context, fields, async ({ session, customerAccessToken, id }) => {
      const update = customerAddressUpdate({ customerAccessToken, id, address })
      const updated = await apply(context, session, update)
      if (updated.status !== 'changed' || !isDefault) return updated
      const change = customerDefaultAddressUpdate({ customerAccessToken, addressId: id })
      return apply(context, session, change)
    }),
    customerAccount: (session) =>
      updateAccountAddress({ context, session }, fields['id'], { lines: address, isDefault }),
  })
}

/** Takes the address `id` out of the book. */
export function deleteAddress(
  context: ActionContext,
  fields: InputFields,
): Promise<AccountOutcome> {
  return whenSignedIn(context, {
    storefront: withAddress(context, fields, ({ session, customerAccessToken, id }) =>
      apply(context, session, customerAddressDelete({ customerAccessToken, id })),
    ),
    customerAccount: (session) => deleteAccountAddress({ context, session }, fields['id']),
  })
}

/** Makes the address `id` the default one. */
export function setDefaultAddress(
  context: ActionContext,
  fields: InputFields,
): Promise<AccountOutcome> {
  return whenSignedIn(context, {
    storefront: withAddress(context, fields, ({ session, customerAccessToken, id }) =>
      apply(context, session, customerDefaultAddressUpdate({ customerAccessToken, addressId: id })),
    ),
    customerAccount: (session) =>
      updateAccountAddress({ context, session }, fields['id'], { lines: {}, isDefault: true }),
  })
}

const CHANGED: AccountOutcome = { status: 'changed', session: null }

interface KnownAddress {
  readonly session: StorefrontSession
  readonly customerAccessToken: string
  /** The whole id, with a credential of this moment. */
  readonly id: string
}

/** Resolves the plain id that a form sent, which is worth nothing at Shopify. */
function withAddress(
  context: ActionContext,
  fields: InputFields,
  act: (address: KnownAddress) => Promise<AccountOutcome>,
): (session: StorefrontSession) => Promise<AccountOutcome> {
  return async function actOnAddress(session) {
    const number = addressNumber(fields['id'])
    if (number === null) return failed({ code: 'NOT_FOUND' })
    const book = await askCustomer(context, session.customerAccessToken, ADDRESS_IDS)
    if (book.outcome !== 'alive') return failed(customerProblem(book))
    const id = book.customer.find((each) => addressNumber(each.split('?')[0]) === number)
    if (id === undefined) return failed({ code: 'NOT_FOUND' })
    return act({ session, customerAccessToken: session.customerAccessToken.accessToken, id })
  }
}

async function apply(
  context: ActionContext,
  session: StorefrontSession,
  mutation: CustomerMutation,
): Promise<AccountOutcome> {
  const sent = await customerMutation(context, mutation)
  return sent.outcome === 'done' ? CHANGED : failed(await tokenProblem(context, session, sent))
}
