import { exchangeCode } from '../customer-account/exchange-code.ts'
import { rememberLogin } from '../provider-logout.ts'
import { startAccountSession } from '../session/session.ts'
import { failureWord } from '../session/token-source.ts'
import { type AccountOutcome, failed, failedLogin } from './account-outcome.ts'
import { storeProblem } from './account-problem.ts'
import type { ActionContext } from './action-context.ts'
import { redirectUri } from './hosted-login.ts'
import type { InputFields } from './input.ts'
import { enterSession } from './open-session.ts'

/** Signs a customer in with the code that Shopify's page has sent their browser back with. */
export async function finishLogin(
  context: ActionContext,
  { code, nonce, codeVerifier }: InputFields,
): Promise<AccountOutcome> {
  const { accountAccess } = context
  if (accountAccess === null) return failed({ code: 'NOT_FOUND' })
  const exchanged = await exchangeCode(accountAccess, {
    code: String(code),
    nonce: String(nonce),
    codeVerifier: String(codeVerifier),
    redirectUri: redirectUri(accountAccess),
  })
  switch (exchanged.outcome) {
    case 'identified': {
      const { customerAccount, customer, idToken, login } = exchanged
      const session = startAccountSession(customerAccount, customer, context.now)
      if (login !== null) await rememberLogin(context, login, session)
      return { ...(await enterSession(context, session)), idToken }
    }
    case 'used':
      return failedLogin({ code: 'LOGIN_EXPIRED' }, 'code-refused')
    case 'untrusted':
      return failedLogin({ code: 'LOGIN_FAILED' }, 'id-token')
    default:
      return failedLogin(storeProblem(exchanged), failureWord(exchanged))
  }
}
