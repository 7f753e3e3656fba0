import {
  calculatePKCECodeChallenge,
  generateRandomCodeVerifier,
  generateRandomNonce,
} from 'oauth4webapi'
import type { StoreFailure } from '../session/token-source.ts'
import type { AccountAccess } from './ask-token-endpoint.ts'
import { loginAddresses } from './discovery.ts'

/** What a shop can say of a log-in. */
export interface LoginWishes {
  /** The language of Shopify's page, such as `pt-BR`. */
  readonly locale?: unknown
  /** The e-mail address that stands in its field. */
  readonly loginHint?: unknown
}

/** A log-in that the browser is to be sent to, and what has to be remembered of it. */
export interface Authorization {
  readonly url: string
  readonly nonce: string
  readonly codeVerifier: string
}

const SCOPE = 'openid email customer-account-api:full'

/** Asks where customers log in, and makes the address: with PKCE, also for confidential clients. */
export async function authorizationUrl(
  access: AccountAccess,
  {
    state,
    redirectUri,
    wishes,
  }: { readonly state: string; readonly redirectUri: string; readonly wishes: LoginWishes },
): Promise<({ readonly outcome: 'made' } & Authorization) | StoreFailure> {
  const addresses = await loginAddresses(access)
  if (addresses.outcome !== 'found') return addresses
  const [nonce, codeVerifier] = [generateRandomNonce(), generateRandomCodeVerifier()]
  const url = new URL(addresses.found.authorizationEndpoint)
  const parameters = {
    client_id: access.account.clientId,
    response_type: 'code',
    redirect_uri: redirectUri,
    scope: SCOPE,
    state,
    nonce,
    code_challenge: await calculatePKCECodeChallenge(codeVerifier),
    code_challenge_method: 'S256',
    ...readWishes(wishes),
  }
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value)
  return { outcome: 'made', url: url.href, nonce, codeVerifier }
}

/** What is not what it should be is left out: it comes from a link that anybody can write. */
function readWishes({ locale, loginHint }: LoginWishes): Readonly<Record<string, string>> {
  const isLocale = typeof locale === 'string' && /^[a-z]{2,3}([-_][a-z\d]{2,8})*$/i.test(locale)
  const isHint = typeof loginHint === 'string' && /^[^\s@]+@[^\s@]+$/.test(loginHint)
  return {
    ...(isLocale ? { locale: locale.replaceAll('_', '-') } : {}),
    ...(isHint && loginHint.length <= 254 ? { login_hint: loginHint } : {}),
  }
}
