import { isText, jsonObject } from '../http/json-object.ts'
import { withTimeout } from '../http/with-timeout.ts'
import type { CustomerAccountCredential, StorefrontSession } from '../session/session.ts'
import type { MoveFailure } from '../session/session-tokens.ts'
import { failureWord } from '../session/token-source.ts'
import { askCustomer } from '../storefront/ask-storefront.ts'
import { askTokenEndpoint } from './ask-token-endpoint.ts'
import { askAccountCustomer } from './customer-account-api.ts'
import type { CustomerAccountConfig } from './customer-account-config.ts'
import { customerAccountTokens } from './customer-account-tokens.ts'
import { loginAddresses } from './discovery.ts'
import { type LegacyMove, legacyMove, type MoveTools } from './legacy-move.ts'
import { multipassToken } from './multipass-token.ts'
import { learntEndpoint } from './token-endpoint.ts'

/**
 * Has sessions of e-mail address and password become sessions of customer accounts, each at its next
 * renewal, without its customer noticing: for shops that have Multipass, by Shopify's Multipass grant.
 * Where it does not work, for whatever reason, a session is renewed as before. Not tried against a
 * live shop yet.
 *
 * Source: https://shopify.dev/docs/api/customer-authentication/multipass-grant
 *
 * @param secret gives the shop's Multipass secret, whenever it is needed; without one, nothing is moved
 *
 * @example
 * defineSession({
 *   moveLegacySessions: multipassGrant(() => process.env.MULTIPASS_SECRET),
 * })
 */
export function multipassGrant(secret: () => string | undefined): LegacyMove {
  return legacyMove('multipass', (tools, session) => moveOrKeep({ ...tools, secret }, session))
}

interface MultipassTools extends MoveTools {
  readonly secret: () => string | undefined
}

/** Never rejects, and never takes longer than one call may. */
async function moveOrKeep(
  tools: MultipassTools,
  session: StorefrontSession,
): Promise<CustomerAccountCredential | null> {
  const { access, onFailure } = tools
  const now = await access.now()
  if (isPausing(access.account, now)) return null
  const moving = move(tools, session).catch(() => kept('network'))
  const { moved, cause } = await withTimeout(moving, access.timeoutMs, () => kept('timeout'))
  if (moved !== null || cause === null) return moved
  if (!OF_ONE_CUSTOMER.has(cause)) failedAt.set(access.account, now)
  onFailure(cause)
  return null
}

interface Move {
  readonly moved: CustomerAccountCredential | null
  /** Null where there is none, or where there was nothing to do. */
  readonly cause: MoveFailure | null
}

async function move(
  { access, store, secret }: MultipassTools,
  session: StorefrontSession,
): Promise<Move> {
  const secretNow = secret()
  if (!secretNow) return kept(null)
  const owner = await askCustomer(store, session.customerAccessToken, EMAIL)
  // Whether a token is dead is not decided here.
  if (owner.outcome === 'dead') return kept(null)
  if (owner.outcome !== 'alive') return kept(failureWord(owner))
  const addresses = await loginAddresses(access)
  if (addresses.outcome !== 'found') return kept(failureWord(addresses))
  const { tokenEndpoint } = addresses.found
  const claims = { email: owner.customer, createdAt: await access.now() }
  const answer = await askTokenEndpoint(access, tokenEndpoint, {
    grant_type: MULTIPASS_GRANT,
    assertion: await multipassToken(claims, secretNow),
  })
  if (answer.outcome === 'ended') return kept('refused')
  if (answer.outcome !== 'issued') return kept(failureWord(answer))
  const { tokens } = answer
  const { refreshToken } = tokens
  if (refreshToken === null) return kept('no-refresh-token')
  const found = await askAccountCustomer(access, tokens.accessToken)
  if (found.outcome !== 'alive') return kept(failureWord(found))
  if (found.customer.id !== session.customer.id) return kept('another-customer')
  const { account } = access
  const learnt = learntEndpoint(account, tokenEndpoint)
  const begun = { account, now: await access.now(), tokenEndpoint: learnt }
  const customerAccount = customerAccountTokens({ ...tokens, refreshToken }, begun)
  return { moved: { customerAccount }, cause: null }
}

const MULTIPASS_GRANT = 'urn:shopify:params:oauth:grant-type:multipass'

/** Shopify finds a customer of Multipass by their address, which no session carries. */
const EMAIL = {
  fields: 'email',
  parse(customer: unknown): string | null {
    const { email } = jsonObject(customer) ?? {}
    return isText(email) ? email : null
  },
}

function kept(cause: MoveFailure | null): Move {
  return { moved: null, cause }
}

/** What says nothing about how the next customer would fare. */
const OF_ONE_CUSTOMER: ReadonlySet<MoveFailure> = new Set(['another-customer', 'throttled'])

/** While Shopify does not take part, a session is renewed without the way round, which takes time. */
const PAUSE_MS = 60_000

const failedAt = new WeakMap<CustomerAccountConfig, number>()

function isPausing(account: CustomerAccountConfig, now: number): boolean {
  return Math.abs(now - (failedAt.get(account) ?? Number.NEGATIVE_INFINITY)) < PAUSE_MS
}
