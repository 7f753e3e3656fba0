/** The one client of the emulated store's customer accounts, as Shopify's settings have it. */
export interface CustomerAccountsOptions {
  /** @default DEFAULT_CLIENT_ID */
  readonly clientId?: string
  /** With a secret the client is confidential (HTTP Basic); without, public. @default none */
  readonly clientSecret?: string
  /**
   * The callback addresses, each of which has to match to the letter.
   * @default any path on any port of this machine
   */
  readonly redirectUris?: readonly string[]
  /** The origins that a token request may name; a port is not compared. @default this machine */
  readonly origins?: readonly string[]
  /** The addresses that a log-out may lead to. @default any path on any port of this machine */
  readonly logoutUris?: readonly string[]
  /** The numeric id of the shop, a part of the issuer. @default '60000000001' */
  readonly shopId?: string
}

/** The client, with its defaults filled in. Null is "anywhere on this machine". */
export interface CustomerAccountClient {
  readonly clientId: string
  readonly clientSecret: string | null
  readonly redirectUris: readonly string[] | null
  readonly origins: readonly string[] | null
  readonly logoutUris: readonly string[] | null
  readonly shopId: string
}

/** The id of the client that a shop has without options: a UUID, as Shopify's are. */
export const DEFAULT_CLIENT_ID = '5e0f7c9a-3b1d-4d6a-9c52-70c1e0a6b8d4'

/** Fills in the defaults. */
export function customerAccountClient(
  options: CustomerAccountsOptions = {},
): CustomerAccountClient {
  const { clientId = DEFAULT_CLIENT_ID, clientSecret = null, shopId = '60000000001' } = options
  const { redirectUris = null, origins = null, logoutUris = null } = options
  return { clientId, clientSecret, shopId, redirectUris, origins, logoutUris }
}

/** The issuer, on another host than all of its endpoints: so are Shopify's. */
export function issuerOf({ shopId }: CustomerAccountClient): string {
  return `https://shopify.com/authentication/${shopId}`
}

/** Whether an address is registered: to the letter, or on this machine where none is given. */
export function isRegistered(url: string, registered: readonly string[] | null): boolean {
  if (registered !== null) return registered.includes(url)
  return URL.canParse(url) && isThisMachine(new URL(url))
}

/** Whether a token request may come from an origin. Shopify's list of origins knows no ports. */
export function isOriginOf({ origins }: CustomerAccountClient, origin: string): boolean {
  if (!URL.canParse(origin)) return false
  const named = new URL(origin)
  if (origins === null) return isThisMachine(named)
  return origins.some(
    (each) => URL.canParse(each) && withoutPort(new URL(each)) === withoutPort(named),
  )
}

function withoutPort({ protocol, hostname }: URL): string {
  return `${protocol}//${hostname}`
}

/** The last name is Shopify's own for this machine: it resolves to 127.0.0.1. */
function isThisMachine({ protocol, hostname }: URL): boolean {
  return (
    /^https?:$/.test(protocol) &&
    /^(127\.\d+\.\d+\.\d+|localhost|[\w-]+\.localhost|\[::1\]|local\.tryhydrogen\.dev)$/.test(
      hostname,
    )
  )
}
