export const WRITE_CUSTOMERS = 'unauthenticated_write_customers'
export const READ_CUSTOMERS = 'unauthenticated_read_customers'
export const READ_CUSTOMER_TAGS = 'unauthenticated_read_customer_tags'

/** The values of a behaviour, the one that it has at first, and its words on the emulator's page. */
export type BehaviourField = { readonly label: string; readonly hint?: string } & (
  | { readonly type: 'yes-or-no'; readonly normal: boolean }
  | { readonly type: 'choice'; readonly choices: Words; readonly normal: string }
  | { readonly type: 'number'; readonly least: number; readonly most: number; normal: number }
  | { readonly type: 'names'; readonly normal: readonly string[] }
  | { readonly type: 'numbers'; readonly numbers: Words; readonly normal: object }
)

type Words = Readonly<Record<string, string>>

/**
 * The behaviours. At first they are the most likely answers of a real store: recorded from one on
 * API 2026-04, or documented.
 */
export const BEHAVIOUR_FIELDS = {
  /** What a renewal answers, which no public source proves. @default 'same' */
  renew: {
    label: 'A renewal answers',
    type: 'choice',
    choices: {
      same: 'the same token, with a later end',
      'rotate-grace': 'another token; the old one stays valid',
      'rotate-strict': 'another token; the old one is revoked',
      'no-extend': 'the same token, with the same end',
    },
    normal: 'same',
  },
  /** @default 'access-denied' */
  refusedRenewal: {
    label: 'A refused renewal is',
    type: 'choice',
    choices: {
      'access-denied': 'ACCESS_DENIED at the top level',
      'user-errors': 'an entry in userErrors',
      null: 'a null, without a reason',
    },
    normal: 'access-denied',
  },
  /** Seconds for which a token is valid after it was created or renewed. @default 3628800 (42 days) */
  tokenLifetimeSeconds: {
    label: 'A token is valid for, in seconds',
    hint: '3628800 are 42 days.',
    type: 'number',
    least: 1,
    most: 10 * 365 * 86_400,
    normal: 42 * 86_400,
  },
  /** A login returns the customer's newest valid token again, if there is one. @default false */
  reuseActiveToken: {
    label: 'A login returns a valid token again',
    type: 'yes-or-no',
    normal: false,
  },
  /**
   * `expiresAt` is the present time, although the token stays valid: reported once, and never
   * explained (Shopify/mobile-buy-sdk-android#772). @default false
   */
  expiresAtNow: {
    label: 'expiresAt is the present, although the token stays valid',
    type: 'yes-or-no',
    normal: false,
  },
  /** Whether customers may change their e-mail address. @default 'denied' */
  emailChange: {
    label: 'A change of the e-mail address is',
    type: 'choice',
    choices: { denied: 'denied', allowed: 'allowed' },
    normal: 'denied',
  },
  /** How an address id without its credential is answered. @default 'refused' */
  strippedAddressIds: {
    label: 'An address id without its credential is',
    type: 'choice',
    choices: { refused: 'refused', accepted: 'accepted' },
    normal: 'refused',
  },
  /**
   * Which spellings of a cart's id are accepted: only the one that was issued; or also others that a
   * URL parser reads as the same (percent signs, more parameters, white space), as it is not known
   * what a real store does. Answers always have the first. @default 'exact'
   */
  cartIds: {
    label: 'The id of a cart is accepted',
    type: 'choice',
    choices: { exact: 'as it was issued', lenient: 'in other spellings, too' },
    normal: 'exact',
  },
  /**
   * How an operation is answered whose `@inContext` names a buyer by a customer access token of the
   * Storefront API: not known of a real store; its schema means the token of the Customer Account
   * API. @default 'accepted'
   */
  buyerInContext: {
    label: 'A customer named in @inContext is',
    type: 'choice',
    choices: { accepted: 'accepted', refused: 'refused' },
    normal: 'accepted',
  },
  /** What becomes of a refresh token that was used; documented nowhere. @default 'single-use' */
  refreshTokens: {
    label: 'A refresh token is good',
    type: 'choice',
    choices: {
      'single-use': 'once',
      'single-use-with-grace': 'once, and for a grace after that',
      stable: 'as often as it is used',
    },
    normal: 'single-use',
  },
  /** @default 30 */
  refreshGraceSeconds: {
    label: 'The grace of a used refresh token, in seconds',
    type: 'number',
    least: 1,
    most: 86_400,
    normal: 30,
  },
  /** What a used refresh token does that is sent again. @default 'revokes-grant' */
  refreshTokenReuse: {
    label: 'A used refresh token that is sent again',
    type: 'choice',
    choices: { 'revokes-grant': 'ends the whole grant', fails: 'is refused' },
    normal: 'revokes-grant',
  },
  /** Documented nowhere. @default 7776000 (90 days) */
  refreshTokenLifetimeSeconds: {
    label: 'A refresh token is valid for, in seconds',
    hint: '7776000 are 90 days.',
    type: 'number',
    least: 1,
    most: 10 * 365 * 86_400,
    normal: 90 * 86_400,
  },
  /** Whether the token endpoint says `token_type`: the documentation has none. @default false */
  tokenType: { label: 'The token endpoint says token_type', type: 'yes-or-no', normal: false },
  /** Whether a refresh is answered with an id token: the documentation has none. @default false */
  idTokenOnRefresh: { label: 'A refresh also gives an id token', type: 'yes-or-no', normal: false },
  /**
   * `prompt=none` of a browser that is logged in: it is documented to work, and was reported not to
   * (Shopify/hydrogen#2286). @default 'works'
   */
  promptNone: {
    label: 'prompt=none of a browser that is logged in',
    type: 'choice',
    choices: { works: 'works', login_required: 'is login_required' },
    normal: 'works',
  },
  /**
   * The grant that turns a Multipass token into a customer's tokens: for stores on Shopify Plus that
   * have Multipass. Whether it comes with a refresh token is not certain. @default 'off'
   */
  multipassGrant: {
    label: 'The Multipass grant',
    type: 'choice',
    choices: {
      off: 'is not there',
      'all-tokens': 'gives all tokens',
      'access-token-only': 'gives an access token only',
    },
    normal: 'off',
  },
  /** How many wrong passwords, sign-ups and forgotten passwords a buyer may have in ten minutes. */
  limits: {
    label: 'Tries within ten minutes',
    hint: 'For one buyer’s address.',
    type: 'numbers',
    numbers: { login: 'wrong passwords', 'sign-up': 'sign-ups', recover: 'forgotten passwords' },
    normal: { login: 20, 'sign-up': 20, recover: 20 },
  },
  /** The scopes of both API tokens. */
  scopes: {
    label: 'The API tokens may',
    type: 'names',
    normal: [
      'unauthenticated_read_product_listings',
      READ_CUSTOMERS,
      READ_CUSTOMER_TAGS,
      WRITE_CUSTOMERS,
    ],
  },
  /** A private API token that a browser sends is refused, with a message on stderr. @default true */
  strict: {
    label: 'Refuse a private token that comes from a browser',
    type: 'yes-or-no',
    normal: true,
  },
} as const satisfies Readonly<Record<string, BehaviourField>>

/** What can be changed about the emulator's answers while it runs. Each property is a behaviour. */
export interface EmulatorBehaviour extends Values<typeof BEHAVIOUR_FIELDS> {}

type Values<Fields> = { -readonly [Name in keyof Fields]: ValueOf<Fields[Name]> }

type ValueOf<Field> = Field extends { readonly choices: infer Choices }
  ? keyof Choices
  : Field extends { readonly numbers: infer Numbers }
    ? { readonly [Name in keyof Numbers]: number }
    : Field extends { readonly type: 'names' }
      ? readonly string[]
      : Field extends { readonly type: 'number' }
        ? number
        : boolean

/** What a renewal answers. */
export type RenewMode = EmulatorBehaviour['renew']

/** How a refused renewal is answered: top-level ACCESS_DENIED, `userErrors`, or null without an error. */
export type RefusedRenewal = EmulatorBehaviour['refusedRenewal']

/** The behaviour that an emulator has at first. */
export function defaultBehaviour(): EmulatorBehaviour {
  const values = Object.entries(BEHAVIOUR_FIELDS).map(([name, { normal }]) => [name, normal])
  return Object.fromEntries(values)
}
