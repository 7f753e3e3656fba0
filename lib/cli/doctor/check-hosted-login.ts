import type { ResolvedConfig } from '../../core/config/config.ts'
import {
  type AccountAccess,
  askTokenEndpoint,
  shopifyHeaders,
} from '../../core/customer-account/ask-token-endpoint.ts'
import type { CustomerAccountConfig } from '../../core/customer-account/customer-account-config.ts'
import { type LoginAddresses, loginAddresses } from '../../core/customer-account/discovery.ts'
import { error, type Finding, ok, warn } from '../finding.ts'
import { hostedAddresses } from '../project/hosted-addresses.ts'
import type { Project } from '../project/read-project.ts'
import { checkLogoutAddress } from './check-logout-address.ts'
import { SHOPIFY_SETTINGS } from './shopify-settings.ts'

/** Where `next dev` serves a storefront that does not say where it is. */
const DEVELOPMENT_ORIGIN = 'http://localhost:3000'

/**
 * Whether customers can log in on Shopify's page: where it is, whether Shopify knows the client, and
 * takes the site's origin and its callback. Nobody is logged in, and nothing is left behind.
 */
export async function checkHostedLogin(
  config: Pick<ResolvedConfig, 'siteOrigin' | 'now'>,
  account: CustomerAccountConfig,
  { project, timeoutMs }: { readonly project: Project | null; readonly timeoutMs: number },
): Promise<readonly Finding[]> {
  const origin = config.siteOrigin ?? DEVELOPMENT_ORIGIN
  const access: AccountAccess = {
    account,
    siteOrigin: () => origin,
    timeoutMs,
    report: () => undefined,
    now: config.now,
  }
  const addresses = await loginAddresses(access)
  if (addresses.outcome !== 'found') return [noAddresses(account)]
  const { authorizationEndpoint, endSessionEndpoint } = addresses.found
  const { callback, afterLogout } = hostedAddresses(origin, project)
  return [
    ok('login-page', `Customers log in at ${new URL(authorizationEndpoint).origin}.`),
    await checkClient(access, addresses.found),
    await checkCallback(access, addresses.found, callback),
    await checkLogoutAddress(access, endSessionEndpoint, afterLogout),
  ]
}

function noAddresses({ storeOrigin }: CustomerAccountConfig): Finding {
  return error(
    'login-page',
    `${storeOrigin} does not say where its customers log in (/.well-known/openid-configuration).`,
    'See that the store has customer accounts and not legacy ones, and that SHOPIFY_STORE_DOMAIN is its domain; or set SHOPIFY_SHOP_ID.',
  )
}

/** No refresh token is worth anything: what Shopify says first is what it thinks of who asks. */
async function checkClient(access: AccountAccess, addresses: LoginAddresses): Promise<Finding> {
  const answer = await askTokenEndpoint(access, addresses.tokenEndpoint, {
    grant_type: 'refresh_token',
    refresh_token: 'none',
  })
  const origin = access.siteOrigin()
  if (answer.outcome === 'ended') {
    return ok('client', `Shopify knows the client, and takes requests from ${origin}.`)
  }
  if (answer.outcome !== 'misconfigured') {
    const todo = 'Run doctor again in a minute, and see Shopify’s status page.'
    return warn('client', 'The token endpoint did not say whether it knows the client.', todo)
  }
  return answer.problem === 'customer-account-origin'
    ? error(
        'client',
        `Shopify takes no requests from ${origin}.`,
        `Add it to the JavaScript origins, without a port. ${SHOPIFY_SETTINGS}`,
      )
    : error(
        'client',
        'Shopify does not know the client, or not with this secret.',
        `Copy SHOPIFY_CUSTOMER_ACCOUNT_CLIENT_ID again; a public client has no SHOPIFY_CUSTOMER_ACCOUNT_CLIENT_SECRET, a confidential one needs it. ${SHOPIFY_SETTINGS}`,
      )
}

/** Without a page (`prompt=none`), who is not logged in is sent back at once; to the callback, if it is listed. */
async function checkCallback(
  access: AccountAccess,
  addresses: LoginAddresses,
  callback: string,
): Promise<Finding> {
  const answer = await askWithoutPage(access, addresses, callback)
  if (answer?.headers.get('location')?.startsWith(`${callback}?`)) {
    return ok('callback', `Shopify leads back to ${callback}.`)
  }
  const todo = `Add it to the callback URIs, to the letter. ${SHOPIFY_SETTINGS}`
  return answer !== null && answer.status >= 400 && answer.status < 500
    ? error('callback', `Shopify does not lead back to ${callback} (HTTP ${answer.status}).`, todo)
    : warn('callback', `Whether Shopify leads back to ${callback} cannot be told.`, todo)
}

async function askWithoutPage(
  access: AccountAccess,
  { authorizationEndpoint }: LoginAddresses,
  callback: string,
): Promise<Response | null> {
  const url = new URL(authorizationEndpoint)
  const parameters = {
    client_id: access.account.clientId,
    response_type: 'code',
    redirect_uri: callback,
    scope: 'openid email customer-account-api:full',
    state: 'doctor',
    nonce: 'doctor',
    prompt: 'none',
    code_challenge: 'x'.repeat(43),
    code_challenge_method: 'S256',
  }
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value)
  const signal = AbortSignal.timeout(access.timeoutMs)
  return fetch(url, { redirect: 'manual', headers: shopifyHeaders(access), signal }).catch(
    () => null,
  )
}
