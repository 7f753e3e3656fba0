import { GraphQLError, type GraphQLResolveInfo } from 'graphql'

/** What resolvers know about the request that they answer. */
export interface RequestContext {
  /** The scopes of the caller's API token; none without a token. */
  readonly scopes: readonly string[]
  /** The address that Shopify counts a buyer by: the one that was sent, or the caller's own. */
  readonly buyerIp: string
  /** Whether an operation may name a customer as its buyer, by their token. */
  readonly takesBuyer: (customerAccessToken: string) => boolean
}

/** Resolves a root field. */
export type RootResolver<Args> = (
  args: Args,
  context: RequestContext,
  info: GraphQLResolveInfo,
) => unknown

/** Root fields that are refused, each by its name, to an API token without a scope. */
export function withScope(scope: string, fields: Readonly<Record<string, RootResolver<never>>>) {
  const behindScope =
    (resolve: RootResolver<never>): RootResolver<never> =>
    (args, context, info) => {
      requireScope(scope, info.fieldName, context)
      return resolve(args, context, info)
    }
  return Object.fromEntries(
    Object.entries(fields).map(([name, resolve]) => [name, behindScope(resolve)]),
  )
}

/** Refuses a field if the API token lacks a scope. */
export function requireScope(scope: string, field: string, { scopes }: RequestContext): void {
  if (!scopes.includes(scope)) throw accessDenied(field, `\`${scope}\` access scope.`)
}

/** Shopify's refusal of a mutation whose customer access token is not valid. */
export function invalidTokenDenied(field: string, scope: string): GraphQLError {
  return accessDenied(
    field,
    `\`${scope}\` access scope. Also: Requires valid customer access token.`,
  )
}

/**
 * The error that Shopify answers with when a field is denied. It is the same for a missing scope
 * and for an invalid customer token, and it names both (recorded from a live store, API 2026-04).
 */
function accessDenied(field: string, requiredAccess: string): GraphQLError {
  return new GraphQLError(`Access denied for ${field} field. Required access: ${requiredAccess}`, {
    extensions: {
      code: 'ACCESS_DENIED',
      documentation: 'https://shopify.dev/api/usage/access-scopes',
      requiredAccess,
    },
  })
}
