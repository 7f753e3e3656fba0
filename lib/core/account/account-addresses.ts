import type { CustomerAddressInput } from '@shopify/hydrogen-react/customer-account-api-types'
import type { CustomerAccountSession } from '../session/session.ts'
import { type AddressEntry, askAddressBook } from './account-address-book.ts'
import { accountMutation } from './account-mutation.ts'
import {
  accountAddressCreate,
  accountAddressDelete,
  accountAddressUpdate,
} from './account-mutations.ts'
import { type AccountOutcome, failed } from './account-outcome.ts'
import { invalidInput, mutationProblem, storeProblem } from './account-problem.ts'
import type { ActionContext } from './action-context.ts'
import { accountAddressNumber, addressNumber } from './address-id.ts'
import type { CustomerMutation } from './customer-mutation.ts'
import type { InputOf, parseAddressChange } from './input.ts'
import { isTerritoryCode, territoryCode } from './territory-code.ts'

/** The lines of an address, as a form has them. */
type Lines = InputOf<typeof parseAddressChange>

/** A customer whose address book is changed. */
export interface BookOwner {
  readonly context: ActionContext
  readonly session: CustomerAccountSession
}

/** Adds an address to the book of a customer of the Customer Account API. */
export async function createAccountAddress(
  owner: BookOwner,
  { lines, isDefault }: { lines: Lines; isDefault: boolean },
): Promise<AccountOutcome> {
  const book = needsNames(lines)
    ? await askAddressBook(owner.context, owner.session)
    : NO_NAMES_NEEDED
  if (book.outcome !== 'known') return failed(storeProblem(book))
  return withInput(owner, { lines, entries: book.entries }, (address) =>
    accountAddressCreate({ address, defaultAddress: isDefault }),
  )
}

const NO_NAMES_NEEDED = { outcome: 'known', entries: [] } as const

/** Codes need no translation. */
function needsNames({ country, province }: Lines): boolean {
  return (country !== undefined && !isTerritoryCode(country)) || (province ?? null) !== null
}

/** Changes an address in the book of a customer of the Customer Account API, by its plain id. */
export function updateAccountAddress(
  owner: BookOwner,
  id: unknown,
  { lines, isDefault }: { lines: Lines; isDefault: boolean },
): Promise<AccountOutcome> {
  return withEntry(owner, id, (addressId, entries) =>
    withInput(owner, { lines, entries }, (address) =>
      accountAddressUpdate({
        addressId,
        ...(Object.keys(address).length > 0 ? { address } : {}),
        ...(isDefault ? { defaultAddress: true } : {}),
      }),
    ),
  )
}

/** Takes an address out of the book of a customer of the Customer Account API. */
export function deleteAccountAddress(owner: BookOwner, id: unknown): Promise<AccountOutcome> {
  return withEntry(owner, id, (addressId) => apply(owner, accountAddressDelete({ addressId })))
}

/** Finds the whole id of an address that a form has named. */
async function withEntry(
  { context, session }: BookOwner,
  id: unknown,
  act: (addressId: string, entries: readonly AddressEntry[]) => Promise<AccountOutcome>,
): Promise<AccountOutcome> {
  const number = addressNumber(id)
  if (number === null) return failed({ code: 'NOT_FOUND' })
  const book = await askAddressBook(context, session)
  if (book.outcome !== 'known') return failed(storeProblem(book))
  const entry = book.entries.find((each) => accountAddressNumber(each.id) === number)
  return entry === undefined ? failed({ code: 'NOT_FOUND' }) : act(entry.id, book.entries)
}

async function withInput(
  owner: BookOwner,
  { lines, entries }: { lines: Lines; entries: readonly AddressEntry[] },
  mutation: (address: CustomerAddressInput) => CustomerMutation,
): Promise<AccountOutcome> {
  const { country, province, phone, ...same } = lines
  const code =
    country === undefined
      ? undefined
      : await territoryCode(country, { store: owner.context, entries })
  if (code === null) return failed(invalidInput([{ field: 'country', code: 'INVALID' }]))
  const address = {
    ...same,
    ...(phone === undefined ? {} : { phoneNumber: phone }),
    ...(code === undefined ? {} : { territoryCode: code }),
    ...(province === undefined ? {} : { zoneCode: zoneCode(province, { entries, country: code }) }),
  }
  return apply(owner, mutation(address))
}

/** A region by the name that it has in the customer's own book; else as it was typed, which may be its code. */
function zoneCode(
  province: string | null,
  { entries, country }: { entries: readonly AddressEntry[]; country: string | undefined },
): string | null {
  const own = entries.find(
    (entry) =>
      entry.province === province && (country === undefined || entry.territoryCode === country),
  )
  return own?.zoneCode ?? province
}

async function apply(
  { context, session }: BookOwner,
  mutation: CustomerMutation,
): Promise<AccountOutcome> {
  const sent = await accountMutation(context, session, mutation)
  return sent.outcome === 'done'
    ? { status: 'changed', session: null }
    : failed(mutationProblem(sent))
}
