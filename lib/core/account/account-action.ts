import type { AccountActionName } from '../events/account-action-name.ts'
import type { EventPayload } from '../events/session-event.ts'
import { safeReturnTo, withQuery } from '../http/return-to.ts'
import { SESSION_PATH } from '../http/session-path.ts'
import { sitePath } from '../http/site-path.ts'
import { accountsOf } from '../session/session.ts'
import { type AccountOutcome, type AccountResult, failed } from './account-outcome.ts'
import type { ActionContext } from './action-context.ts'
import { createAddress, deleteAddress, setDefaultAddress, updateAddress } from './addresses.ts'
import { changePassword } from './change-password.ts'
import { changeProfile } from './change-profile.ts'
import { endOtherSessions } from './end-other-sessions.ts'
import { finishLogin } from './finish-login.ts'
import { activate, reset } from './follow-link.ts'
import { handOverCart } from './hand-over-cart.ts'
import {
  type InputFields,
  type Parsed,
  parseActivation,
  parseAddressChange,
  parseCredentials,
  parseNewAddress,
  parsePasswordChange,
  parseProfile,
  parseRecovery,
  parseRegistration,
  parseReset,
} from './input.ts'

import { logIn } from './log-in.ts'
import { logOut } from './log-out.ts'
import { multipass } from './multipass.ts'
import { recover } from './recover.ts'
import { register } from './register.ts'

type AccountAction = (context: ActionContext, fields: InputFields) => Promise<AccountOutcome>

const ACTIONS: Readonly<Record<AccountActionName, AccountAction>> = {
  login: withInput(parseCredentials, logIn),
  logout: logOut,
  register: withInput(parseRegistration, register),
  recover: withInput(parseRecovery, recover),
  reset: withInput(parseReset, reset),
  activate: withInput(parseActivation, activate),
  password: withInput(parsePasswordChange, changePassword),
  multipass,
  callback: finishLogin,
  profile: withInput(parseProfile, changeProfile),
  'address-create': withInput(parseNewAddress, createAddress),
  'address-update': withInput(parseAddressChange, updateAddress),
  'address-delete': deleteAddress,
  'address-default': setDefaultAddress,
}

/** Validates the fields before an action sees them. */
function withInput<Value>(
  parse: (fields: InputFields) => Parsed<Value>,
  act: (context: ActionContext, value: Value, fields: InputFields) => Promise<AccountOutcome>,
): AccountAction {
  return async function actOnInput(context, fields) {
    const parsed = parse(fields)
    return parsed.status === 'valid'
      ? act(context, parsed.value, fields)
      : failed({ code: 'INVALID_INPUT', errors: parsed.errors })
  }
}

/** Runs an action, the same for every entry point, and emits what it came to. */
export async function runAccountAction(
  action: AccountActionName,
  context: ActionContext,
  fields: InputFields,
): Promise<AccountResult> {
  const startedAt = performance.now()
  const outcome = isClosed(action, context)
    ? failed({ code: 'HOSTED_LOGIN', location: loginLocation(fields) })
    : await ACTIONS[action](context, fields)
  await endOtherSessions(action, context, outcome)
  const durationMs = Math.round(performance.now() - startedAt)
  context.emit(eventOf(outcome, { action, durationMs }))
  return { outcome, cart: await handOverCart(context, outcome) }
}

/** What is there for customers with a password, and for nobody where all log in on Shopify's page. */
const PASSWORD_ACTIONS: ReadonlySet<AccountActionName> = new Set([
  'login',
  'register',
  'recover',
  'reset',
  'activate',
  'password',
])

function isClosed(action: AccountActionName, { config }: ActionContext): boolean {
  return !config.legacyAccounts && PASSWORD_ACTIONS.has(action)
}

function loginLocation({ returnTo }: InputFields): string {
  return sitePath(withQuery(`${SESSION_PATH}/login`, { returnTo: safeReturnTo(returnTo, '') }))
}

function eventOf(
  outcome: AccountOutcome,
  { action, durationMs }: { action: AccountActionName; durationMs: number },
): EventPayload {
  switch (outcome.status) {
    case 'signed-in':
      return { type: 'logged-in', accounts: accountsOf(outcome.session), by: action, durationMs }
    case 'signed-out': {
      const { ended, revoked } = outcome
      return { type: 'logged-out', accounts: ended && accountsOf(ended), revoked, durationMs }
    }
    case 'registered':
      return { type: 'registered', durationMs }
    case 'recovery-sent':
      return { type: 'recovery-sent', durationMs }
    case 'changed':
      return { type: 'account-changed', by: action, durationMs }
    case 'failed': {
      const { problem, loginFailure: cause } = outcome
      if (cause !== undefined) return { type: 'login-failed', cause, durationMs }
      return { type: 'action-failed', action, code: problem.code, durationMs }
    }
  }
}
