import { readFileSync } from 'node:fs'
import { buildSchema, type GraphQLSchema, isObjectType } from 'graphql'

const SCHEMA = new URL('../../schema/storefront.graphql', import.meta.url)

let schema: GraphQLSchema | undefined

/**
 * The Storefront API's schema, built once, when first asked for. The file is what hydrogen-react
 * ships, as text: who emulates a store need not install React components.
 */
export function storefrontSchema(): GraphQLSchema {
  schema ??= validSchema()
  return schema
}

/** Shopify deprecates `MediaPresentation.id` and not `Node.id`, which GraphQL, and so GraphiQL, refuses. */
function validSchema(): GraphQLSchema {
  const built = buildSchema(readFileSync(SCHEMA, 'utf8'), { assumeValid: true, noLocation: true })
  const presentation = built.getType('MediaPresentation')
  const id = isObjectType(presentation) ? presentation.getFields()['id'] : undefined
  if (id !== undefined) id.deprecationReason = undefined
  return built
}
