import {
  type GraphQLInputType,
  getNullableType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isScalarType,
} from 'graphql'
import { storefrontSchema } from './storefront-schema.ts'

/** For tests: a text within the arguments of a mutation, e.g. `['input', 'lines', 0, 'id']`. */
export type ArgumentPath = readonly (string | 0)[]

const TEXTS = ['String', 'ID', 'URL', 'JSON']

/** For tests: every text in the arguments of a mutation; lists are followed into their first item. */
export function textArguments(mutation: string): readonly ArgumentPath[] {
  return argumentsOf(mutation).flatMap(({ name, type }) => textsOf(type, [name]))
}

/**
 * For tests: arguments with a text in one place, and beside it what is required. `known` gives a
 * value by its name, or nothing where any will do.
 */
export function argumentsWith(
  mutation: string,
  { path, text, known }: { path: ArgumentPath; text: string; known: Known },
): Readonly<Record<string, unknown>> {
  return fieldsWith(argumentsOf(mutation), { path, text, known })
}

/** For tests: the document that sends a mutation with all of some arguments as variables. */
export function mutationDocument(mutation: string, args: object, selection: string): string {
  const sent = argumentsOf(mutation).filter(({ name }) => name in args)
  const variables = sent.map(({ name, type }) => `$${name}: ${type}`).join(', ')
  const given = sent.map(({ name }) => `${name}: $${name}`).join(', ')
  return `mutation (${variables}) { result: ${mutation}(${given}) ${selection} }`
}

type Known = (name: string) => unknown

interface Place {
  readonly path: ArgumentPath
  readonly text: string
  readonly known: Known
}

interface Named {
  readonly name: string
  readonly type: GraphQLInputType
}

function argumentsOf(mutation: string): readonly Named[] {
  return storefrontSchema().getMutationType()?.getFields()[mutation]?.args ?? []
}

function textsOf(
  given: GraphQLInputType,
  path: ArgumentPath,
  within: readonly string[] = [],
): readonly ArgumentPath[] {
  const type = getNullableType(given)
  if (isListType(type)) return textsOf(type.ofType, [...path, 0], within)
  if (isScalarType(type)) return TEXTS.includes(type.name) ? [path] : []
  if (!isInputObjectType(type) || within.includes(type.name)) return []
  return Object.values(type.getFields()).flatMap((field) =>
    textsOf(field.type, [...path, field.name], [...within, type.name]),
  )
}

function fieldsWith(fields: readonly Named[], { path, text, known }: Place) {
  const [wanted, ...rest] = path
  const values = fields.flatMap(({ name, type }) => {
    const isWanted = name === wanted
    if (!isWanted && !isNonNullType(type) && name !== ALWAYS) return []
    const value = known(name)
    if (!isWanted && value !== undefined) return [[name, value]]
    return [
      [
        name,
        valueWith(type, name, { path: isWanted ? rest : [], text: isWanted ? text : ANY, known }),
      ],
    ]
  })
  return Object.fromEntries(values)
}

const ANY = 'anything'

/** An address without a country is refused, although the schema does not require one. */
const ALWAYS = 'countryCode'

function valueWith(given: GraphQLInputType, name: string, place: Place): unknown {
  const type = getNullableType(given)
  if (isListType(type))
    return [valueWith(type.ofType, name, { ...place, path: place.path.slice(1) })]
  if (isInputObjectType(type)) return fieldsWith(Object.values(type.getFields()), place)
  if (isScalarType(type) && type.name === 'Boolean') return false
  return isScalarType(type) && type.name === 'Int' ? 1 : place.text
}
