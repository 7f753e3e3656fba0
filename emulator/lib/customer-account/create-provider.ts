import { randomBytes } from 'node:crypto'
import type Provider from 'oidc-provider'
import type { Configuration, KoaContextWithOIDC } from 'oidc-provider'
import { type CustomerAccountClient, isRegistered, issuerOf } from './client.ts'
import type { CustomerAccountParts } from './customer-account-parts.ts'
import { ID_TOKEN_SECONDS, identityClaims } from './id-token.ts'
import { createProviderAdapter } from './provider-adapter.ts'
import type { SigningKeys } from './signing-keys.ts'
import {
  accessTokenString,
  authorizationCodeString,
  refreshTokenId,
  refreshTokenString,
  sessionId,
} from './token-strings.ts'

/** Seconds for which an access token is valid: in every one that was decoded. */
export const ACCESS_TOKEN_SECONDS = 3600

/** Seconds that somebody has at the hosted page. */
export const LOGIN_SECONDS = 3600

const CODE_SECONDS = 60
const DAY_SECONDS = 86_400

/** Where the hosted log-in page is; the id of the log-in follows. */
export const LOGIN_PATH = '/authentication/login/'

/** An oidc-provider for the one client, that writes tokens as Shopify does. */
export async function createProvider(
  parts: CustomerAccountParts,
  keys: SigningKeys,
): Promise<Provider> {
  const oidc = await import('oidc-provider')
  const { base, Check } = oidc.interactionPolicy
  const policy = base()
  // Shopify asks nobody for consent: the store's own client.
  policy.remove('consent')
  policy
    .get('login')
    ?.checks.add(
      new Check('not_again', 'the customer has to log in', 'login_required', (context) =>
        mustLogIn(context, parts) ? Check.REQUEST_PROMPT : Check.NO_NEED_TO_PROMPT,
      ),
    )
  const provider = new oidc.Provider(issuerOf(parts.client), {
    ...configuration(parts, keys),
    interactions: { policy, url: (_, { uid }) => `${LOGIN_PATH}${uid}` },
  })
  writeAsShopify(provider, parts, keys)
  return provider
}

/** Whether a browser that is logged in has to log in all the same. */
function mustLogIn(
  { oidc }: KoaContextWithOIDC,
  { behaviour, customers }: CustomerAccountParts,
): boolean {
  const isGone = customers.byNumber(Number(oidc.session?.accountId)) === undefined
  return isGone || (oidc.promptPending('none') && behaviour.promptNone === 'login_required')
}

function configuration(parts: CustomerAccountParts, keys: SigningKeys): Configuration {
  const { client, behaviour, customers } = parts
  return {
    ...AS_SHOPIFY,
    adapter: createProviderAdapter(parts, parts.records),
    clients: [clientMetadata(client)],
    jwks: { keys: [keys.jwk] },
    ttl: { ...LIFETIMES, RefreshToken: () => behaviour.refreshTokenLifetimeSeconds },
    cookies: {
      keys: [randomBytes(32).toString('base64url')],
      names: {
        session: 'customer_account',
        interaction: 'customer_login',
        resume: 'customer_resume',
      },
    },
    rotateRefreshToken: () => behaviour.refreshTokens !== 'stable',
    loadExistingGrant: createGrant,
    findAccount(_, accountId) {
      const customer = customers.byNumber(Number(accountId))
      return customer && { accountId, claims: () => identityClaims(customer) }
    },
  }
}

const LIFETIMES = {
  AccessToken: ACCESS_TOKEN_SECONDS,
  AuthorizationCode: CODE_SECONDS,
  IdToken: ID_TOKEN_SECONDS,
  // A grant ends with its tokens.
  Grant: 20 * 365 * DAY_SECONDS,
  Interaction: LOGIN_SECONDS,
  Session: 30 * DAY_SECONDS,
}

/** What is the same for every client and every behaviour. */
const AS_SHOPIFY: Configuration = {
  routes: {
    authorization: '/oauth/authorize',
    token: '/oauth/token',
    jwks: '/.well-known/jwks.json',
  },
  scopes: ['openid', 'email', 'customer-account-api:full', 'customer-account-mcp-api:full'],
  claims: { openid: ['sub'], email: ['email', 'email_verified'] },
  conformIdTokenClaims: false,
  responseTypes: ['code'],
  clientAuthMethods: ['none', 'client_secret_basic'],
  pkce: { required: (_, { clientAuthMethod }) => clientAuthMethod === 'none' },
  extraParams: ['locale', 'region_country', 'login_hint_mode'],
  features: {
    devInteractions: { enabled: false },
    userinfo: { enabled: false },
    rpInitiatedLogout: { enabled: false },
  },
  allowOmittingSingleRegisteredRedirectUri: false,
  clockTolerance: 0,
  expiresWithSession: () => false,
  issueRefreshToken: () => true,
  // Which origins may call was asked before: Shopify asks it of callers that are no browser, too.
  clientBasedCORS: () => true,
  renderError(context, { error, error_description }) {
    context.type = 'json'
    context.body = { error, error_description }
  },
}

function clientMetadata({ clientId, clientSecret, redirectUris }: CustomerAccountClient) {
  return {
    client_id: clientId,
    ...(clientSecret === null ? {} : { client_secret: clientSecret }),
    token_endpoint_auth_method: clientSecret === null ? 'none' : 'client_secret_basic',
    // oidc-provider wants one; `redirectUriAllowed` below is what decides.
    redirect_uris: [...(redirectUris ?? ['http://localhost/'])],
    grant_types: ['authorization_code', 'refresh_token', MULTIPASS_GRANT_TYPE],
    response_types: ['code'],
  } as const
}

/** The name of the grant, which is registered later: a client names it before that. */
export const MULTIPASS_GRANT_TYPE = 'urn:shopify:params:oauth:grant-type:multipass'

/** Every log-in is a grant of its own: the end of one is not that of another. */
async function createGrant({ oidc }: KoaContextWithOIDC) {
  const { client, session, provider, params } = oidc
  if (client === undefined || session?.accountId === undefined) return undefined
  const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId })
  grant.addOIDCScope(String(params?.['scope']))
  await grant.save()
  return grant
}

/** oidc-provider's models make their own strings; only here can they be given others. */
function writeAsShopify(provider: Provider, parts: CustomerAccountParts, keys: SigningKeys): void {
  const { client, secrets, clock } = parts
  provider.Client.prototype.redirectUriAllowed = (uri) => isRegistered(uri, client.redirectUris)
  setTokenId(provider.RefreshToken, () => secrets.keep('refresh-token', refreshTokenString()))
  setTokenId(provider.AuthorizationCode, () =>
    secrets.keep('authorization-code', authorizationCodeString()),
  )
  setTokenId(provider.AccessToken, (token) => {
    const iat = Math.floor(clock.now() / 1000)
    const grantId = String(token['grantId'])
    const claims = {
      shopId: Number(client.shopId),
      cid: client.clientId,
      iat,
      exp: iat + ACCESS_TOKEN_SECONDS,
      iss: issuerOf(client),
      sub: Number(token['accountId']),
      scope: String(token['scope']),
      rtid: refreshTokenId(grantId),
      sid: sessionId(grantId),
    }
    token['format'] = 'opaque'
    return secrets.keep('access-token', accessTokenString(claims, keys.accessTokens))
  })
}

type Token = Record<string, unknown>

function setTokenId(model: { readonly prototype: object }, create: (token: Token) => string): void {
  Object.assign(model.prototype, {
    generateTokenId(this: Token) {
      return create(this)
    },
  })
}
