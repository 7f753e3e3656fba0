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

/** An argument as a resolver or a directive receives it. */
export interface ExecutedArgument {
  readonly node: ArgumentNode
  /** The field it belongs to: `cartNoteUpdate` at the root, else `Cart.attribute`; or `@inContext`. */
  readonly owner: string
  /** With variables, defaults and literals filled in, as graphql itself coerces them. */
  readonly value: unknown
}

/** The part of a document that is executed. */
export interface ExecutedOperation {
  readonly arguments: readonly ExecutedArgument[]
  /** Definitions of variables that have their default, because the request gives them no value. */
  readonly defaults: readonly VariableDefinitionNode[]
}

type Variables = Readonly<Record<string, unknown>>

/**
 * Every argument of the operation that a request has executed: of fields and directives, in
 * fragments too, but not where `@skip` or `@include` leaves it out. Null if no operation is
 * executed, because the document or its variables are refused.
 */
export function executedOperation(request: GraphqlRequest): ExecutedOperation | null {
  const { query, variables, operationName } = request
  const { document, errors } = checkedDocument(query)
  if (document === null || errors.length > 0) return null
  const operation = getOperationAST(document, operationName)
  if (operation == null) return null
  const { variableDefinitions = [] } = operation
  const { coerced } = getVariableValues(storefrontSchema(), variableDefinitions, variables)
  if (coerced === undefined) return null
  return {
    arguments: argumentsOf(operation, document, coerced),
    defaults: variableDefinitions.filter(
      ({ variable }) => !Object.hasOwn(variables, variable.name.value),
    ),
  }
}

/** A fragment is visited once: its arguments are the same wherever it is spread. */
function argumentsOf(
  operation: DefinitionNode,
  { definitions }: DocumentNode,
  variables: Variables,
): readonly ExecutedArgument[] {
  const found: ExecutedArgument[] = []
  const reached = new Set<DefinitionNode>([operation])
  const fragments = definitions.filter((each) => each.kind === Kind.FRAGMENT_DEFINITION)
  const types = new TypeInfo(storefrontSchema())
  const visitor = visitWithTypeInfo(types, {
    enter(node) {
      if (isLeftOut(node, variables)) return false
      if (node.kind === Kind.FRAGMENT_SPREAD) {
        const fragment = fragments.find(({ name }) => name.value === node.name.value)
        if (fragment !== undefined) reached.add(fragment)
      }
      if (node.kind === Kind.ARGUMENT) {
        found.push({ node, owner: ownerIn(types), value: coercedValue(node, types, variables) })
      }
      return undefined
    },
  })
  for (const definition of reached) visit(definition, visitor)
  return found
}

function ownerIn(types: TypeInfo): string {
  const directive = types.getDirective()
  if (directive) return `@${directive.name}`
  const [parent, field] = [types.getParentType(), types.getFieldDef()?.name ?? '']
  const schema = storefrontSchema()
  const isRoot = parent === schema.getQueryType() || parent === schema.getMutationType()
  return isRoot ? field : `${parent?.name}.${field}`
}

/** A value that cannot be coerced is an error of its field; then the value that was sent is used. */
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

/** A condition that is null is an error of the selection around it, and leaves nothing out. */
function conditionOf(directive: GraphQLDirective, node: ASTNode, variables: Variables): unknown {
  if (!('directives' in node)) return undefined
  try {
    return getDirectiveValues(directive, node, variables)?.['if']
  } catch {
    return undefined
  }
}
