import { createRequire } from 'node:module'
import { buildClientSchema, type GraphQLSchema, type IntrospectionQuery } from 'graphql'

const SCHEMA_JSON = '@shopify/hydrogen-react/storefront.schema.json'

let schema: GraphQLSchema | undefined

/** The Storefront API's schema, as hydrogen-react ships it; built once, when first asked for. */
export function storefrontSchema(): GraphQLSchema {
  if (schema === undefined) {
    const introspection: IntrospectionQuery = createRequire(import.meta.url)(SCHEMA_JSON)
    schema = buildClientSchema(introspection)
  }
  return schema
}
