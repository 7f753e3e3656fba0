import {
  type AccountAccess,
  shopifyHeaders,
} from '../../core/customer-account/ask-token-endpoint.ts'
import { error, type Finding, ok } from '../finding.ts'
import { SHOPIFY_SETTINGS } from './shopify-settings.ts'

const CHECK = 'logout-address'

/**
 * Whether Shopify leads back to an address after a log-out. It wants to be told who logs out
 * (`id_token_hint`), whom doctor does not know, and what it says to nobody is not documented: so only
 * an answer that names the address, or leads there, counts. Nobody is logged out.
 */
export async function checkLogoutAddress(
  access: AccountAccess,
  endSessionEndpoint: string,
  afterLogout: string,
): Promise<Finding> {
  const answer = await askWithoutSession(access, endSessionEndpoint, afterLogout)
  const todo = `Add it to the logout URIs, to the letter. ${SHOPIFY_SETTINGS}`
  switch (answer) {
    case 'leads-there':
      return ok(CHECK, `Shopify leads back to ${afterLogout} after a log-out.`)
    case 'names-it':
      return error(CHECK, `Shopify does not lead back to ${afterLogout} after a log-out.`, todo)
    case 'unknown':
      return ok(
        CHECK,
        'Whether Shopify leads back after a log-out cannot be seen without a session.',
        `See that ${afterLogout} is a logout URI, and log out once to try it. ${SHOPIFY_SETTINGS}`,
      )
  }
}

async function askWithoutSession(
  access: AccountAccess,
  endSessionEndpoint: string,
  afterLogout: string,
): Promise<'leads-there' | 'names-it' | 'unknown'> {
  const url = new URL(endSessionEndpoint)
  url.searchParams.set('client_id', access.account.clientId)
  url.searchParams.set('post_logout_redirect_uri', afterLogout)
  try {
    const signal = AbortSignal.timeout(access.timeoutMs)
    const headers = shopifyHeaders(access)
    const response = await fetch(url, { redirect: 'manual', headers, signal })
    const [location] = (response.headers.get('location') ?? '').split('?', 1)
    if (location === afterLogout) return 'leads-there'
    const isRefused = response.status >= 400 && response.status < 500
    const text = await response.text()
    return isRefused && /post_logout_redirect_uri/.test(text) ? 'names-it' : 'unknown'
  } catch {
    return 'unknown'
  }
}
