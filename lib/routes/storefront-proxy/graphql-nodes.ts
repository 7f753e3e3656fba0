import {
  type ArgumentNode,
  type FieldNode,
  Kind,
  type NameNode,
  type SelectionNode,
  type SelectionSetNode,
  type TypeNode,
  type VariableDefinitionNode,
  type VariableNode,
} from 'graphql'

/** What the proxy itself adds to an operation begins so; a document that has it is refused. */
export const RESERVED_PREFIX = 'storefrontSession_'

/** The key under which a field's answer stands. */
export function responseKey({ alias, name }: FieldNode): string {
  return (alias ?? name).value
}

/** The fields that an unfolded selection asks for at its top, whatever type they are asked of. */
export function fieldsOf({ selections }: SelectionSetNode): readonly FieldNode[] {
  return selections.flatMap((selection) => {
    if (selection.kind === Kind.FIELD) return [selection]
    if (selection.kind === Kind.INLINE_FRAGMENT) return fieldsOf(selection.selectionSet)
    throw new TypeError('A fragment is left in an operation that was unfolded.')
  })
}

/** A copy of an unfolded selection with each of the fields at its top changed, or left out (null). */
export function mapFields(
  selectionSet: SelectionSetNode,
  change: (field: FieldNode) => FieldNode | null,
): SelectionSetNode {
  const selections = selectionSet.selections.flatMap((selection): readonly SelectionNode[] => {
    if (selection.kind === Kind.FIELD) return [change(selection)].filter((field) => field !== null)
    if (selection.kind === Kind.FRAGMENT_SPREAD) return [selection]
    const inside = mapFields(selection.selectionSet, change)
    return inside.selections.length > 0 ? [{ ...selection, selectionSet: inside }] : []
  })
  return { ...selectionSet, selections }
}

/** The node of a name. */
export function nameNode(value: string): NameNode {
  return { kind: Kind.NAME, value }
}

/** The node of a reference to a variable. */
export function variableNode(name: string): VariableNode {
  return { kind: Kind.VARIABLE, name: nameNode(name) }
}

/** The node of an argument. */
export function argumentNode(name: string, value: ArgumentNode['value']): ArgumentNode {
  return { kind: Kind.ARGUMENT, name: nameNode(name), value }
}

/** The node that declares a variable. */
export function variableDefinition(name: string, type: TypeNode): VariableDefinitionNode {
  return { kind: Kind.VARIABLE_DEFINITION, variable: variableNode(name), type }
}

/** The type `Name!`. */
export function required(name: string): Extract<TypeNode, { kind: Kind.NON_NULL_TYPE }> {
  return { kind: Kind.NON_NULL_TYPE, type: { kind: Kind.NAMED_TYPE, name: nameNode(name) } }
}

/** The type `[Name!]!`. */
export function requiredList(name: string): TypeNode {
  return { kind: Kind.NON_NULL_TYPE, type: { kind: Kind.LIST_TYPE, type: required(name) } }
}
