import { readFileSync } from 'node:fs'
import { buildSchema, type GraphQLSchema } from 'graphql'

const SCHEMA = new URL('../../schema/customer-account.graphql', import.meta.url)

let schema: GraphQLSchema | undefined

/** The Customer Account API's schema, built once, when first asked for; as hydrogen-react ships it. */
export function accountSchema(): GraphQLSchema {
  schema ??= buildSchema(readFileSync(SCHEMA, 'utf8'), { assumeValid: true, noLocation: true })
  return schema
}
