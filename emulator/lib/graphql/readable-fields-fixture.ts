import {
  type GraphQLField,
  type GraphQLObjectType,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isObjectType,
  isRequiredArgument,
} from 'graphql'
import type { GraphqlReply } from '../customers/customer-fixture.ts'
import { storefrontSchema } from './storefront-schema.ts'

/** What is not a client's to write, or is shown by a second way. */
const LEFT_OUT_TYPES = [
  'ProductVariant',
  'Order',
  'SellingPlanAllocation',
  'Company',
  'CompanyLocation',
]
const LEFT_OUT_FIELDS = ['edges', 'reference', 'references', 'parentResource', 'pageInfo']

/**
 * For tests: a selection of all that the emulator serves below a type of the schema. It is found by
 * asking for everything and leaving out what the emulator says that it does not implement.
 */
export async function readableFields(
  typeName: string,
  ask: (selection: string) => Promise<GraphqlReply>,
): Promise<string> {
  const missing = new Set<string>()
  for (;;) {
    const selection = selectionOf(objectNamed(typeName), missing, [])
    const { errors = [] } = await ask(selection)
    const unknown = errors.flatMap(
      ({ message }: { message: string }) => NOT_IMPLEMENTED.exec(message)?.[1] ?? [],
    )
    if (unknown.length < errors.length) throw new Error(JSON.stringify(errors))
    if (unknown.length === 0) return selection
    for (const name of unknown) missing.add(name)
  }
}

const NOT_IMPLEMENTED = /^The emulator does not implement (\w+\.\w+) yet\.$/

function selectionOf(
  type: GraphQLObjectType,
  missing: ReadonlySet<string>,
  within: readonly string[],
): string {
  const fields = Object.values(type.getFields())
    .filter(({ name }) => !LEFT_OUT_FIELDS.includes(name))
    .filter(({ name }) => !missing.has(`${type.name}.${name}`))
    .flatMap((field) => fieldSelection(type, field, { missing, within: [...within, type.name] }))
  return `{ __typename ${fields.join(' ')} }`
}

function fieldSelection(
  { name: parent }: GraphQLObjectType,
  field: GraphQLField<unknown, unknown>,
  { missing, within }: { missing: ReadonlySet<string>; within: readonly string[] },
): readonly string[] {
  const given = argumentsOf(field)
  if (given === null) return []
  const called = `${parent}_${field.name}: ${field.name}${given}`
  const type = getNamedType(field.type)
  if (!isCompositeType(type)) return [called]
  const objects = isAbstractType(type) ? storefrontSchema().getPossibleTypes(type) : [type]
  const followed = objects.filter(
    ({ name }) => !LEFT_OUT_TYPES.includes(name) && !within.includes(name),
  )
  const parts = followed.map((each) =>
    isObjectType(each) ? `... on ${each.name} ${selectionOf(each, missing, within)}` : '',
  )
  return parts.length === 0 ? [] : [`${called} { __typename ${parts.join(' ')} }`]
}

/** The arguments that a field needs; null where only a test could know them. */
function argumentsOf({ args }: GraphQLField<unknown, unknown>): string | null {
  const known: Readonly<Record<string, string>> = { first: '5', identifiers: '$identifiers' }
  if (args.some((arg) => isRequiredArgument(arg) && known[arg.name] === undefined)) return null
  const given = args.filter(({ name }) => known[name] !== undefined)
  return given.length === 0
    ? ''
    : `(${given.map(({ name }) => `${name}: ${known[name]}`).join(', ')})`
}

function objectNamed(name: string): GraphQLObjectType {
  const type = storefrontSchema().getType(name)
  if (!isObjectType(type)) throw new Error(`${name} is no object of the schema.`)
  return type
}
