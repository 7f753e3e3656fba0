import type { Variables } from '../command.ts'
import { type Command, type Terminal, UsageError } from '../command.ts'
import { ENV_FILES, environmentWith, nextEnvironment } from '../environment/read-environment.ts'
import { exitCodeOf, type Finding, showFinding } from '../finding.ts'
import { bold } from '../paint.ts'
import { parseOptions } from '../parse-options.ts'
import { readProject } from '../project/read-project.ts'
import { checkCommitted } from './check-committed.ts'
import { checkEnvironment, storeOf } from './check-environment.ts'
import { checkPermissions } from './check-permissions.ts'
import { checkProject } from './check-project.ts'
import { checkStore } from './check-store.ts'
import { checkBuyerIp } from './check-token.ts'
import { checkVersions } from './check-versions.ts'
import { platformOf } from './platform.ts'

const HELP = `Checks a storefront: environment, store and project. Each finding says what to do.

Usage: npx next-storefront-session doctor [options]

It looks at
  - the environment, as Next reads it: what is missing, what cannot work, what is mixed up, and
    whether git or others on this machine have secrets that are in .env files
  - the store: is it there, does it know the API token, which scopes does the token lack, what
    kind of customer accounts does it have, do the clocks agree
  - the project: versions, is the middleware where Next looks for it, what does its matcher
    cover, is the route handler there

It asks the store four questions, none of which changes anything, names a customer or counts as a
wrong password: the shop's name and account address, a customer by a token that never was, and a
new password by a link that never was.

Options
  --env-file <file>   where the environment is read from, instead of Next's own .env files; may be
                      given several times. What the shell has set counts in either case
  --mode <mode>       which of Next's .env files: development or production      (by NODE_ENV)
  --timeout <ms>      how long to wait for an answer of the store                (5000)
  --json              prints one line of JSON: { findings: [{ level, check, message, todo }] }

The exit code is 1 if a finding is an error. No secret is printed.
`

/** `next-storefront-session doctor`: what is wrong with a storefront, and what to do about it. */
export const doctorCommand: Command = {
  name: 'doctor',
  summary: 'checks environment, store and project, and says what to do',
  help: HELP,
  run: runDoctor,
}

async function runDoctor(args: readonly string[], terminal: Terminal): Promise<number> {
  const options = parseOptions(args, {
    'env-file': { type: 'string', multiple: true },
    mode: { type: 'string' },
    timeout: { type: 'string', default: '5000' },
    json: { type: 'boolean', default: false },
  })
  const timeoutMs = readTimeout(options.timeout)
  const env = environmentOf(options, terminal)
  const envFiles = options['env-file'] ?? ENV_FILES
  const sections = await examine({ folder: terminal.folder, env, envFiles, timeoutMs })
  const findings = sections.flatMap((section) => section.findings)
  terminal.out(
    options.json ? `${JSON.stringify({ findings })}\n` : sections.map(showSection).join('\n'),
  )
  return exitCodeOf(findings)
}

interface Section {
  readonly title: string
  readonly findings: readonly Finding[]
}

interface Patient {
  readonly folder: string
  readonly env: Variables
  /** From the folder. */
  readonly envFiles: readonly string[]
  readonly timeoutMs: number
}

async function examine({ folder, env, envFiles, timeoutMs }: Patient): Promise<readonly Section[]> {
  const project = readProject(folder)
  const config = storeOf(env)
  const store =
    config === null
      ? []
      : [...(await checkStore(config.store, timeoutMs)), checkBuyerIp(config, platformOf(folder))]
  const kept = [...checkCommitted(folder), ...checkPermissions(folder, envFiles)]
  const sections = [
    { title: 'Environment', findings: [...checkEnvironment(env), ...kept] },
    { title: 'Store', findings: store },
    { title: 'Project', findings: checkVersions(project, process.versions.node) },
    { title: 'Files', findings: project === null ? [] : checkProject(project) },
  ]
  return sections.filter(({ findings }) => findings.length > 0)
}

function showSection({ title, findings }: Section): string {
  return `${bold(title)}\n${findings.map(showFinding).join('')}`
}

function environmentOf(
  options: { readonly 'env-file'?: string[]; readonly mode?: string },
  terminal: Terminal,
): Variables {
  const files = options['env-file']
  if (files !== undefined) return environmentWith(files, terminal)
  const mode =
    options.mode ?? (terminal.env['NODE_ENV'] === 'production' ? 'production' : 'development')
  if (mode === 'development' || mode === 'production') return nextEnvironment(terminal, mode)
  throw new UsageError(`--mode is development or production, not ${JSON.stringify(mode)}.`)
}

function readTimeout(text: string): number {
  if (/^\d+$/.test(text) && Number(text) > 0) return Number(text)
  throw new UsageError(`--timeout is a number of milliseconds, not ${JSON.stringify(text)}.`)
}
