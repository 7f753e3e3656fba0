// node emulator/scripts/write-schema.ts: emulator/schema/*.graphql, from the schemas that
// hydrogen-react ships. Run it after an update of hydrogen-react; a test says when it is due. Then format it: `biome check --write emulator/schema`.
import { writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { buildClientSchema, type IntrospectionQuery, printSchema } from 'graphql'

const shipped = createRequire(import.meta.url)

for (const name of ['storefront', 'customer-account']) {
  const introspection: IntrospectionQuery = shipped(`@shopify/hydrogen-react/${name}.schema.json`)
  const written = new URL(`../schema/${name}.graphql`, import.meta.url)
  writeFileSync(written, `${printSchema(buildClientSchema(introspection))}\n`)
}
