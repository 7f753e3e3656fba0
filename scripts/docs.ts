// npm run docs: the documentation as a site on this machine, which follows what is written.
// With --build: written to artifacts/docs; a link that leads nowhere fails.
import { join } from 'node:path'
import { installGenerator } from './install-generator.ts'
import { step } from './step.ts'

const SITE = 'docs/site'

await installGenerator(SITE, 'makes the site')
const vitepress = join(SITE, 'node_modules/vitepress/bin/vitepress.js')
if (process.argv.includes('--build')) {
  await step('The site, in artifacts/docs', 'node', [vitepress, 'build', SITE])
} else {
  await step('The site', 'node', [vitepress, 'dev', SITE, '--host', '127.0.0.1'])
}
