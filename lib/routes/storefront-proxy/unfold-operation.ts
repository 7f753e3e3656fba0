import {
  type FragmentDefinitionNode,
  type InlineFragmentNode,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql'
import type { BrowserDocument, Operation } from './read-operation.ts'

/**
 * The operation with each fragment in the place where it is used, so that it says by itself all
 * that the store will be asked. Only for what `measureDocument` has let through: fragments that
 * contain themselves would never end. Each fragment is unfolded once and then shared.
 */
export function unfoldOperation({ operation, fragments, variables }: BrowserDocument): Operation {
  const byName = new Map(fragments.map((fragment) => [fragment.name.value, fragment]))
  const unfolded = new Map<FragmentDefinitionNode, SelectionSetNode>()

  function unfold(selectionSet: SelectionSetNode): SelectionSetNode {
    return { kind: Kind.SELECTION_SET, selections: selectionSet.selections.map(unfoldSelection) }
  }

  function unfoldSelection(selection: SelectionNode): SelectionNode {
    if (selection.kind === Kind.FRAGMENT_SPREAD) {
      const fragment = byName.get(selection.name.value)
      if (fragment === undefined) throw new TypeError('A document was not measured.')
      return inPlace(fragment, selection.directives)
    }
    if (selection.selectionSet === undefined) return selection
    return { ...selection, selectionSet: unfold(selection.selectionSet) }
  }

  function inPlace(
    fragment: FragmentDefinitionNode,
    directives: InlineFragmentNode['directives'] = [],
  ): InlineFragmentNode {
    const selectionSet = unfolded.get(fragment) ?? unfold(fragment.selectionSet)
    unfolded.set(fragment, selectionSet)
    const { typeCondition } = fragment
    return { kind: Kind.INLINE_FRAGMENT, typeCondition, directives, selectionSet }
  }

  return { operation: { ...operation, selectionSet: unfold(operation.selectionSet) }, variables }
}
