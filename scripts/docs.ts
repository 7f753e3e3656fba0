// npm run docs: the documentation as a site on this machine, which follows what is written.
// With --build: written to artifacts/docs; a link that leads nowhere fails.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { installGenerator } from './install-generator.ts'
import { step } from './step.ts'

const SITE = 'docs/site'
const VITEPRESS = join(SITE, 'node_modules/vitepress/bin/vitepress.js')

await installGenerator(SITE, 'makes the site')
if (process.argv.includes('--build')) {
  await step('The site, in artifacts/docs', 'node', [VITEPRESS, 'build', SITE])
} else {
  const site = spawn('node', [VITEPRESS, 'dev', SITE, '--host', '127.0.0.1'], { stdio: 'inherit' })
  site.on('exit', (code) => process.exit(code ?? 1))
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => site.kill(signal))
}
