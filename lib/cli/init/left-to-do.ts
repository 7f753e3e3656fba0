import { spawnSync } from 'node:child_process'
import { peerRanges } from '../package-version.ts'
import { installCommand } from '../project/package-manager.ts'
import { OWN_NAME, type Project } from '../project/read-project.ts'
import { satisfies } from '../project/satisfies.ts'
import type { Plan } from './plan.ts'
import type { FilePlan } from './plan-file.ts'
import { MIDDLEWARE } from './templates/middleware.ts'

/** What is left to a person once the plan is carried out, in the order in which to do it. */
export function leftToDo(
  project: Project,
  plan: Plan,
  kept: readonly FilePlan[],
): readonly string[] {
  return [
    ...packages(project),
    ...(plan.lines.some(({ name }) => name.startsWith('SHOPIFY_')) ? [FILL_IN] : []),
    ...(isCommitted(project.folder) ? [IGNORE] : []),
    ...kept.map(({ action, path, text }) =>
      action === 'compose' ? compose(path) : otherPage(path, text),
    ),
    'Check it all: npx next-storefront-session doctor',
  ]
}

const FILL_IN =
  'Fill in .env.local: the domain of your shop, and a Storefront API token with the scopes unauthenticated_read_customers and unauthenticated_write_customers.'

const IGNORE = 'Put .env*.local into .gitignore: there are secrets in it.'

function packages({ dependencies, installed, manager }: Project): readonly string[] {
  const own = dependencies[OWN_NAME] === undefined ? [installCommand(manager, OWN_NAME)] : []
  const range = peerRanges().react
  const isOld = installed.react !== null && satisfies(installed.react, range) === false
  const react = isOld
    ? [`${installCommand(manager, 'react@latest react-dom@latest')} (React has to be ${range})`]
    : []
  return [...own, ...react]
}

function compose(path: string): string {
  const name = /proxy\.\w+$/.test(path) ? 'proxy' : 'middleware'
  return `Hand your own middleware in ${path} over, so that it runs with the renewed session:

     import { createSessionMiddleware } from 'next-storefront-session/middleware'

     export const ${name} = createSessionMiddleware({}, yourMiddleware)

   If it cannot do with API routes, as next-intl cannot, have it pass them by: the README shows how.
   The matcher has to cover pages and API routes, and no prefetches, such as:

${MIDDLEWARE.slice(MIDDLEWARE.indexOf('export const config')).replace(/^(?=.)/gm, '     ')}`
}

function otherPage(path: string, text: string): string {
  const call = /\b(createSessionRoutes|requireSession)\b/.exec(text)?.[1]
  const use = call === undefined ? 'a form that is sent to /api/session/login' : `${call}()`
  return `${path} was left as it is. It needs ${use}: init --dry-run shows an example, init --force replaces it.`
}

/** Whether git would take `.env.local` along; false where there is no git. */
function isCommitted(folder: string): boolean {
  const { status } = spawnSync('git', ['check-ignore', '-q', '.env.local'], { cwd: folder })
  return status === 1
}
