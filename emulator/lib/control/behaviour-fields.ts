import {
  type EmulatorBehaviour,
  READ_CUSTOMER_TAGS,
  READ_CUSTOMERS,
  WRITE_CUSTOMERS,
} from '../state/behaviour.ts'

/** What a switch can be set to, and the words for it on the emulator's page. */
export type BehaviourField<Value> = {
  readonly label: string
  readonly hint?: string
} & SwitchValues<Value>

type SwitchValues<Value> = [Value] extends [boolean]
  ? { readonly type: 'yes-or-no' }
  : [Value] extends [string]
    ? { readonly type: 'choice'; readonly choices: Readonly<Record<Value, string>> }
    : [Value] extends [number]
      ? { readonly type: 'number'; readonly least: number; readonly most: number }
      : [Value] extends [readonly string[]]
        ? { readonly type: 'names'; readonly usual: readonly string[] }
        : { readonly type: 'numbers'; readonly numbers: Readonly<Record<keyof Value, string>> }

/** A field for each switch. A switch without one does not compile. */
export const BEHAVIOUR_FIELDS: {
  readonly [Name in keyof EmulatorBehaviour]: BehaviourField<EmulatorBehaviour[Name]>
} = {
  renew: {
    label: 'A renewal answers',
    type: 'choice',
    choices: {
      same: 'the same token, with a later end',
      'rotate-grace': 'another token; the old one lives on',
      'rotate-strict': 'another token; the old one is revoked',
      'no-extend': 'the same token, with the same end',
    },
  },
  refusedRenewal: {
    label: 'A refused renewal is',
    type: 'choice',
    choices: {
      'access-denied': 'ACCESS_DENIED at the top level',
      'user-errors': 'an entry in userErrors',
      null: 'a null, without a reason',
    },
  },
  tokenLifetimeSeconds: {
    label: 'A token lives, in seconds',
    hint: '3628800 are 42 days.',
    type: 'number',
    least: 1,
    most: 10 * 365 * 86_400,
  },
  reuseActiveToken: {
    label: 'A login hands a living token out again',
    type: 'yes-or-no',
  },
  expiresAtNow: {
    label: 'expiresAt says the present, though the token lives on',
    type: 'yes-or-no',
  },
  emailChange: {
    label: 'A change of the e-mail address is',
    type: 'choice',
    choices: { denied: 'denied', allowed: 'allowed' },
  },
  strippedAddressIds: {
    label: 'An address id without its credential is',
    type: 'choice',
    choices: { refused: 'refused', accepted: 'accepted' },
  },
  cartIds: {
    label: 'The id of a cart is read',
    type: 'choice',
    choices: { exact: 'as it was handed out', lenient: 'in other spellings, too' },
  },
  buyerInContext: {
    label: 'A customer named in @inContext is',
    type: 'choice',
    choices: { accepted: 'accepted', refused: 'refused' },
  },
  limits: {
    label: 'Tries within ten minutes',
    hint: 'For one buyer’s address.',
    type: 'numbers',
    numbers: { login: 'wrong passwords', 'sign-up': 'sign-ups', recover: 'forgotten passwords' },
  },
  scopes: {
    label: 'The API tokens may',
    type: 'names',
    usual: [
      'unauthenticated_read_product_listings',
      READ_CUSTOMERS,
      READ_CUSTOMER_TAGS,
      WRITE_CUSTOMERS,
    ],
  },
  strict: {
    label: 'Refuse a private token that comes from a browser',
    type: 'yes-or-no',
  },
}

/** A field of any switch. */
export type AnyBehaviourField = (typeof BEHAVIOUR_FIELDS)[keyof EmulatorBehaviour]
