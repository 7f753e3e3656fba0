import { spawnSync } from 'node:child_process'
import { OWN_NAME, ownManifest } from '../own-package.ts'
import { installCommand } from '../project/install-command.ts'
import type { Project } from '../project/read-project.ts'
import { satisfies } from '../project/satisfies.ts'
import type { FilePlan, Plan } from './plan.ts'
import { template } from './templates.ts'

/** What is left to a person once the plan is carried out, in the order in which to do it. */
export function leftToDo(
  project: Project,
  plan: Plan,
  kept: readonly FilePlan[],
): readonly string[] {
  return [
    ...packages(project),
    ...(plan.lines.some(({ name }) => name.startsWith('SHOPIFY_')) ? [FILL_IN] : []),
    ...(isUnignored(project.folder) ? [IGNORE] : []),
    ...kept.map(({ action, path, text }) =>
      action === 'compose' ? compose(path) : otherPage(path, text),
    ),
    'Check everything: npx next-storefront-session doctor',
  ]
}

const FILL_IN =
  'Fill in .env.local: the domain of your shop, and a Storefront API token with the scopes unauthenticated_read_customers and unauthenticated_write_customers.'

const IGNORE = 'Add .env*.local to .gitignore: there are secrets in it.'

function packages({ folder, dependencies, installed }: Project): readonly string[] {
  const own = dependencies[OWN_NAME] === undefined ? [installCommand(folder, OWN_NAME)] : []
  const range = ownManifest().peerDependencies.react
  if (installed.react === null || satisfies(installed.react, range) !== false) return own
  const update = installCommand(folder, 'react@latest react-dom@latest')
  return [...own, `${update} (React has to be ${range})`]
}

function compose(path: string): string {
  const name = /proxy\.\w+$/.test(path) ? 'proxy' : 'middleware'
  const middleware = template('middleware.ts')
  const config = middleware.slice(middleware.indexOf('export const config'))
  return `Pass your own middleware in ${path} on, so that it runs with the renewed session:

     import { createSessionMiddleware } from 'next-storefront-session/middleware'

     export const ${name} = createSessionMiddleware({}, yourMiddleware)

   If it must not run for API routes, as next-intl's, let it return early there: see docs/middleware.md.
   The matcher has to cover pages and API routes, and no prefetches, such as:

${config.replace(/^(?=.)/gm, '     ')}`
}

function otherPage(path: string, text: string): string {
  const call = /\b(createSessionRoutes|requireSession)\b/.exec(text)?.[1]
  const use = call === undefined ? 'a form that is sent to /api/session/login' : `${call}()`
  return `${path} was not changed. It needs ${use}: init --dry-run shows an example, init --force replaces it.`
}

/** Whether git would take `.env.local` along; false where there is no git. */
function isUnignored(folder: string): boolean {
  return spawnSync('git', ['check-ignore', '-q', '.env.local'], { cwd: folder }).status === 1
}
