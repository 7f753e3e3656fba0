import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { buildClientSchema, buildSchema, isObjectType, printSchema } from 'graphql'
import { expect, test } from 'vitest'
import { storefrontSchema } from './storefront-schema.ts'

test.each(['storefront', 'customer-account'])(
  'the schema %s is the one that hydrogen-react ships',
  (name) => {
    const shipped = createRequire(import.meta.url)(`@shopify/hydrogen-react/${name}.schema.json`)
    const file = readFileSync(new URL(`../../schema/${name}.graphql`, import.meta.url), 'utf8')
    const written = buildSchema(file, { assumeValid: true })
    expect(printSchema(written)).toBe(printSchema(buildClientSchema(shipped)))
  },
)

test('what its interface does not deprecate is not deprecated, which GraphiQL would refuse', () => {
  const types = Object.values(storefrontSchema().getTypeMap()).filter(isObjectType)
  const wrong = types.flatMap((type) =>
    type.getInterfaces().flatMap((each) =>
      Object.values(each.getFields())
        .filter(({ deprecationReason }) => deprecationReason === undefined)
        .filter(({ name }) => type.getFields()[name]?.deprecationReason !== undefined)
        .map(({ name }) => `${type.name}.${name}`),
    ),
  )
  expect(wrong).toEqual([])
})
