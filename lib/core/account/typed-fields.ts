import type { InputFields } from './input.ts'

/**
 * What was typed into a form, for the form to keep it after a failure: never a password or a link's
 * token.
 */
export type TypedFields = Readonly<Record<string, string>>

/** What may go back to the browser. A new field has to be considered here. */
const RETURNED_FIELDS = [
  'email',
  'firstName',
  'lastName',
  'phone',
  'acceptsMarketing',
  'company',
  'address1',
  'address2',
  'zip',
  'city',
  'province',
  'country',
  'isDefault',
] as const

const LONGEST_RETURNED = 255

/** Picks what may go back to the form out of the fields that it has sent. */
export function typedFields(fields: InputFields): TypedFields {
  const typed = RETURNED_FIELDS.flatMap((name) => {
    const value = checkedOrTyped(fields[name])
    return typeof value === 'string' ? [[name, value.slice(0, LONGEST_RETURNED)]] : []
  })
  return Object.fromEntries(typed)
}

/** A box that is checked comes as a list where a hidden `false` of its name stands before it. */
function checkedOrTyped(value: unknown): unknown {
  return String(value) === 'false,on' ? 'on' : value
}
