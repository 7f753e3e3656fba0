import type { AccountActionName } from '../events/account-action-name.ts'
import type { EventPayload } from '../events/session-event.ts'
import type { AccountOutcome, AccountResult } from './account-outcome.ts'
import type { ActionContext } from './action-context.ts'
import { createAddress, deleteAddress, setDefaultAddress, updateAddress } from './addresses.ts'
import { changePassword } from './change-password.ts'
import { changeProfile } from './change-profile.ts'
import { activate, reset } from './follow-link.ts'
import { handOverCart } from './hand-over-cart.ts'
import type { InputFields } from './input.ts'
import { logIn } from './log-in.ts'
import { logOut } from './log-out.ts'
import { multipass } from './multipass.ts'
import { recover } from './recover.ts'
import { register } from './register.ts'

type AccountAction = (context: ActionContext, fields: InputFields) => Promise<AccountOutcome>

const ACTIONS: Readonly<Record<AccountActionName, AccountAction>> = {
  login: logIn,
  logout: logOut,
  register,
  recover,
  reset,
  activate,
  password: changePassword,
  multipass,
  profile: changeProfile,
  'address-create': createAddress,
  'address-update': updateAddress,
  'address-delete': deleteAddress,
  'address-default': setDefaultAddress,
}

/** Runs an action, the same for every door, and tells the shop's listener how it went. */
export async function runAccountAction(
  action: AccountActionName,
  context: ActionContext,
  fields: InputFields,
): Promise<AccountResult> {
  const startedAt = performance.now()
  const outcome = await ACTIONS[action](context, fields)
  const durationMs = Math.round(performance.now() - startedAt)
  context.emit(eventOf(outcome, { action, durationMs }))
  return { outcome, cart: await handOverCart(context, outcome) }
}

function eventOf(
  outcome: AccountOutcome,
  { action, durationMs }: { action: AccountActionName; durationMs: number },
): EventPayload {
  switch (outcome.status) {
    case 'signed-in':
      return { type: 'logged-in', by: action, durationMs }
    case 'signed-out':
      return { type: 'logged-out', revoked: outcome.revoked, durationMs }
    case 'registered':
      return { type: 'registered', durationMs }
    case 'recovery-sent':
      return { type: 'recovery-sent', durationMs }
    case 'changed':
      return { type: 'account-changed', by: action, durationMs }
    case 'failed':
      return { type: 'action-failed', action, code: outcome.problem.code, durationMs }
  }
}
