import {
  type ArgumentNode,
  type ASTNode,
  type DefinitionNode,
  type DocumentNode,
  type GraphQLDirective,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  getDirectiveValues,
  getOperationAST,
  getVariableValues,
  Kind,
  type VariableDefinitionNode,
  valueFromAST,
  valueFromASTUntyped,
} from 'graphql'
import { checkedDocument } from './checked-document.ts'
import { type ArgumentSite, type DefinitionOutline, outlineOf } from './document-outline.ts'
import type { GraphqlRequest } from './execute.ts'
import { storefrontSchema } from './storefront-schema.ts'

/** An argument as it reaches a resolver or a directive. */
export interface ExecutedArgument {
  readonly node: ArgumentNode
  /** Whose it is: `cartNoteUpdate` of a root field, `Cart.attribute` of another, `@inContext`. */
  readonly owner: string
  readonly name: string
  /** With variables, defaults and literals put in, as graphql itself coerces them. */
  readonly value: unknown
}

/** What of a document is executed. */
export interface ExecutedOperation {
  readonly arguments: readonly ExecutedArgument[]
  /** Definitions of variables that have their default, because the request gives them no value. */
  readonly defaults: readonly VariableDefinitionNode[]
}

/**
 * Every argument of the operation that a request has executed, wherever it stands: of fields and
 * directives, in fragments too, but not where `@skip` or `@include` leaves it out. Null if no
 * operation is executed, because the document or its variables are refused.
 */
export function executedOperation({
  query,
  variables,
  operationName,
}: GraphqlRequest): ExecutedOperation | null {
  const { document, errors } = checkedDocument(query)
  if (document === null || errors.length > 0) return null
  const operation = getOperationAST(document, operationName)
  if (operation == null) return null
  const { variableDefinitions = [] } = operation
  const { coerced } = getVariableValues(storefrontSchema(), variableDefinitions, variables)
  if (coerced === undefined) return null
  return {
    arguments: reachedFrom(operation, document, coerced).flatMap((outline) =>
      argumentsIn(outline, coerced),
    ),
    defaults: variableDefinitions.filter(
      ({ variable }) => !Object.hasOwn(variables, variable.name.value),
    ),
  }
}

type Variables = Readonly<Record<string, unknown>>

/** The operation and its fragments, each once, as their arguments are the same wherever they are spread. */
function reachedFrom(
  operation: DefinitionNode,
  document: DocumentNode,
  variables: Variables,
): readonly DefinitionOutline[] {
  const { definitions } = outlineOf(document)
  const fragments = fragmentsOf(document)
  const reached = new Set<DefinitionNode>([operation])
  for (const definition of reached) {
    for (const { name, guards } of definitions.get(definition)?.spreads ?? []) {
      const fragment = fragments.get(name)
      if (fragment !== undefined && !areLeftOut(guards, variables)) reached.add(fragment)
    }
  }
  return [...reached].flatMap((definition) => definitions.get(definition) ?? [])
}

function fragmentsOf({ definitions }: DocumentNode): ReadonlyMap<string, DefinitionNode> {
  return new Map(
    definitions.flatMap((definition) =>
      definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition]] : [],
    ),
  )
}

function argumentsIn(outline: DefinitionOutline, variables: Variables): ExecutedArgument[] {
  return outline.arguments
    .filter(({ guards }) => !areLeftOut(guards, variables))
    .map((site) => ({
      node: site.node,
      owner: site.owner,
      name: site.node.name.value,
      value: coercedValue(site, variables),
    }))
}

/** What cannot be coerced is an error where the field is resolved; what was sent is told all the same. */
function coercedValue({ node, type }: ArgumentSite, variables: Variables): unknown {
  const coerced = type === undefined ? undefined : valueFromAST(node.value, type, variables)
  return coerced === undefined ? valueFromASTUntyped(node.value, variables) : coerced
}

function areLeftOut(guards: readonly ASTNode[], variables: Variables): boolean {
  return guards.some(
    (guard) =>
      conditionOf(GraphQLSkipDirective, guard, variables) === true ||
      conditionOf(GraphQLIncludeDirective, guard, variables) === false,
  )
}

/** A condition that is null is an error of the selection that it stands in, and leaves nothing out. */
function conditionOf(directive: GraphQLDirective, node: ASTNode, variables: Variables): unknown {
  if (!('directives' in node)) return undefined
  try {
    return getDirectiveValues(directive, node, variables)?.['if']
  } catch {
    return undefined
  }
}
