import { GraphQLError } from 'graphql'
import type { TokenRecord, TokenRegistry } from './tokens.ts'

/** What the caller's API token may do. Without one, nothing that concerns customers. */
export interface ApiAccess {
  readonly scopes: readonly string[]
}

/** What resolvers know about the request that they answer. */
export interface RequestContext {
  readonly access: ApiAccess
}

const SCOPES_DOCUMENTATION = 'https://shopify.dev/api/usage/access-scopes'

/**
 * The error that Shopify answers with when a field is denied. It is the same for a missing scope
 * and for a dead customer token, and it names both: shopify-behaviour row 7.
 */
export function accessDenied(field: string, requiredAccess: string): GraphQLError {
  return new GraphQLError(`Access denied for ${field} field. Required access: ${requiredAccess}`, {
    extensions: {
      code: 'ACCESS_DENIED',
      documentation: SCOPES_DOCUMENTATION,
      requiredAccess,
    },
  })
}

/** Refuses a field whose scope the API token lacks. */
export function requireScope(scope: string, field: string, { access }: RequestContext): void {
  if (!access.scopes.includes(scope)) throw accessDenied(field, `\`${scope}\` access scope.`)
}

/** The living token of that string, or Shopify's refusal. */
export function requireToken(
  tokens: TokenRegistry,
  { accessToken, scope, field }: { accessToken: string; scope: string; field: string },
): TokenRecord {
  const token = tokens.living(accessToken)
  if (token !== undefined) return token
  throw accessDenied(
    field,
    `\`${scope}\` access scope. Also: Requires valid customer access token.`,
  )
}
