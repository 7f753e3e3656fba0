import { parseOptions, readCount, type Terminal, UsageError, type Variables } from '../command.ts'
import { isPlaceholder } from '../environment/placeholder.ts'
import { ENV_FILES, environmentWith, nextEnvironment } from '../environment/read-environment.ts'
import { exitCodeOf, type Finding, showFinding } from '../finding.ts'
import { bold } from '../paint.ts'
import { type Project, readProject } from '../project/read-project.ts'
import { checkBuyerIp } from './check-buyer-ip.ts'
import { checkEnvFiles } from './check-env-files.ts'
import { checkEnvironment, storeOf } from './check-environment.ts'
import { checkForms } from './check-forms.ts'
import { checkMiddleware } from './check-middleware.ts'
import { checkRoutes } from './check-routes.ts'
import { checkSharedStore } from './check-shared-store.ts'
import { checkStore } from './check-store.ts'
import { checkTypes } from './check-types.ts'
import { checkVersions } from './check-versions.ts'

/** `next-storefront-session doctor`: what is wrong with a storefront, and what to do about it. */
export async function runDoctor(args: readonly string[], terminal: Terminal): Promise<number> {
  const options = parseOptions(args, {
    'env-file': { type: 'string', multiple: true },
    mode: { type: 'string' },
    timeout: { type: 'string', default: '5000' },
    json: { type: 'boolean', default: false },
  })
  const sections = await checkAll({
    folder: terminal.folder,
    timeoutMs: readCount('--timeout', options.timeout),
    env: environmentOf(options, terminal),
    envFiles: options['env-file'] ?? ENV_FILES,
  })
  const findings = sections.flatMap((section) => section.findings)
  terminal.out(
    options.json ? `${JSON.stringify({ findings })}\n` : sections.map(showSection).join('\n'),
  )
  return exitCodeOf(findings)
}

function environmentOf(
  options: { readonly 'env-file'?: string[]; readonly mode?: string },
  terminal: Terminal,
): Variables {
  const files = options['env-file']
  if (files !== undefined) return environmentWith(files, terminal)
  const isProduction = terminal.env['NODE_ENV'] === 'production'
  const mode = options.mode ?? (isProduction ? 'production' : 'development')
  if (mode === 'development' || mode === 'production') return nextEnvironment(terminal, mode)
  throw new UsageError(`--mode is development or production, not ${JSON.stringify(mode)}.`)
}

interface Section {
  readonly title: string
  readonly findings: readonly Finding[]
}

interface Subject {
  readonly folder: string
  readonly env: Variables
  /** From the folder. */
  readonly envFiles: readonly string[]
  readonly timeoutMs: number
}

async function checkAll(subject: Subject): Promise<readonly Section[]> {
  const { folder, env, envFiles } = subject
  const project = readProject(folder)
  const files = project === null ? [] : filesFindings(project)
  const environment = [...checkEnvironment(env), ...checkEnvFiles(folder, envFiles)]
  const sections = [
    { title: 'Environment', findings: environment },
    { title: 'Store', findings: await storeFindings(subject, project) },
    { title: 'Shared store', findings: await sharedStoreFindings(subject, project) },
    { title: 'Project', findings: checkVersions(project) },
    { title: 'Files', findings: files },
  ]
  return sections.filter(({ findings }) => findings.length > 0)
}

function filesFindings(project: Project): readonly Finding[] {
  return [
    ...checkMiddleware(project),
    ...checkRoutes(project),
    ...checkForms(project),
    ...checkTypes(project),
  ]
}

async function storeFindings(
  { folder, env, timeoutMs }: Subject,
  project: Project | null,
): Promise<readonly Finding[]> {
  const config = storeOf(env)
  // A domain that nobody has filled in is nobody's store.
  if (config === null || isPlaceholder(env['SHOPIFY_STORE_DOMAIN'])) return []
  return [...(await checkStore(config, { project, timeoutMs })), await checkBuyerIp(config, folder)]
}

async function sharedStoreFindings(
  { folder, env, timeoutMs }: Subject,
  project: Project | null,
): Promise<readonly Finding[]> {
  const config = storeOf(env)
  return config === null ? [] : checkSharedStore(config, { project, folder, timeoutMs })
}

function showSection({ title, findings }: Section): string {
  return `${bold(title)}\n${findings.map(showFinding).join('')}`
}
