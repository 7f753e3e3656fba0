import { readFileSync } from 'node:fs'
import { buildSchema, type GraphQLSchema } from 'graphql'

const SCHEMA = new URL('../../schema/storefront.graphql', import.meta.url)

let schema: GraphQLSchema | undefined

/**
 * The Storefront API's schema, built once, when first asked for. The file is what hydrogen-react
 * ships, as text: who emulates a store need not install React components.
 */
export function storefrontSchema(): GraphQLSchema {
  schema ??= buildSchema(readFileSync(SCHEMA, 'utf8'), { assumeValid: true, noLocation: true })
  return schema
}
