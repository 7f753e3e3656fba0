import { GraphQLError } from 'graphql'

/** What the caller's API token may do. Without one, nothing that concerns customers. */
export interface ApiAccess {
  readonly scopes: readonly string[]
}

/** What resolvers know about the request that they answer. */
export interface RequestContext {
  readonly access: ApiAccess
  /** The address that Shopify counts a buyer by: the one that was sent, or the caller's own. */
  readonly buyerIp: string
  /** Whether an operation may name a customer as its buyer. */
  readonly takesBuyer: boolean
}

const SCOPES_DOCUMENTATION = 'https://shopify.dev/api/usage/access-scopes'

/**
 * The error that Shopify answers with when a field is denied. It is the same for a missing scope
 * and for a dead customer token, and it names both (recorded from a live store, API 2026-04).
 */
function accessDenied(field: string, requiredAccess: string): GraphQLError {
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

/** Shopify's refusal of a mutation whose customer access token is dead. */
export function deadTokenDenied(field: string, scope: string): GraphQLError {
  return accessDenied(
    field,
    `\`${scope}\` access scope. Also: Requires valid customer access token.`,
  )
}
