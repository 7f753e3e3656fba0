import type { CustomerAccountTokens } from '../session/session.ts'
import type { AccountRenewal } from '../session/session-tokens.ts'
import { type AccountAccess, askTokenEndpoint } from './ask-token-endpoint.ts'
import type { CustomerAccountConfig } from './customer-account-config.ts'
import type { IssuedTokens } from './token-answer.ts'
import { tokenEndpoint } from './token-endpoint.ts'

/**
 * Exchanges a refresh token. Whether the old one is good for another use Shopify does not say, so
 * that of the answer takes its place; an answer without one leaves the old one in force.
 */
export async function refreshTokens(
  access: AccountAccess,
  tokens: CustomerAccountTokens,
): Promise<AccountRenewal> {
  const { account, now } = access
  const endpoint = tokens.tokenEndpoint ?? tokenEndpoint(account)
  const answer = await askTokenEndpoint(access, endpoint, {
    grant_type: 'refresh_token',
    refresh_token: tokens.refreshToken,
  })
  if (answer.outcome !== 'issued') return answer
  const { refreshToken, tokenEndpoint: learnt } = tokens
  const renewed = customerAccountTokens(
    { ...answer.tokens, refreshToken: answer.tokens.refreshToken ?? refreshToken },
    { account, now: await now(), tokenEndpoint: learnt },
  )
  return { outcome: 'renewed', customerAccount: renewed }
}

/** The tokens of a session, from what was issued at `now` (epoch milliseconds). */
export function customerAccountTokens(
  issued: IssuedTokens & { readonly refreshToken: string },
  {
    account,
    now,
    tokenEndpoint,
  }: { account: CustomerAccountConfig; now: number; tokenEndpoint: string | null },
): CustomerAccountTokens {
  const { accessToken, refreshToken, expiresIn } = issued
  return {
    accessToken,
    refreshToken,
    expiresAt: instantAfter(now, expiresIn),
    sessionEndsAt: instantAfter(now, account.sessionMaxAgeSeconds),
    tokenEndpoint,
  }
}

/** Without milliseconds: each character travels with each request. */
function instantAfter(now: number, seconds: number): string {
  return `${new Date(now + seconds * 1000).toISOString().slice(0, 19)}Z`
}
