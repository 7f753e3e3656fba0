import type { CustomerAccountTokens, SessionCustomer } from '../session/session.ts'
import type { StoreFailure } from '../session/token-source.ts'
import { INVALID_RESPONSE } from '../storefront/storefront-reply.ts'
import { type AccountAccess, askTokenEndpoint } from './ask-token-endpoint.ts'
import { checkIdToken } from './check-id-token.ts'
import { askAccountCustomer } from './customer-account-api.ts'
import { customerAccountTokens } from './customer-account-tokens.ts'
import { type LoginAddresses, loginAddresses } from './discovery.ts'
import type { ProviderLogin } from './provider-login.ts'
import type { IssuedTokens } from './token-answer.ts'
import { learntEndpoint } from './token-endpoint.ts'

/** What Shopify's page has sent the browser back with, and what was remembered of the log-in. */
export interface ReturnedCode {
  readonly code: string
  readonly codeVerifier: string
  readonly nonce: string
  readonly redirectUri: string
}

/**
 * What came of a code.
 *
 * - `identified`: a customer has logged in.
 * - `used`: the code is worth nothing: used, too old, or of another client.
 * - `untrusted`: the id token is not one of this log-in.
 */
export type CodeExchange =
  | {
      readonly outcome: 'identified'
      readonly customerAccount: CustomerAccountTokens
      readonly idToken: string
      readonly customer: SessionCustomer
      /** What the provider will call this log-in when it is over; null where it tells nobody. */
      readonly login: ProviderLogin | null
    }
  | { readonly outcome: 'used' | 'untrusted' }
  | StoreFailure

/** Exchanges a code for tokens, checks them, and asks whose they are. Never throws. */
export async function exchangeCode(
  access: AccountAccess,
  returned: ReturnedCode,
): Promise<CodeExchange> {
  const discovered = await loginAddresses(access)
  if (discovered.outcome !== 'found') return discovered
  const addresses = discovered.found
  const answer = await askTokenEndpoint(access, addresses.tokenEndpoint, {
    grant_type: 'authorization_code',
    code: returned.code,
    redirect_uri: returned.redirectUri,
    code_verifier: returned.codeVerifier,
  })
  switch (answer.outcome) {
    case 'issued':
      return identify(access, { tokens: answer.tokens, nonce: returned.nonce, addresses })
    case 'ended':
      return { outcome: 'used' }
    default:
      return answer
  }
}

async function identify(
  access: AccountAccess,
  issued: { tokens: IssuedTokens; nonce: string; addresses: LoginAddresses },
): Promise<CodeExchange> {
  const { account, now } = access
  const { tokens, addresses } = issued
  const { refreshToken, idToken } = tokens
  if (refreshToken === null || idToken === null) return INVALID_RESPONSE
  const checked = await checkIdToken(access, issued)
  if (checked.status !== 'valid') return unidentified(checked.status)
  const asked = await askAccountCustomer(access, tokens.accessToken)
  if (asked.outcome !== 'alive') return asked
  const learnt = learntEndpoint(account, addresses.tokenEndpoint)
  const customerAccount = customerAccountTokens(
    { ...tokens, refreshToken },
    { account, now: await now(), tokenEndpoint: learnt },
  )
  const { subject, sid } = checked
  const { issuer, tellsOfLogouts } = addresses
  const login = tellsOfLogouts ? { issuer, subject, sid } : null
  return { outcome: 'identified', customerAccount, idToken, customer: asked.customer, login }
}

function unidentified(checked: 'invalid' | 'unavailable'): CodeExchange {
  return checked === 'invalid'
    ? { outcome: 'untrusted' }
    : { outcome: 'unavailable', reason: 'network' }
}
