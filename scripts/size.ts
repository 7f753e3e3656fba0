// npm run size: how large the parts are that end up in an app's bundle.
import { bundleSize } from './bundle-size.ts'

for (const name of ['middleware', 'client', 'server', 'routes']) {
  const { minified, gzipped } = await bundleSize(`lib/${name}/index.ts`)
  console.log(`./${name.padEnd(10)} ${minified} bytes minified, ${gzipped} gzipped`)
}
