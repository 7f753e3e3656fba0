import {
  type ArgumentNode,
  type ASTNode,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLDirective,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  getDirectiveValues,
  getOperationAST,
  getVariableValues,
  Kind,
  TypeInfo,
  type VariableDefinitionNode,
  valueFromAST,
  valueFromASTUntyped,
  visit,
  visitWithTypeInfo,
} from 'graphql'
import { checkedDocument } from './checked-document.ts'
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
    arguments: argumentsFrom(operation, document, coerced),
    defaults: variableDefinitions.filter(
      ({ variable }) => !Object.hasOwn(variables, variable.name.value),
    ),
  }
}

type Variables = Readonly<Record<string, unknown>>

/** A fragment counts once, however often it is spread: its arguments are the same everywhere. */
function argumentsFrom(
  operation: ASTNode,
  document: DocumentNode,
  variables: Variables,
): readonly ExecutedArgument[] {
  const found: ExecutedArgument[] = []
  const fragments = fragmentsOf(document)
  const definitions = new Set<ASTNode>([operation])
  for (const definition of definitions) {
    collect(definition, variables, {
      argument: (argument) => void found.push(argument),
      spread(name) {
        const fragment = fragments.get(name)
        if (fragment !== undefined) definitions.add(fragment)
      },
    })
  }
  return found
}

interface Collector {
  argument(argument: ExecutedArgument): void
  spread(fragmentName: string): void
}

function collect(definition: ASTNode, variables: Variables, collector: Collector): void {
  const types = new TypeInfo(storefrontSchema())
  const visitor = visitWithTypeInfo(types, {
    enter(node) {
      if (isLeftOut(node, variables)) return false
      if (node.kind === Kind.FRAGMENT_SPREAD) collector.spread(node.name.value)
      if (node.kind === Kind.ARGUMENT) {
        const owner = ownerIn(types)
        const value = coercedValue(node, types, variables)
        collector.argument({ node, owner, name: node.name.value, value })
      }
      return undefined
    },
  })
  visit(definition, visitor)
}

function ownerIn(types: TypeInfo): string {
  const directive = types.getDirective()
  if (directive) return `@${directive.name}`
  const [parent, field] = [types.getParentType(), types.getFieldDef()?.name ?? '']
  const schema = storefrontSchema()
  const isRoot = parent === schema.getQueryType() || parent === schema.getMutationType()
  return isRoot ? field : `${parent?.name}.${field}`
}

/** What cannot be coerced is an error where the field is resolved; what was sent is told all the same. */
function coercedValue({ value }: ArgumentNode, types: TypeInfo, variables: Variables): unknown {
  const type = types.getArgument()?.type
  const coerced = type === undefined ? undefined : valueFromAST(value, type, variables)
  return coerced === undefined ? valueFromASTUntyped(value, variables) : coerced
}

function isLeftOut(node: ASTNode, variables: Variables): boolean {
  return (
    conditionOf(GraphQLSkipDirective, node, variables) === true ||
    conditionOf(GraphQLIncludeDirective, node, variables) === false
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

function fragmentsOf({ definitions }: DocumentNode): ReadonlyMap<string, FragmentDefinitionNode> {
  return new Map(
    definitions.flatMap((definition) =>
      definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition]] : [],
    ),
  )
}
