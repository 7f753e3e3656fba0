import type { GraphQLError } from 'graphql'

/**
 * An error about a variable that does not fit its type. Shopify repeats the whole value in
 * `extensions.value`, whatever is in it, and says where it does not fit (as graphql-ruby does; seen
 * in many public reports of "was provided invalid value"). Null for any other error.
 */
export function variableError(
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
