import { issuerOf } from '../customer-account/client.ts'
import { MULTIPASS_GRANT_TYPE } from '../customer-account/create-provider.ts'
import type { Store } from '../store.ts'
import { SCHEMA_VERSION } from './api-version.ts'

/** The discovery document: endpoints where it was asked for, and an issuer that is elsewhere. */
export function openidConfiguration({ customerAccounts, behaviour }: Store, origin: string) {
  const authentication = `${origin}/authentication`
  return {
    issuer: issuerOf(customerAccounts.client),
    authorization_endpoint: `${authentication}/oauth/authorize`,
    token_endpoint: `${authentication}/oauth/token`,
    end_session_endpoint: `${authentication}/logout`,
    jwks_uri: `${authentication}/.well-known/jwks.json`,
    scopes_supported: [
      'openid',
      'email',
      'customer-account-api:full',
      'customer-account-mcp-api:full',
    ],
    response_types_supported: ['code'],
    response_modes_supported: ['query'],
    grant_types_supported: [
      'authorization_code',
      'refresh_token',
      ...(behaviour.multipassGrant === 'off' ? [] : [MULTIPASS_GRANT_TYPE]),
    ],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256'],
    token_endpoint_auth_methods_supported: ['client_secret_basic', 'none'],
    code_challenge_methods_supported: ['S256'],
  }
}

/** Where the Customer Account API is. There is nothing at the second address. */
export function customerAccountApi(origin: string) {
  return {
    graphql_api: `${origin}/customer/api/${SCHEMA_VERSION}/graphql`,
    mcp_api: `${origin}/customer/api/mcp`,
  }
}
