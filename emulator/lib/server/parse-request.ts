import type { GraphqlRequest } from '../graphql/execute.ts'

/** Reads the GraphQL request in a body; null if it is no JSON object with a `query`. */
export function parseRequest(body: string): GraphqlRequest | null {
  try {
    const { query, variables, operationName } = Object(JSON.parse(body))
    const name = typeof operationName === 'string' ? operationName : null
    if (typeof query !== 'string') return null
    return { query, variables: Object(variables), operationName: name }
  } catch {
    return null
  }
}
