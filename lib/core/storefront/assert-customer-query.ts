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
  const operations = parsed(document).definitions.filter(isOperation)
  const [query] = operations
  if (operations.length !== 1 || query?.operation !== OperationTypeNode.QUERY) {
    const found = operations.map(({ operation }) => operation).join(', ') || 'none'
    throw new NotAQueryError(
      `customerQuery() runs a document with exactly one query; this one has: ${found}.`,
    )
  }
  if (!query.variableDefinitions?.some(({ variable }) => variable.name.value === TOKEN_VARIABLE)) {
    throw new NotAQueryError(
      'customerQuery() needs a query that declares "$customerAccessToken: String!" and passes it on; its value is put in on the server.',
    )
  }
}

const TOKEN_VARIABLE = 'customerAccessToken'

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
