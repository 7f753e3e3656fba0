import { spawnSync } from 'node:child_process'
import { isPlaceholder } from '../environment/placeholder.ts'
import { OWN_NAME, ownManifest } from '../own-package.ts'
import { installCommand } from '../project/install-command.ts'
import type { Project } from '../project/read-project.ts'
import { satisfies } from '../project/satisfies.ts'
import { isEmulated } from './choose-store.ts'
import type { FilePlan, Plan } from './plan.ts'
import { template } from './templates.ts'

/** What is left to a person once the plan is carried out, in the order in which to do it. */
export function leftToDo(
  project: Project,
  plan: Plan,
  kept: readonly FilePlan[],
): readonly string[] {
  return [
    ...packages(project, plan),
    ...fillIn(plan),
    ...(isUnignored(project.folder) ? [IGNORE] : []),
    ...kept.map(({ action, path, text }) =>
      action === 'compose' ? compose(path) : otherPage(path, text),
    ),
    ...(isEmulated(plan.variables) ? [START_STORE] : []),
    'Check everything: npx next-storefront-session doctor',
    logIn(project, plan),
  ]
}

/** The store's variables that have no value yet, by the names that stand in the file. */
function fillIn({ variables }: Plan): readonly string[] {
  const open = Object.entries(STORE_VARIABLES).flatMap(([name, meaning]) => {
    const value = variables[name]
    return value === '' || isPlaceholder(value) ? [`${name}, ${meaning}`] : []
  })
  return open.length === 0 ? [] : [`Fill in .env.local: ${open.join('; ')}.`]
}

const STORE_VARIABLES = {
  SHOPIFY_STORE_DOMAIN: 'the domain of your shop',
  SHOPIFY_STOREFRONT_PRIVATE_TOKEN:
    'a private Storefront API token with the scopes unauthenticated_read_customers and unauthenticated_write_customers',
} as const

const IGNORE = 'Add .env*.local to .gitignore: there are secrets in it.'

const EMULATOR = 'storefront-emulator'
const START_STORE = `Start the store, in a terminal of its own: npx ${EMULATOR}`

/** What can be installed by its name only once it is published. */
function install(folder: string, name: string, flag = ''): string {
  return `${installCommand(folder, `${flag}${name}`)} (or the tarball that npm pack has made of it)`
}

function packages({ folder, dependencies, installed }: Project, plan: Plan): readonly string[] {
  const isMissing = (name: string) => dependencies[name] === undefined
  const range = ownManifest().peerDependencies.react
  const isOld = installed.react !== null && satisfies(installed.react, range) === false
  const update = installCommand(folder, 'react@latest react-dom@latest')
  return [
    ...(isMissing(OWN_NAME) ? [install(folder, OWN_NAME)] : []),
    ...(isEmulated(plan.variables) && isMissing(EMULATOR)
      ? [install(folder, EMULATOR, '-D ')]
      : []),
    ...(isOld ? [`${update} (React has to be ${range})`] : []),
  ]
}

function logIn({ basePath }: Project, { variables }: Plan): string {
  const page = `http://localhost:3000${basePath}/account`
  const who = isEmulated(variables) ? ' as ada@example.com, password "analytical engine"' : ''
  return `Start the storefront (npm run dev), open ${page} and log in${who}.`
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
