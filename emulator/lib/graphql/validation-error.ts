import type { GraphQLError } from 'graphql'

/**
 * A validation error in Shopify's words where they are known, which are graphql-ruby's: an unknown
 * field. Every other message is graphql-js's own.
 */
export function validationError(error: GraphQLError): unknown {
  const unknownField = /^Cannot query field "(\w+)" on type "(\w+)"/.exec(error.message)
  if (unknownField === null) return error.toJSON()
  const [, fieldName, typeName] = unknownField
  return {
    message: `Field '${fieldName}' doesn't exist on type '${typeName}'`,
    locations: error.toJSON().locations,
    extensions: { code: 'undefinedField', typeName, fieldName },
  }
}
