// node emulator/scripts/write-schema.ts: emulator/schema/storefront.graphql, from the schema that
// hydrogen-react ships. Run it after an update of hydrogen-react; a test says when it is due.
import { writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { buildClientSchema, type IntrospectionQuery, printSchema } from 'graphql'

const WRITTEN = new URL('../schema/storefront.graphql', import.meta.url)

const introspection: IntrospectionQuery = createRequire(import.meta.url)(
  '@shopify/hydrogen-react/storefront.schema.json',
)
writeFileSync(WRITTEN, `${printSchema(buildClientSchema(introspection))}\n`)
