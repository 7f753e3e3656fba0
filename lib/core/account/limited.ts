import type { ResolvedConfig } from '../config/config.ts'
import type { SessionActionName } from '../events/account-action-name.ts'
import {
  type Admission,
  admit,
  type Counter,
  createProcessCounts,
  type ProcessCounts,
} from '../limits/admit.ts'
import { networkOf } from '../limits/network-of.ts'
import type { AttemptLimit } from '../limits/token-bucket.ts'
import { openStore } from '../open-sharing.ts'
import type { StoreFailure } from '../session/token-source.ts'
import type { AskStore } from '../store/ask-store.ts'
import type { ActionContext } from './action-context.ts'
import { accountKey, knownBrowser } from './known-browser.ts'

/** Something that is tried for an account. */
export interface Attempt {
  readonly action: keyof typeof COUNTED_AS
  readonly email: string
}

/** Passwords are counted together, wherever they are tried. */
const COUNTED_AS = {
  login: 'password',
  password: 'password',
  register: 'register',
  recover: 'recover',
} as const satisfies Partial<Record<SessionActionName, string>>

/**
 * Asks Shopify for something that a stranger must not try too often, or says that it is throttled, as
 * Shopify would. What is counted is each wrong password, each sign-up, and each mail that was asked for,
 * whether or not there is such a customer. Fails open on the shared store.
 */
export async function limited<Outcome extends { readonly outcome: string }>(
  context: ActionContext,
  attempt: Attempt,
  ask: () => Promise<Outcome>,
): Promise<Outcome | StoreFailure> {
  const admission = await admitted(context, attempt)
  if (admission.status === 'refused') {
    const { by, retryAfterSeconds } = admission
    context.emit({ type: 'limited', action: attempt.action, by })
    return { outcome: 'throttled', retryAfterSeconds }
  }
  const outcome = await ask()
  if (NOT_COUNTED.has(outcome.outcome)) context.waitUntil(admission.giveBack())
  return outcome
}

/** A password that was right, and what Shopify has not answered. */
const NOT_COUNTED = new Set<string>(['created', 'unavailable', 'throttled', 'misconfigured'])

async function admitted(context: ActionContext, attempt: Attempt): Promise<Admission> {
  const { config, now, emit } = context
  return admit(await countersOf(context, attempt), {
    passwords: config.passwords,
    now,
    shared: storeOf(context),
    process: countsOf(config),
    onUnshared: () => emit({ type: 'limit-unshared', action: attempt.action }),
  })
}

/** What an attempt is counted by. */
async function countersOf(context: ActionContext, attempt: Attempt): Promise<readonly Counter[]> {
  const { limits } = context
  if (limits === null) return []
  const what = COUNTED_AS[attempt.action]
  const byAddress = addressCounters(context.buyerIp(), what, limits.byAddress)
  // A second account with the same e-mail address is refused by Shopify.
  if (attempt.action === 'register') return byAddress
  const account = accountKey(attempt.email)
  const browser = await knownBrowser(context, account)
  // Where a customer has been before, they are not held up by what strangers try.
  return browser === null
    ? [...byAddress, { by: 'account', whose: `${what} ${account}`, ...limits.byAccount }]
    : [{ by: 'browser', whose: `${what} ${browser} ${account}`, ...limits.byAccount }]
}

/** Without a trusted header an address is that of a proxy, and of everybody: it is not counted. */
function addressCounters(
  address: string | null,
  what: string,
  limit: AttemptLimit,
): readonly Counter[] {
  return address === null
    ? []
    : [{ by: 'address', whose: `${what} ${networkOf(address)}`, ...limit }]
}

/** By shop. */
const counts = new WeakMap<ResolvedConfig, ProcessCounts>()

function countsOf(config: ResolvedConfig): ProcessCounts {
  const known = counts.get(config) ?? createProcessCounts()
  counts.set(config, known)
  return known
}

function storeOf({ config, now, emit, waitUntil }: ActionContext): AskStore | null {
  const { sharedStore: store } = config
  if (store === null) return null
  return openStore(config, { store, now, emit, waitUntil })
}
