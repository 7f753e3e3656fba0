import {
  type DocumentNode,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql'

/**
 * A document's `requestedQueryCost`: ten for each mutation and one for each object that is
 * selected. That formula gives the recorded costs of Create (13), Renew (12) and Delete (11).
 */
export function queryCost(schema: GraphQLSchema, document: DocumentNode): number {
  const types = new TypeInfo(schema)
  let cost = 0
  visit(
    document,
    visitWithTypeInfo(types, {
      Field() {
        const isMutation = types.getParentType() === schema.getMutationType()
        if (isMutation) cost += 10
        else if (isCompositeType(getNamedType(types.getType()))) cost += 1
      },
    }),
  )
  return cost
}
