import type { AccountOutcome } from './account-outcome.ts'
import type { ActionContext } from './action-context.ts'
import { customerAccessTokenCreateWithMultipass } from './customer-mutations.ts'
import type { InputFields } from './input.ts'
import { exchange } from './log-in.ts'
import { openCreated } from './open-session.ts'

/**
 * Signs a customer in who has proved elsewhere who they are. Shopify takes a Multipass token once,
 * for fifteen minutes, and creates or enables its customer (Shopify Plus).
 */
export async function multipass(
  context: ActionContext,
  { multipassToken }: InputFields,
): Promise<AccountOutcome> {
  const mutation = customerAccessTokenCreateWithMultipass({
    multipassToken: String(multipassToken ?? ''),
  })
  return openCreated(context, await exchange(context, mutation))
}
