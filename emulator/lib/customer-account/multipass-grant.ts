import type Provider from 'oidc-provider'
import type { KoaContextWithOIDC } from 'oidc-provider'
import type { CustomerRecord } from '../customers/customers.ts'
import { type MultipassCustomer, readMultipassToken } from '../customers/multipass.ts'
import { MULTIPASS_GRANT_TYPE } from './create-provider.ts'
import type { CustomerAccountParts } from './customer-account-parts.ts'
import { issueTokens } from './issue-tokens.ts'
import type { SigningKeys } from './signing-keys.ts'

const VALID_MS = 15 * 60 * 1000

/**
 * Shopify's grant for stores that have Multipass: a token that another site has signed becomes the
 * tokens of the customer of that e-mail address
 * (https://shopify.dev/docs/api/customer-authentication/multipass-grant).
 */
export function registerMultipassGrant(
  provider: Provider,
  parts: CustomerAccountParts,
  keys: SigningKeys,
): void {
  const used = new Set<string>()

  /** The customer of a token that is good now, and was not used before. */
  function customerOf(assertion: unknown): CustomerRecord | null {
    if (typeof assertion !== 'string' || used.has(assertion)) return null
    const named = readMultipassToken(assertion, parts.multipassSecret)
    const age = parts.clock.now() - Date.parse(named?.created_at ?? '')
    if (named === null || !(age >= 0 && age < VALID_MS)) return null
    used.add(assertion)
    return parts.customers.byEmail(named.email) ?? newCustomer(parts, named)
  }

  async function serveMultipass(context: KoaContextWithOIDC): Promise<void> {
    const { multipassGrant } = parts.behaviour
    const customer =
      multipassGrant === 'off' ? null : customerOf(context.oidc.params?.['assertion'])
    if (customer === null) {
      context.status = 400
      context.body = {
        error: multipassGrant === 'off' ? 'unsupported_grant_type' : 'invalid_grant',
      }
      return
    }
    const tokens = await issueTokens(provider, keys, { ...parts, customer })
    context.body = {
      access_token: tokens.accessToken,
      expires_in: tokens.expiresIn,
      ...(multipassGrant === 'all-tokens'
        ? { refresh_token: tokens.refreshToken, id_token: tokens.idToken }
        : {}),
    }
  }

  provider.registerGrantType(MULTIPASS_GRANT_TYPE, serveMultipass, ['assertion'])
}

function newCustomer(
  { customers }: CustomerAccountParts,
  named: MultipassCustomer,
): CustomerRecord {
  const { email, first_name: firstName = null, last_name: lastName = null } = named
  return customers.add({ email, firstName, lastName, password: crypto.randomUUID() })
}
