import {
  type DocumentNode,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  parse,
} from 'graphql'
import { NotAQueryError } from '../errors.ts'

/**
 * Lets through one query that declares `$customerAccessToken`. Mutations are refused because their
 * payloads mint new tokens, which nothing here would know to keep or to hide.
 *
 * @throws {NotAQueryError} for every other document.
 */
export function assertCustomerQuery(document: string): void {
  if (!declaresToken(onlyQuery(document))) {
    throw new NotAQueryError(
      `customerQuery() needs a query that declares "$customerAccessToken: String!" and passes it on; its value is put in on the server. ${ONE_OF_EACH}`,
    )
  }
}

/**
 * The same for the Customer Account API, which is told in a header who asks: one query, and no
 * variable for a token.
 *
 * @throws {NotAQueryError} for every other document.
 */
export function assertAccountQuery(document: string): void {
  if (declaresToken(onlyQuery(document))) {
    throw new NotAQueryError(
      `customerQuery() was given a document of the Storefront API, and this customer has logged in on Shopify's page: the Customer Account API answers for them, and knows no $customerAccessToken. ${ONE_OF_EACH}`,
    )
  }
}

const ONE_OF_EACH =
  'Where there are customers of both kinds, give it one document of each: { storefront, customerAccount }.'

const TOKEN_VARIABLE = 'customerAccessToken'

function onlyQuery(document: string): OperationDefinitionNode {
  const operations = parsed(document).definitions.filter(isOperation)
  const [query] = operations
  if (operations.length !== 1 || query?.operation !== OperationTypeNode.QUERY) {
    const found = operations.map(({ operation }) => operation).join(', ') || 'none'
    throw new NotAQueryError(
      `customerQuery() runs a document with exactly one query; this one has: ${found}.`,
    )
  }
  return query
}

function declaresToken({ variableDefinitions = [] }: OperationDefinitionNode): boolean {
  return variableDefinitions.some(({ variable }) => variable.name.value === TOKEN_VARIABLE)
}

function parsed(document: string): DocumentNode {
  try {
    return parse(document, { noLocation: true })
  } catch (cause) {
    throw new NotAQueryError(
      `customerQuery() was given a document that is not GraphQL: ${cause instanceof Error ? cause.message : cause}`,
    )
  }
}

function isOperation(definition: { readonly kind: Kind }): definition is OperationDefinitionNode {
  return definition.kind === Kind.OPERATION_DEFINITION
}
