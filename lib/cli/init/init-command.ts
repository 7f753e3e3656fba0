import { CommandFailure, parseOptions, type Terminal, UsageError } from '../command.ts'
import { bold } from '../paint.ts'
import { type Project, readProject } from '../project/read-project.ts'
import { assertWritable, writeProjectFiles } from '../project-files/write-project-files.ts'
import { type Accounts, chooseAccounts } from './choose-accounts.ts'
import { chooseStore, isYes } from './choose-store.ts'
import { leftToDo } from './left-to-do.ts'
import { type FilePlan, type Plan, planProject, presentVariables, projectFiles } from './plan.ts'
import { refusal } from './refusal.ts'
import { showContents, showPlan } from './show-plan.ts'

/** `next-storefront-session init`: adds the session layer to the app in this folder. */
export async function runInit(args: readonly string[], terminal: Terminal): Promise<number> {
  const options = parseOptions(args, {
    yes: { type: 'boolean', default: false },
    force: { type: 'boolean', default: false },
    'dry-run': { type: 'boolean', default: false },
    proxy: { type: 'boolean', default: false },
    emulator: { type: 'boolean', default: false },
    accounts: { type: 'string' },
    json: { type: 'boolean', default: false },
  })
  const project = readProject(terminal.folder)
  if (project === null) throw new UsageError('There is no package.json in this folder.')
  const isProxy = options.proxy
  const refused = refusal(project, { isProxy })
  if (refused !== null) throw new CommandFailure(refused)
  const present = presentVariables(terminal.folder)
  const { accounts, why } = chooseAccounts(options.accounts, { ...present, ...terminal.env })
  const planFor = (isEmulator: boolean) => planProject(project, { isProxy, isEmulator, accounts })
  // These are written whatever the answers are. If that is impossible, there is no need to ask.
  assertPossible(planFor(false), terminal)
  const isAsked = !options.yes && !options['dry-run']
  const store = await chooseStore(present, {
    isNamed: options.emulator,
    ask: isAsked ? terminal.ask : null,
  })
  const plan = planFor(store === 'emulator')
  if (!options.json) terminal.out(`${why}\n\n${showPlan(plan)}\n`)
  assertPossible(plan, terminal)
  if (options['dry-run']) return preview({ plan, accounts, isJson: options.json }, terminal)
  const files = await filesToWrite(plan, { ...options, ask: terminal.ask })
  writeProjectFiles(projectFiles(files, plan.lines), terminal)
  report({ project, plan, files, accounts, isJson: options.json }, terminal)
  return 0
}

function assertPossible({ files, lines }: Plan, { folder }: Terminal): void {
  assertWritable(folder, projectFiles(files.filter(isNew), lines))
}

function preview(
  { plan, accounts, isJson }: Pick<Result, 'plan' | 'accounts' | 'isJson'>,
  { out }: Terminal,
): number {
  const written = plan.files.filter(isNew).map(({ path }) => path)
  const variables = plan.lines.map(({ name }) => name)
  out(isJson ? `${JSON.stringify({ accounts, written, variables })}\n` : showContents(plan))
  return 0
}

interface Consent {
  readonly yes: boolean
  readonly force: boolean
  readonly ask: Terminal['ask']
}

/** @throws {CommandFailure} if the answer is no */
async function filesToWrite(plan: Plan, consent: Consent): Promise<readonly FilePlan[]> {
  const created = plan.files.filter(isNew)
  const replaced = plan.files.filter(({ action }) => action === 'replace')
  const { yes, force, ask } = consent
  if (yes) return withoutIdleStyles([...created, ...(force ? replaced : [])])
  const isNeeded = created.length + plan.lines.length > 0
  if (!isNeeded && replaced.length === 0) return []
  if (ask === null) {
    throw new UsageError(
      'init asks first, and this is no terminal. Use --yes to write the files, or --dry-run to see them.',
    )
  }
  if (isNeeded && !isYes(await ask('Write these files? [y/N] '))) {
    throw new CommandFailure('Nothing was written.')
  }
  if (force) return [...created, ...replaced]
  const agreed: FilePlan[] = []
  for (const file of replaced) {
    if (isYes(await ask(`Replace ${file.path}? [y/N] `))) agreed.push(file)
  }
  return withoutIdleStyles([...created, ...agreed])
}

/** Styles of pages that are both the shop's own would be of no use. */
function withoutIdleStyles(files: readonly FilePlan[]): readonly FilePlan[] {
  const isUsed = files.some(({ text }) => text.includes('account.module.css'))
  return files.filter(({ path }) => isUsed || !path.endsWith('.css'))
}

function isNew({ action }: FilePlan): boolean {
  return action === 'create'
}

interface Result {
  readonly project: Project
  readonly plan: Plan
  readonly files: readonly FilePlan[]
  readonly accounts: Accounts
  readonly isJson: boolean
}

function report({ project, plan, files, accounts, isJson }: Result, { out }: Terminal): void {
  const kept = plan.files.filter(
    (file) => (file.action === 'replace' || file.action === 'compose') && !files.includes(file),
  )
  const left = leftToDo({ project, plan, kept, accounts })
  const written = files.map(({ path }) => path)
  const variables = plan.lines.map(({ name }) => name)
  if (isJson) {
    const paths = kept.map(({ path }) => path)
    out(`${JSON.stringify({ accounts, written, variables, kept: paths, left })}\n`)
    return
  }
  const isUnchanged = written.length + variables.length === 0
  out(isUnchanged ? 'Nothing was changed.\n' : `${bold('Written')}\n`)
  out(`\n${bold('Left to do')}\n${left.map((todo, index) => `${index + 1}. ${todo}\n`).join('')}`)
}
