import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  Kind,
  type SelectionSetNode,
} from 'graphql'

/** The fragments of a document by name. */
export function fragmentsOf(document: DocumentNode): ReadonlyMap<string, FragmentDefinitionNode> {
  const fragments = document.definitions.filter(
    (definition) => definition.kind === Kind.FRAGMENT_DEFINITION,
  )
  return new Map(fragments.map((fragment) => [fragment.name.value, fragment]))
}

/** The fields that a selection asks for at its top, those in fragments too. Cycles end it. */
export function topFields(
  { selections }: SelectionSetNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  seen: ReadonlySet<string> = new Set(),
): readonly FieldNode[] {
  return selections.flatMap((selection) => {
    if (selection.kind === Kind.FIELD) return [selection]
    if (selection.kind === Kind.INLINE_FRAGMENT) {
      return topFields(selection.selectionSet, fragments, seen)
    }
    const name = selection.name.value
    const fragment = seen.has(name) ? undefined : fragments.get(name)
    if (fragment === undefined) return []
    return topFields(fragment.selectionSet, fragments, new Set([...seen, name]))
  })
}
