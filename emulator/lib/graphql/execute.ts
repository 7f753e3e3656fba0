import {
  type DocumentNode,
  execute,
  GraphQLError,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  getOperationAST,
  Kind,
  valueFromASTUntyped,
} from 'graphql'
import type { RequestContext } from './access.ts'
import { checkedDocument } from './checked-document.ts'
import { executionError, validationError } from './shopify-errors.ts'
import { storefrontSchema } from './storefront-schema.ts'

/** The GraphQL request in a body. */
export interface GraphqlRequest {
  readonly query: string
  readonly variables: Readonly<Record<string, unknown>>
  readonly operationName: string | null
}

/** The body of an answer, in Shopify's order. */
export interface GraphqlAnswer {
  readonly errors?: readonly unknown[] | undefined
  readonly data?: unknown
  readonly extensions?: object
}

/** Root fields by name, each `(args, context, info) => value`. */
export type RootFields = Readonly<Record<string, unknown>>

/** What a request is executed with. */
interface Execution {
  readonly rootFields: RootFields
  readonly context: RequestContext
  /** @default that of the Storefront API */
  readonly schema?: GraphQLSchema
}

/** Parses, validates and executes a request against the real schema. */
export async function executeGraphql(
  { query, variables, operationName }: GraphqlRequest,
  { rootFields, context, schema = storefrontSchema() }: Execution,
): Promise<GraphqlAnswer> {
  const { document, errors, cost } = checkedDocument(query, schema)
  if (document === null || errors.length > 0) return { errors: errors.map(validationError) }
  const buyer = namedBuyer({ document, operationName, variables })
  if (buyer !== null && !context.takesBuyer(buyer)) return { errors: [BUYER_REFUSED] }
  const result = await execute({
    schema,
    document,
    rootValue: rootFields,
    contextValue: context,
    variableValues: variables,
    operationName,
    fieldResolver: resolveField,
  })
  return {
    errors: result.errors?.map((error) => executionError(error, variables)),
    data: result.data,
    extensions: { cost: { requestedQueryCost: cost } },
  }
}

/** The message of a cart's refusal; what a real store answers here is not known. */
const BUYER_REFUSED = { message: 'Customer is invalid', extensions: { code: 'INVALID' } }

/** The token in `@inContext(buyer: …)`; empty where it has none or none that is a text. */
function namedBuyer(
  call: Pick<GraphqlRequest, 'operationName' | 'variables'> & { readonly document: DocumentNode },
): string | null {
  const operation = getOperationAST(call.document, call.operationName)
  const given = operation?.directives?.flatMap((each) => each.arguments ?? [])
  const named = given?.find(({ name }) => name.value === 'buyer')
  if (!named || named.value.kind === Kind.NULL) return null
  const buyer = valueFromASTUntyped(named.value, call.variables)
  return String(Object(buyer)['customerAccessToken'] ?? '')
}

/**
 * Reads a field of what a resolver returned; functions are called with the field's arguments. A
 * field that is missing there is an error that names it, never a silent null.
 */
function resolveField(source: unknown, args: unknown, context: unknown, info: GraphQLResolveInfo) {
  const value = Object(source)[info.fieldName]
  if (value === undefined) {
    throw new GraphQLError(
      `The emulator does not implement ${info.parentType.name}.${info.fieldName} yet.`,
      { extensions: { code: 'NOT_IMPLEMENTED' } },
    )
  }
  return typeof value === 'function' ? value(args, context, info) : value
}
