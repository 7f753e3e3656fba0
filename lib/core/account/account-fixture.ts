import {
  createStorefrontEmulator,
  DEMO_CUSTOMER,
  type StorefrontEmulator,
} from 'storefront-emulator'
import { resolveConfig } from '../config/config.ts'
import type { AccountActionName } from '../events/account-action-name.ts'
import type { SessionEvent } from '../events/session-event.ts'
import { requestContext } from '../request-context.ts'
import { type Session, type SessionRead, startSession } from '../session/session.ts'
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

/** For tests: starts a store. */
export async function startAccountStore(): Promise<AccountStore> {
  const emulator = createStorefrontEmulator()
  const events: SessionEvent[] = []
  const config = resolveConfig(
    {
      storeDomain: await emulator.listen(),
      publicAccessToken: emulator.publicAccessToken,
      password: PASSWORDS,
      now: emulator.clock.now,
      renewWaitMs: 100,
      renewTimeoutMs: 600,
      onEvent: (event) => events.push(event),
    },
    {},
  )

  function context(read: SessionRead): Promise<ActionContext> {
    const headers = new Headers({ host: 'shop.example' })
    const request = requestContext(config, { headers, cookie: () => undefined })
    return actionContext({ ...request, session: async () => read })
  }

  function open(): Session {
    const customer = emulator.customers.byEmail(DEMO_CUSTOMER.email)
    if (customer === undefined) throw new Error('The demo customer is missing.')
    const { accessToken, expiresAt } = emulator.tokens.issue(customer)
    const token = { accessToken, expiresAt: new Date(expiresAt).toISOString() }
    const { firstName, lastName, number } = customer
    const displayName = `${firstName} ${lastName}`
    const id = `gid://shopify/Customer/${number}`
    return startSession(token, { id, firstName, lastName, displayName }, emulator.clock.now())
  }

  return {
    emulator,
    events,
    async signedIn() {
      const opened = open()
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
