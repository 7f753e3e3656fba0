// npm run size: how large the parts are that end up in an app's bundle, and what of that is
// hydrogen-react's. The table is the one of docs/getting-started.md.
import { bundleSize } from './bundle-size.ts'

const RUNS = {
  middleware: 'edge',
  client: 'browser',
  server: 'server',
  routes: 'server',
}

console.log('| part | where it runs | bytes, gzipped | of these hydrogen-react |')
console.log('| --- | --- | --- | --- |')
for (const [name, where] of Object.entries(RUNS)) {
  const entry = `lib/${name}/index.ts`
  const { gzipped } = await bundleSize(entry)
  const rest = await bundleSize(entry, [/^@shopify\/hydrogen-react/])
  console.log(`| \`./${name}\` | ${where} | ${gzipped} | ${gzipped - rest.gzipped} |`)
}
