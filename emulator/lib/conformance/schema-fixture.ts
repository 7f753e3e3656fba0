import { expect } from 'vitest'
import { type Conformance, denied } from './conformance-fixture.ts'

const TYPE = 'kind name ofType { kind name ofType { kind name ofType { kind name } } }'

const SIGNATURES = `query {
  __schema {
    types {
      name
      fields(includeDeprecated: true) { name isDeprecated args { name type { ${TYPE} } } type { ${TYPE} } }
      inputFields { name type { ${TYPE} } }
    }
    directives { name locations args { name type { ${TYPE} } } }
  }
}`

interface TypeReference {
  readonly kind: string
  readonly name: string | null
  readonly ofType?: TypeReference | null
}

interface Named {
  readonly name: string
  readonly type: TypeReference
  readonly isDeprecated?: boolean
}

interface FieldDefinition extends Named {
  readonly args: readonly Named[]
}

interface TypeDefinition {
  readonly name: string
  readonly fields: readonly FieldDefinition[] | null
  readonly inputFields: readonly Named[] | null
}

/** For tests: fields that payloads share. */
export const TOKEN = { customerAccessToken: 'CustomerAccessToken' }
export const CODED_ERRORS = { customerUserErrors: '[CustomerUserError!]!' }
export const OLD_ERRORS = { userErrors: '[UserError!]! @deprecated' }

/** For tests: what the emulator says of its own schema, by introspection. */
export function schemaOf(store: Conformance) {
  const definitions = async () => (await store.post(SIGNATURES)).body.data.__schema

  async function typeNamed(name: string): Promise<TypeDefinition> {
    const { types } = await definitions()
    return types.find((each: TypeDefinition) => each.name === name)
  }

  return {
    /** The arguments of a root field, and the fields of what it gives. */
    async signature(field: string, root: 'Mutation' | 'QueryRoot' = 'Mutation') {
      const found = (await typeNamed(root)).fields?.find(({ name }) => name === field)
      if (found === undefined) throw new Error(`${root} has no field ${field}.`)
      return { args: byName(found.args), payload: written(found.type) }
    },
    /** The fields of a type; of an input its input fields. */
    async fields(typeName: string) {
      const { fields, inputFields } = await typeNamed(typeName)
      return byName(fields ?? inputFields ?? [])
    },
    /** Root fields and inputs that have to do with a customer access token, sorted by their kind. */
    async operationsWithTokens() {
      const { types } = await definitions()
      const roots: FieldDefinition[] = types
        .filter(({ name }: TypeDefinition) => name === 'Mutation' || name === 'QueryRoot')
        .flatMap(({ fields }: TypeDefinition) => fields ?? [])
      const hasToken = (all: readonly Named[] | null) =>
        all?.some(({ name }) => name === 'customerAccessToken') === true
      const givesToken = ({ type }: Named) =>
        hasToken(types.find(({ name }: TypeDefinition) => name === written(type))?.fields ?? null)
      const namesOf = (all: readonly { readonly name: string }[]) => all.map(({ name }) => name)
      return {
        taking: namesOf(roots.filter(({ args }) => hasToken(args))),
        giving: namesOf(roots.filter(givesToken)),
        inputs: namesOf(types.filter(({ inputFields }: TypeDefinition) => hasToken(inputFields))),
      }
    },
    async directive(directiveName: string) {
      const { directives } = await definitions()
      const found = directives.find(({ name }: { name: string }) => name === directiveName)
      return { args: byName(found.args), locations: found.locations }
    },
  }
}

/** For tests: a field is denied where its scope is missing, or the API token altogether. */
export async function expectScope(
  store: Conformance,
  field: string,
  { document, variables, cost, scope = 'unauthenticated_write_customers' }: ScopeCase,
): Promise<void> {
  const { behaviour } = store.emulator
  const refusal = denied(field, cost, `\`${scope}\` access scope.`)
  const tokenless = await store.post(document, variables, { apiToken: 'none' })
  expect([tokenless.status, tokenless.body]).toEqual([200, refusal])
  const before = behaviour.scopes
  behaviour.scopes = before.filter((each) => each !== scope)
  for (const apiToken of ['private', 'public'] as const) {
    const { status, body } = await store.post(document, variables, { apiToken })
    expect([status, body]).toEqual([200, refusal])
  }
  behaviour.scopes = before
}

interface ScopeCase {
  readonly document: string
  readonly variables: object
  readonly cost: number
  /** @default 'unauthenticated_write_customers' */
  readonly scope?: string
}

function byName(all: readonly Named[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    all.map(({ name, type, isDeprecated }) => [
      name,
      written(type) + (isDeprecated ? ' @deprecated' : ''),
    ]),
  )
}

/** A type as a schema has it, e.g. `[UserError!]!`. */
function written({ kind, name, ofType }: TypeReference): string {
  if (kind === 'NON_NULL') return `${ofType ? written(ofType) : ''}!`
  return kind === 'LIST' ? `[${ofType ? written(ofType) : ''}]` : (name ?? '')
}
