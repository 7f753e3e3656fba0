import { spawnSync } from 'node:child_process'
import { isPlaceholder } from '../environment/placeholder.ts'
import { OWN_NAME, ownManifest } from '../own-package.ts'
import { hostedAddresses } from '../project/hosted-addresses.ts'
import { installCommand } from '../project/install-command.ts'
import type { Project } from '../project/read-project.ts'
import { satisfies } from '../project/satisfies.ts'
import { type Accounts, CLIENT_ID } from './choose-accounts.ts'
import { isEmulated } from './choose-store.ts'
import { isFilledIn } from './is-filled-in.ts'
import type { FilePlan, Plan } from './plan.ts'
import { template } from './templates.ts'

/** What `init` has found, taken and left alone. */
export interface Circumstances {
  readonly project: Project
  readonly plan: Plan
  readonly kept: readonly FilePlan[]
  readonly accounts: Accounts
}

/** What is left to a person once the plan is carried out, in the order in which to do it. */
export function leftToDo(circumstances: Circumstances): readonly string[] {
  const { project, plan, kept, accounts } = circumstances
  return [
    ...packages(project, plan),
    ...fillIn(plan),
    ...(accounts === 'oauth' ? listAddresses(project, plan) : doorsOfPasswords(plan)),
    ...(isUnignored(project.folder) ? [IGNORE] : []),
    ...kept.map(({ action, path, needs }) =>
      action === 'compose' ? compose(path) : otherPage(path, needs),
    ),
    ...(isEmulated(plan.variables) ? [START_STORE] : []),
    'Check everything: npx next-storefront-session doctor',
    logIn(circumstances),
  ]
}

/** The store's variables that have no value yet, by the names that stand in the file. */
function fillIn({ variables }: Plan): readonly string[] {
  const open = Object.entries(VARIABLES).flatMap(([name, meaning]) => {
    const value = variables[name]
    return value === '' || isPlaceholder(value) ? [`${name}, ${meaning}`] : []
  })
  return open.length === 0 ? [] : [`Fill in .env.local: ${open.join('; ')}.`]
}

const SETTINGS =
  'Sales channels › Headless (or Hydrogen) › the storefront › Customer Account API in the Shopify admin'

const VARIABLES = {
  SHOPIFY_STORE_DOMAIN: 'the domain of your shop',
  SHOPIFY_STOREFRONT_PRIVATE_TOKEN:
    'a private Storefront API token with the scopes unauthenticated_read_customers and unauthenticated_write_customers',
  SHOPIFY_CUSTOMER_ACCOUNT_CLIENT_ID: `the client id that stands under ${SETTINGS}`,
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

function logIn({ project, plan, accounts }: Circumstances): string {
  const page = `http://localhost:3000${project.basePath}/account`
  const who = isEmulated(plan.variables) ? ` as ada@example.com${howTo(accounts, plan)}` : ''
  return `Start the storefront (npm run dev), open ${page} and log in${who}.`
}

function howTo(accounts: Accounts, { variables }: Plan): string {
  return accounts === 'oauth'
    ? `; the code is in the outbox, at ${variables['SHOPIFY_STORE_DOMAIN']}`
    : ', password "analytical engine"'
}

/** What stands in the settings of a shop, to the letter. The emulator takes all of this machine. */
function listAddresses(project: Project, { variables }: Plan): readonly string[] {
  if (isEmulated(variables)) return []
  const named = variables['SESSION_SITE_ORIGIN'] ?? ''
  const origin = URL.canParse(named) ? new URL(named).origin : 'https://shop.example'
  const { callback, javaScriptOrigin, afterLogout } = hostedAddresses(origin, project)
  return [
    `List three addresses under ${SETTINGS}, to the letter${named === '' ? ', with your own domain' : ''}:

     callback URI        ${callback}
     JavaScript origin   ${javaScriptOrigin}
     logout URI          ${afterLogout}
`,
    ...(named === '' ? [SITE_ORIGIN] : []),
  ]
}

/** In a file that `next dev` reads, it would refuse the forms of the site that is developed. */
const SITE_ORIGIN =
  'Set SESSION_SITE_ORIGIN where you deploy, to what stands in the address bar of the site; in .env.local it stays empty.'

/** Where a client is configured, forms with a password are served for those who say so. */
function doorsOfPasswords({ variables }: Plan): readonly string[] {
  return isFilledIn(variables[CLIENT_ID])
    ? [`${CLIENT_ID} is set: give all entry points the option legacyAccounts: true, or remove it.`]
    : []
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

function otherPage(path: string, needs: string): string {
  return `${path} was not changed. It needs ${needs}: init --dry-run shows an example, init --force replaces it.`
}

/** Whether git would take `.env.local` along; false where there is no git. */
function isUnignored(folder: string): boolean {
  return spawnSync('git', ['check-ignore', '-q', '.env.local'], { cwd: folder }).status === 1
}
