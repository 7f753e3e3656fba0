import { type GraphQLSchema, Kind, type SelectionNode } from 'graphql'
import { checkedDocument } from './checked-document.ts'
import type { GraphqlRequest } from './execute.ts'

/**
 * The root fields that a request asks for, whatever their aliases and wherever they stand; those of
 * a fragment once, however often it is spread. None if it cannot be parsed.
 */
export function rootFieldNames(
  { query, operationName }: GraphqlRequest,
  schema?: GraphQLSchema,
): readonly string[] {
  const definitions = checkedDocument(query, schema).document?.definitions ?? []
  const operations = definitions.filter((each) => each.kind === Kind.OPERATION_DEFINITION)
  const fragments = definitions.filter((each) => each.kind === Kind.FRAGMENT_DEFINITION)
  const seen = new Set<string>()

  function namesIn(selections: readonly SelectionNode[]): readonly string[] {
    return selections.flatMap((selection) => {
      if (selection.kind === Kind.FIELD) return [selection.name.value]
      if (selection.kind === Kind.INLINE_FRAGMENT) return namesIn(selection.selectionSet.selections)
      const name = selection.name.value
      if (seen.has(name)) return []
      seen.add(name)
      const fragment = fragments.find((each) => each.name.value === name)
      return namesIn(fragment?.selectionSet.selections ?? [])
    })
  }

  const operation = operations.find(({ name }) => name?.value === operationName) ?? operations[0]
  return namesIn(operation?.selectionSet.selections ?? [])
}
