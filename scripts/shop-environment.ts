import { randomBytes } from 'node:crypto'
import { DEFAULT_CLIENT_ID } from '../emulator/lib/index.ts'

/** How customers log in: with a password, on Shopify's page, or as they like. */
export const ACCOUNT_KINDS = ['legacy', 'oauth', 'both'] as const

/** One of the ways in which customers log in. */
export type AccountKind = (typeof ACCOUNT_KINDS)[number]

/**
 * The environment of a storefront that talks to an emulator: the variables that every shop sets,
 * and the address of the emulator's clock, by which the storefront then lives. With `oauth` and
 * `both` also what a shop with customer accounts sets; `address` is the storefront's own.
 */
export function shopEnvironment({
  origin,
  privateAccessToken,
  accounts = 'legacy',
  address,
}: {
  origin: string
  privateAccessToken: string
  /** @default 'legacy' */
  accounts?: AccountKind
  address: string
}): NodeJS.ProcessEnv {
  return {
    ...process.env,
    SHOPIFY_STORE_DOMAIN: origin,
    SHOPIFY_STOREFRONT_PRIVATE_TOKEN: privateAccessToken,
    SESSION_PASSWORD: randomBytes(32).toString('base64'),
    EMULATOR_CLOCK_URL: `${origin}/__emulator/clock`,
    ...(accounts === 'legacy'
      ? {}
      : {
          SHOPIFY_CUSTOMER_ACCOUNT_CLIENT_ID: DEFAULT_CLIENT_ID,
          SESSION_SITE_ORIGIN: address,
          LEGACY_ACCOUNTS: String(accounts === 'both'),
        }),
  }
}

/** Reads `--accounts`; ends the process with a word about it where it is none of the three. */
export function chosenAccounts(value: string): AccountKind {
  const kind = ACCOUNT_KINDS.find((each) => each === value)
  if (kind !== undefined) return kind
  console.error(`--accounts is one of ${ACCOUNT_KINDS.join(', ')}, and not "${value}".`)
  process.exit(1)
}
