import type { LegacyMove } from '../customer-account/legacy-move.ts'
import type { SessionEventListener } from '../events/emit-event.ts'
import type { Telemetry } from '../events/telemetry.ts'
import type { LoginLimits } from '../limits/login-limits.ts'
import type { SessionTexts } from '../messages/texts.ts'
import type { SessionCustomer } from '../session/session.ts'
import type { TokenSourceFactory } from '../session/token-source.ts'
import type { SharedStore } from '../store/shared-store.ts'

/** A customer with a cart. */
export interface Buyer {
  readonly customer: SessionCustomer
  /** Of the request. */
  readonly headers: Headers
}

/** Says for which location of a company a customer buys, or null. */
export type CompanyLocationOf = (buyer: Buyer) => string | null | Promise<string | null>

/**
 * What a shop can set. Every option that has an environment variable wins over it; with the four
 * variables set, no option is needed.
 */
export interface SessionOptions {
  /**
   * The store's `shop.myshopify.com` domain, or an origin. Plain `http` only for loopback.
   * @default process.env.SHOPIFY_STORE_DOMAIN
   */
  readonly storeDomain?: string | undefined
  /**
   * The public Storefront API token.
   * @default process.env.SHOPIFY_STOREFRONT_ACCESS_TOKEN
   */
  readonly publicAccessToken?: string | undefined
  /**
   * The private Storefront API token; used instead of the public one when set, together with the
   * buyer's IP.
   * @default process.env.SHOPIFY_STOREFRONT_PRIVATE_TOKEN
   */
  readonly privateAccessToken?: string | undefined
  /**
   * The Storefront API version.
   * @default process.env.SHOPIFY_STOREFRONT_API_VERSION, else the one that hydrogen-react pins
   */
  readonly apiVersion?: string | undefined
  /**
   * Seals the session: at least 32 characters, or a map of number to password for rotation. The
   * highest number seals, all of them unseal.
   * @default process.env.SESSION_PASSWORD
   */
  readonly password?: string | Readonly<Record<string, string>> | undefined
  /**
   * The cookie's name. `__Host-` is put before it wherever the site is https.
   * @default process.env.SESSION_COOKIE_NAME, else 'storefront_session'
   */
  readonly cookieName?: string | undefined
  /**
   * The one request header from which the buyer's IP is believed, because a proxy of yours sets
   * it; then that proxy's `X-Forwarded-Host` is believed too. Detected on Vercel and Cloudflare.
   * @default process.env.SESSION_CLIENT_IP_HEADER
   */
  readonly clientIpHeader?: string | undefined
  /**
   * The site's own public origin, such as `https://shop.example`; plain `http` only for loopback.
   * Where it is set, it is the only origin that a `POST` may come from. Unset, that is the host that
   * was asked for: `Host`, or the last `X-Forwarded-Host` where `clientIpHeader` is set or detected.
   * @default process.env.SESSION_SITE_ORIGIN
   */
  readonly siteOrigin?: string | undefined
  /**
   * The client id of the Customer Account API. Set: customers log in by OAuth, on Shopify's hosted
   * page. Unset: by e-mail and password.
   * @default process.env.SHOPIFY_CUSTOMER_ACCOUNT_CLIENT_ID
   */
  readonly customerAccountClientId?: string | undefined
  /**
   * The secret of a confidential client; a public one has none.
   * @default process.env.SHOPIFY_CUSTOMER_ACCOUNT_CLIENT_SECRET
   */
  readonly customerAccountClientSecret?: string | undefined
  /**
   * The shop's number: the fixed addresses at shopify.com are used instead of discovery at the
   * store's domain.
   * @default process.env.SHOPIFY_SHOP_ID
   */
  readonly shopId?: string | undefined
  /**
   * The version of the Customer Account API.
   * @default process.env.SHOPIFY_CUSTOMER_ACCOUNT_API_VERSION, else the one that hydrogen-react pins
   */
  readonly customerAccountApiVersion?: string | undefined
  /**
   * Whether customers can also log in by e-mail and password where they can by OAuth, such as while a
   * shop moves. Sessions that exist go on either way.
   * @default false
   */
  readonly legacyAccounts?: boolean
  /**
   * How long a session that was begun by OAuth lasts after its last renewal, in seconds.
   * @default 2592000, thirty days
   */
  readonly sessionMaxAgeSeconds?: number
  /**
   * How sessions of e-mail and password become sessions of customer accounts, where a shop has a way:
   * `multipassGrant()`.
   * @default they stay what they are until they end
   */
  readonly moveLegacySessions?: LegacyMove | undefined
  /**
   * The location of a company that a customer buys for (`gid://shopify/CompanyLocation/…`), which has
   * prices of its own; null where they buy for themselves. Asked whenever a customer who has logged in
   * on Shopify's page uses their cart, so let it be quick: a cookie of yours knows what was chosen.
   * @default nobody buys for a company
   */
  readonly companyLocationId?: CompanyLocationOf | undefined
  /**
   * Where visitors log in.
   * @default '/account/login'
   */
  readonly loginPath?: string
  /**
   * Where visitors sign up.
   * @default '/account/register'
   */
  readonly registerPath?: string
  /**
   * Where visitors ask for a link to set a new password.
   * @default '/account/recover'
   */
  readonly recoverPath?: string
  /**
   * Where the links in mails lead to set a new password: `{resetPath}/{id}/{token}`.
   * @default '/account/reset'
   */
  readonly resetPath?: string
  /**
   * Where the links in mails lead to enable an account: `{activatePath}/{id}/{token}`.
   * @default '/account/activate'
   */
  readonly activatePath?: string
  /**
   * Where customers change their password.
   * @default '/account/password'
   */
  readonly passwordPath?: string
  /**
   * Where customers land after they have logged in, unless a `returnTo` says otherwise.
   * @default '/account'
   */
  readonly accountPath?: string
  /**
   * Where customers land after they have logged out, unless a `returnTo` says otherwise.
   * @default '/'
   */
  readonly afterLogoutPath?: string
  /**
   * Paths from which middleware leads visitors without a session to the login page, before anything
   * is rendered: `'/account'` is that path and all below it; `*` is any one segment, such as a
   * language. The pages to log in, register, recover, reset and activate stay open. A convenience
   * that replaces no `requireSession()`: that is the gate.
   * @default none
   */
  readonly protectedPaths?: readonly string[]
  /**
   * Seconds before `expiresAt` at which renewal begins. Unset, a token is renewed once half of
   * its lifetime has passed.
   */
  readonly renewWithinSeconds?: number
  /**
   * Longest, in milliseconds, that a request waits for a renewal while its token is valid. The
   * renewal goes on without it, and a later request gets the result.
   * @default 500
   */
  readonly renewWaitMs?: number
  /**
   * Milliseconds after which a call to the Storefront API is aborted.
   * @default 5000
   */
  readonly renewTimeoutMs?: number
  /**
   * What problem details say, in one language or in the language of each request.
   * @default English
   */
  readonly texts?: SessionTexts | ((headers: Headers) => SessionTexts)
  /**
   * Told what happens to sessions, for logs and metrics. It delays no response; what it throws is
   * ignored.
   */
  readonly onEvent?: SessionEventListener
  /**
   * Spans and metrics by OpenTelemetry: `sessionTelemetry()` of `./telemetry`.
   * @default nobody watches
   */
  readonly telemetry?: Telemetry | undefined
  /**
   * What `GET /api/session/health` has to be asked with (`Authorization: Bearer …`): at least 32
   * characters.
   * @default process.env.SESSION_HEALTH_TOKEN, else there is no such page
   */
  readonly healthToken?: string | undefined
  /**
   * Where tokens come from.
   * @default the customer access tokens of the Storefront API
   */
  readonly tokenSource?: TokenSourceFactory
  /**
   * Where the instances of the site share their renewals and log-outs: one of `./store`, made once, or
   * four functions of your own.
   * @default the store at process.env.SESSION_STORE_URL, else none: each process goes by itself
   */
  readonly store?: SharedStore | undefined
  /**
   * With a shared store: seconds after which at the latest every instance knows that a session has been
   * ended. So often each process looks a session up, if it is in use.
   * @default 30
   */
  readonly revocationCheckSeconds?: number
  /**
   * How often a password may be tried, an account be made and a mail be asked for, before anybody asks
   * Shopify; `false` for no limit but Shopify's own. Counted in the shared store, and without one by
   * each process.
   * @default ten failures of an account, then one a minute; twenty from an address, then four a minute
   */
  readonly loginLimits?: LoginLimits | false
  /**
   * The present in epoch milliseconds. For tests with a clock that can be moved; asked only when a
   * request carries a session.
   * @default the clock at process.env.EMULATOR_CLOCK_URL, which is for emulators only, else Date.now
   */
  readonly now?: () => number | Promise<number>
}
