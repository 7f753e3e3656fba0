import {
  createStorefrontEmulator,
  DEFAULT_CLIENT_ID,
  DEMO_CUSTOMER,
  type StorefrontEmulator,
} from 'storefront-emulator'
import { resolveConfig } from '../config/config.ts'
import type { SessionOptions } from '../config/options.ts'
import type { AccountActionName } from '../events/account-action-name.ts'
import type { SessionEvent } from '../events/session-event.ts'
import { requestContext } from '../request-context.ts'
import {
  type Session,
  type SessionRead,
  startAccountSession,
  startSession,
} from '../session/session.ts'
import { PASSWORDS } from '../session/session-fixture.ts'
import { runAccountAction } from './account-action.ts'
import type { AccountOutcome } from './account-outcome.ts'
import { type ActionContext, actionContext } from './action-context.ts'
import type { InputFields } from './input.ts'

/** For tests: a store, and requests of its one customer to the actions of their account. */
export interface AccountStore {
  readonly emulator: StorefrontEmulator
  readonly events: readonly SessionEvent[]
  /** A request of the customer who is signed in. */
  signedIn(): Promise<ActionContext & { readonly opened: Session }>
  /** The same, who has logged in on Shopify's page. */
  signedInHosted(): Promise<ActionContext & { readonly opened: Session }>
  /** A request of nobody. */
  nobody(): Promise<ActionContext>
  /** The root fields that the store was asked for since the last call. */
  asked(): readonly string[]
}

/** For tests: an action as every entry point runs it. */
export function accountAction(name: AccountActionName) {
  return async (context: ActionContext, fields: InputFields): Promise<AccountOutcome> =>
    (await runAccountAction(name, context, fields)).outcome
}

/** For tests: a shop whose customers are of both kinds. */
export const BOTH_KINDS: SessionOptions = {
  customerAccountClientId: DEFAULT_CLIENT_ID,
  siteOrigin: 'http://localhost:3000',
  legacyAccounts: true,
  renewTimeoutMs: 5000,
}

/** For tests: a request to another process of the same shop, which has not seen the store hang. */
export function inNewProcess<Context extends ActionContext>(context: Context): Context {
  return { ...context, config: { ...context.config } }
}

/** For tests: starts a store. */
export async function startAccountStore(more: SessionOptions = {}): Promise<AccountStore> {
  const emulator = createStorefrontEmulator()
  const events: SessionEvent[] = []
  const config = resolveConfig(
    {
      storeDomain: await emulator.listen(),
      publicAccessToken: emulator.publicAccessToken,
      password: PASSWORDS,
      now: emulator.clock.now,
      renewWaitMs: 100,
      // Long enough for a machine that is busy, short for the tests of a store that hangs.
      renewTimeoutMs: 2500,
      onEvent: (event) => events.push(event),
      ...more,
    },
    {},
  )

  function context(read: SessionRead): Promise<ActionContext> {
    const headers = new Headers({ host: 'shop.example' })
    const request = requestContext(config, { headers, cookie: () => undefined })
    return actionContext({ ...request, session: async () => read })
  }

  function ada() {
    const customer = emulator.customers.byEmail(DEMO_CUSTOMER.email)
    if (customer === undefined) throw new Error('The demo customer is missing.')
    const { firstName, lastName, number } = customer
    const displayName = `${firstName} ${lastName}`
    const id = `gid://shopify/Customer/${number}`
    return { customer, identity: { id, firstName, lastName, displayName } }
  }

  function open(): Session {
    const { customer, identity } = ada()
    const { accessToken, expiresAt } = emulator.tokens.issue(customer)
    const token = { accessToken, expiresAt: new Date(expiresAt).toISOString() }
    return startSession(token, identity, emulator.clock.now())
  }

  async function openHosted(): Promise<Session> {
    const { customer, identity } = ada()
    const now = emulator.clock.now()
    const { accessToken, refreshToken } = await emulator.customerAccounts.issueTokens(customer)
    const expiresAt = new Date(now + 3_600_000).toISOString()
    const sessionEndsAt = new Date(now + 30 * 86_400_000).toISOString()
    const tokens = { accessToken, refreshToken, expiresAt, sessionEndsAt, tokenEndpoint: null }
    return startAccountSession(tokens, identity, now)
  }

  return {
    emulator,
    events,
    async signedIn() {
      const opened = open()
      return { ...(await context({ status: 'present', session: opened })), opened }
    },
    async signedInHosted() {
      const opened = await openHosted()
      return { ...(await context({ status: 'present', session: opened })), opened }
    },
    nobody: () => context({ status: 'absent', reason: 'missing' }),
    asked() {
      const fields = emulator.journal.entries().flatMap((entry) => entry.fields)
      emulator.journal.clear()
      return fields
    },
  }
}
