import { createRequire } from 'node:module'
import { buildClientSchema, printSchema } from 'graphql'
import { expect, test } from 'vitest'
import { storefrontSchema } from './storefront-schema.ts'

test('the schema is the one that hydrogen-react ships', () => {
  const shipped = createRequire(import.meta.url)('@shopify/hydrogen-react/storefront.schema.json')
  expect(printSchema(storefrontSchema())).toBe(printSchema(buildClientSchema(shipped)))
})
