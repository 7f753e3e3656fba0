import type { IncomingMessage, ServerResponse } from 'node:http'
import type Provider from 'oidc-provider'
import type { CustomerRecord } from '../customers/customers.ts'
import { isRegistered } from './client.ts'
import { createProvider } from './create-provider.ts'
import type { CustomerAccountParts } from './customer-account-parts.ts'
import { issueTokens } from './issue-tokens.ts'
import { registerMultipassGrant } from './multipass-grant.ts'
import { secondsAhead } from './provider-adapter.ts'
import { createSigningKeys, type SigningKeys } from './signing-keys.ts'
import { claimsOf, sessionId, signedJwt } from './token-strings.ts'

/** A log-in that waits for somebody at the hosted page. */
export interface PendingLogin {
  readonly uid: string
  readonly params: Readonly<Record<string, unknown>>
}

/** The part of an OAuth server that no shop sees differently: oidc-provider's. */
export interface AuthorizationServer
  extends Awaited<ReturnType<typeof createAuthorizationServer>> {}

/** Loads oidc-provider, and makes the keys: only where somebody logs in by OAuth. */
export async function createAuthorizationServer(parts: CustomerAccountParts) {
  const keys = await createSigningKeys()
  const provider = await createProvider(parts, keys)
  registerMultipassGrant(provider, parts, keys)
  const answer = provider.callback()
  return {
    /** Answers `/oauth/authorize`, `/oauth/token` and `/.well-known/jwks.json`. */
    handle: (request: IncomingMessage, response: ServerResponse): Promise<void> =>
      answer(request, response),
    /** The log-in that a browser has begun; null if it has none, or begun too long ago. */
    pendingLogin: (
      request: IncomingMessage,
      response: ServerResponse,
    ): Promise<PendingLogin | null> =>
      provider.interactionDetails(request, response).catch(() => null),
    /** Logs a customer in at the hosted page, and sends the browser on. */
    async finishLogin(
      request: IncomingMessage,
      response: ServerResponse,
      customer: CustomerRecord,
    ) {
      const accountId = `${customer.number}`
      const login = { login: { accountId } }
      const location = await provider.interactionResult(request, response, login)
      await changeCustomer(provider, { request, response, accountId })
      response.writeHead(303, { Location: location, 'Cache-Control': 'no-store' }).end()
    },
    /** Tokens for a customer who has not logged in. */
    issueTokens: (customer: CustomerRecord) => issueTokens(provider, keys, { ...parts, customer }),
    /** An id token of the provider's, signed anew: by the emulator's clock, for an access token. */
    asShopifySigns: (idToken: string, accessToken: string) =>
      asShopifySigns({ idToken, accessToken }, keys, parts),
    endSession: (request: IncomingMessage, response: ServerResponse, hint: string) =>
      endSession(provider, { request, response, hint, parts }),
    isLogoutUri: (uri: string) => isRegistered(uri, parts.client.logoutUris),
  }
}

/**
 * What the hosted page remembers of a browser becomes another customer's. oidc-provider would ask for
 * a log-out first, by a form that a script has to send.
 */
async function changeCustomer(
  provider: Provider,
  {
    request,
    response,
    accountId,
  }: { request: IncomingMessage; response: ServerResponse; accountId: string },
): Promise<void> {
  const session = await provider.Session.get(provider.createContext(request, response))
  if (session.accountId === undefined || session.accountId === accountId) return
  session.accountId = accountId
  session.authorizations = {}
  await session.persist()
}

function asShopifySigns(
  { idToken, accessToken }: { readonly idToken: string; readonly accessToken: string },
  { idTokens }: SigningKeys,
  parts: CustomerAccountParts,
): string {
  const ahead = secondsAhead(parts)
  const claims = Object.entries(claimsOf(idToken)).map(([name, value]) => [
    name,
    /^(iat|exp|auth_time)$/.test(name) ? Number(value) + ahead : value,
  ])
  const { sid } = claimsOf(accessToken)
  return parts.secrets.keep('id-token', signedJwt({ ...Object.fromEntries(claims), sid }, idTokens))
}

type Ending =
  | { readonly status: 'unknown-hint' }
  /** The client to whom the id token was given may send the browser on. */
  | { readonly status: 'ended' }

/** Ends the grant that an id token came of, and what the hosted page remembers of this browser. */
async function endSession(
  provider: Provider,
  {
    request,
    response,
    hint,
    parts,
  }: {
    request: IncomingMessage
    response: ServerResponse
    hint: string
    parts: CustomerAccountParts
  },
): Promise<Ending> {
  const client = await provider.Client.find(String(claimsOf(hint)['aud']))
  if (client === undefined) return { status: 'unknown-hint' }
  const isGood = await provider.IdToken.validate(hint, client).then(
    () => true,
    () => false,
  )
  if (!isGood) return { status: 'unknown-hint' }
  const { sid } = claimsOf(hint)
  for (const { id } of parts.records.grants()) if (sessionId(id) === sid) parts.records.revoke(id)
  const session = await provider.Session.get(provider.createContext(request, response))
  if (session.accountId !== undefined) await session.destroy()
  return { status: 'ended' }
}
