import type { GraphQLError } from 'graphql'

/**
 * A validation error with Shopify's message (that of graphql-ruby) where it is known, which is for
 * an unknown field. Every other message is that of graphql-js.
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

/**
 * An error of an execution as Shopify answers it. Denials and bad links have empty `locations`
 * (recorded from a live store, API 2026-04).
 */
export function executionError(
  error: GraphQLError,
  variables: Readonly<Record<string, unknown>>,
): unknown {
  const json = error.toJSON()
  const code = json.extensions?.['code']
  const isWithoutLocations = code === 'ACCESS_DENIED' || code === 'NOT_FOUND'
  return variableError(error, variables) ?? (isWithoutLocations ? { ...json, locations: [] } : json)
}

/**
 * An error about a variable that does not fit its type. Shopify repeats the whole value in
 * `extensions.value`, and says which part does not fit (as graphql-ruby does; seen in many public
 * reports of "was provided invalid value"). Null for any other error.
 */
function variableError(
  error: GraphQLError,
  variables: Readonly<Record<string, unknown>>,
): object | null {
  const [, name, path = ''] =
    /^Variable "\$(\w+)" got invalid value .*?(?: at "\w+(?:\.([\w.[\]]+))?")?;/s.exec(
      error.message,
    ) ?? []
  if (name === undefined) return null
  const explanation = error.message.split('; ').at(-1) ?? ''
  const where = path === '' ? '' : ` for ${path}`
  return {
    message: `Variable $${name} was provided invalid value${where} (${explanation})`,
    locations: error.toJSON().locations,
    extensions: {
      code: 'INVALID_VARIABLE',
      value: variables[name] ?? null,
      problems: [{ path: path === '' ? [] : path.split('.'), explanation }],
    },
  }
}
