import { Kind, parse, type SelectionSetNode } from 'graphql'
import type { GraphqlRequest } from './execute.ts'

/** The root fields that a request asks for, whatever their aliases; none if it cannot be parsed. */
export function rootFieldNames({ query, operationName }: GraphqlRequest): readonly string[] {
  try {
    const operations = parse(query).definitions.filter(
      (definition) => definition.kind === Kind.OPERATION_DEFINITION,
    )
    const operation =
      operations.find(({ name }) => operationName !== null && name?.value === operationName) ??
      operations[0]
    return operation === undefined ? [] : fieldNames(operation.selectionSet)
  } catch {
    return []
  }
}

function fieldNames({ selections }: SelectionSetNode): readonly string[] {
  return selections.flatMap((selection) => {
    if (selection.kind === Kind.FIELD) return [selection.name.value]
    return selection.kind === Kind.INLINE_FRAGMENT ? fieldNames(selection.selectionSet) : []
  })
}
