// node scripts/prepare-example.ts NAME FOLDER TARBALL: one of the apps of `npm run test:examples`,
// put together, installed and built below a folder.
import { prepareApp } from './examples/prepare-app.ts'

const [name = '', folder = '', tarball = ''] = process.argv.slice(2)
await prepareApp(name, { folder, tarball })
