import type Provider from 'oidc-provider'
import type { CustomerRecord } from '../customers/customers.ts'
import type { CustomerAccountParts } from './customer-account-parts.ts'
import { idTokenFor } from './id-token.ts'
import type { SigningKeys } from './signing-keys.ts'

/** The tokens of one log-in. */
export interface CustomerTokens {
  readonly accessToken: string
  readonly refreshToken: string
  readonly idToken: string
  readonly expiresIn: number
}

const SCOPE = 'openid email customer-account-api:full'

/** Issues tokens to the client for a customer who has not logged in. */
export async function issueTokens(
  provider: Provider,
  keys: SigningKeys,
  parts: CustomerAccountParts & { readonly customer: CustomerRecord },
): Promise<CustomerTokens> {
  const { client, customer } = parts
  const known = await provider.Client.find(client.clientId)
  if (known === undefined) throw new Error('The client is not known to its own server.')
  const grant = new provider.Grant({ clientId: client.clientId, accountId: `${customer.number}` })
  grant.addOIDCScope(SCOPE)
  const grantId = await grant.save()
  const common = {
    accountId: `${customer.number}`,
    client: known,
    grantId,
    gty: 'emulator',
    scope: SCOPE,
  }
  const accessToken = new provider.AccessToken(common)
  return {
    accessToken: await accessToken.save(),
    refreshToken: await new provider.RefreshToken(common).save(),
    idToken: idTokenFor(customer, { ...parts, keys, grantId }),
    expiresIn: accessToken.expiration,
  }
}
