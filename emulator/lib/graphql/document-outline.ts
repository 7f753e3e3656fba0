import {
  type ArgumentNode,
  type ASTNode,
  type DefinitionNode,
  type DocumentNode,
  type GraphQLInputType,
  Kind,
  TypeInfo,
  type VariableDefinitionNode,
  visit,
  visitWithTypeInfo,
} from 'graphql'
import { storefrontSchema } from './storefront-schema.ts'

/** An argument where it stands in a document. */
export interface ArgumentSite {
  readonly node: ArgumentNode
  /** Whose it is: `cartNoteUpdate` of a root field, `Cart.attribute` of another, `@inContext`. */
  readonly owner: string
  /** Undefined where the schema knows no such argument. */
  readonly type: GraphQLInputType | undefined
  /** What stands around it and has directives, by which all of it may be left out. */
  readonly guards: readonly ASTNode[]
}

/** A fragment where it is spread. */
export interface SpreadSite {
  readonly name: string
  readonly guards: readonly ASTNode[]
}

/** What stands in an operation or in a fragment. */
export interface DefinitionOutline {
  readonly arguments: readonly ArgumentSite[]
  readonly spreads: readonly SpreadSite[]
}

/** A variable that is used, or a text: a name, an alias, a literal. */
export interface Mention {
  readonly node: ASTNode
  /** The argument, or the default of a variable, that it is a part of. */
  readonly within: ArgumentNode | VariableDefinitionNode | null
}

/** What has to be known of a document to say where a text in it goes. */
export interface DocumentOutline {
  readonly definitions: ReadonlyMap<DefinitionNode, DefinitionOutline>
  readonly mentions: readonly Mention[]
}

const outlines = new WeakMap<DocumentNode, DocumentOutline>()

/** Reads a document; once, however often it is sent. */
export function outlineOf(document: DocumentNode): DocumentOutline {
  const known = outlines.get(document)
  if (known !== undefined) return known
  const outline = {
    definitions: new Map(document.definitions.map((each) => [each, outlineDefinition(each)])),
    mentions: mentionsIn(document),
  }
  outlines.set(document, outline)
  return outline
}

function outlineDefinition(definition: DefinitionNode): DefinitionOutline {
  const types = new TypeInfo(storefrontSchema())
  const found = { arguments: [] as ArgumentSite[], spreads: [] as SpreadSite[] }
  const around: ASTNode[] = []
  const visitor = visitWithTypeInfo(types, {
    enter(node) {
      if (hasDirectives(node)) around.push(node)
      if (node.kind === Kind.FRAGMENT_SPREAD) {
        found.spreads.push({ name: node.name.value, guards: [...around] })
      }
      if (node.kind === Kind.ARGUMENT) {
        const type = types.getArgument()?.type
        found.arguments.push({ node, owner: ownerIn(types), type, guards: [...around] })
      }
    },
    leave(node) {
      if (hasDirectives(node)) around.pop()
    },
  })
  visit(definition, visitor)
  return found
}

function hasDirectives(node: ASTNode): boolean {
  return 'directives' in node && (node.directives ?? []).length > 0
}

function ownerIn(types: TypeInfo): string {
  const directive = types.getDirective()
  if (directive) return `@${directive.name}`
  const [parent, field] = [types.getParentType(), types.getFieldDef()?.name ?? '']
  const schema = storefrontSchema()
  const isRoot = parent === schema.getQueryType() || parent === schema.getMutationType()
  return isRoot ? field : `${parent?.name}.${field}`
}

function mentionsIn(document: DocumentNode): readonly Mention[] {
  const mentions: Mention[] = []
  let within: Mention['within'] = null
  visit(document, {
    enter(node) {
      if (isWhole(node)) within = node
      // Where a variable is defined it is not used: a default names none.
      const isUse = node.kind === Kind.VARIABLE && within?.kind === Kind.ARGUMENT
      const isText = 'value' in node && typeof node.value === 'string'
      if (isUse || isText) mentions.push({ node, within })
    },
    leave(node) {
      if (node === within) within = null
    },
  })
  return mentions
}

function isWhole(node: ASTNode): node is ArgumentNode | VariableDefinitionNode {
  return node.kind === Kind.ARGUMENT || node.kind === Kind.VARIABLE_DEFINITION
}
