import { type DocumentNode, Kind, type SelectionSetNode } from 'graphql'
import { checkedDocument } from './checked-document.ts'
import type { GraphqlRequest } from './execute.ts'

/**
 * The root fields that a request asks for, whatever their aliases and wherever they stand; those of
 * a fragment once, however often it is spread. None if it cannot be parsed.
 */
export function rootFieldNames({ query, operationName }: GraphqlRequest): readonly string[] {
  const { document } = checkedDocument(query)
  if (document === null) return []
  const operations = document.definitions.filter(
    (definition) => definition.kind === Kind.OPERATION_DEFINITION,
  )
  const named = operations.find(({ name }) => name?.value === operationName)
  const operation = named ?? operations[0]
  return operation === undefined ? [] : fieldNames(operation.selectionSet, document, new Set())
}

function fieldNames(
  { selections }: SelectionSetNode,
  document: DocumentNode,
  seen: Set<string>,
): readonly string[] {
  return selections.flatMap((selection) => {
    if (selection.kind === Kind.FIELD) return [selection.name.value]
    if (selection.kind === Kind.INLINE_FRAGMENT) {
      return fieldNames(selection.selectionSet, document, seen)
    }
    const name = selection.name.value
    const fragment = seen.has(name) ? undefined : fragmentNamed(name, document)
    seen.add(name)
    return fragment === undefined ? [] : fieldNames(fragment.selectionSet, document, seen)
  })
}

function fragmentNamed(wanted: string, { definitions }: DocumentNode) {
  return definitions
    .filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION)
    .find(({ name }) => name.value === wanted)
}
