import { readFileSync } from 'node:fs'
import { CommandFailure, type RunCommand, type Terminal, UsageError } from './command.ts'
import { runDoctor } from './doctor/doctor-command.ts'
import { runInit } from './init/init-command.ts'
import { runInspect } from './inspect/inspect-command.ts'
import { ownManifest } from './own-package.ts'
import { runPassword } from './password/password-command.ts'
import { runVerifyBuild } from './verify-build/verify-build-command.ts'

/** The commands, by the names of their folders, in which `help.txt` is what `--help` prints. */
const COMMANDS: ReadonlyMap<string, RunCommand> = new Map([
  ['init', runInit],
  ['doctor', runDoctor],
  ['password', runPassword],
  ['verify-build', runVerifyBuild],
  ['inspect', runInspect],
])

/** Runs `next-storefront-session` with these arguments, and returns its exit code. */
export async function runCli(args: readonly string[], terminal: Terminal): Promise<number> {
  const [name = '--help', ...rest] = args
  if (name === '--version' || name === '-v') {
    terminal.out(`${ownManifest().version}\n`)
    return 0
  }
  if (name === '--help' || name === '-h' || name === 'help') return showHelp(rest[0], terminal)
  const run = COMMANDS.get(name)
  if (run === undefined) {
    terminal.log(`There is no command ${JSON.stringify(name)}.\n\n${helpOf(name)}`)
    return 2
  }
  if (rest.includes('--help') || rest.includes('-h')) return showHelp(name, terminal)
  try {
    return await run(rest, terminal)
  } catch (error) {
    return explain(error, name, terminal)
  }
}

function showHelp(name: string | undefined, { out }: Terminal): number {
  out(helpOf(name))
  return 0
}

/** The list of commands, if there is none of this name. */
function helpOf(name: string | undefined): string {
  const isCommand = name !== undefined && COMMANDS.has(name)
  const path = isCommand ? `${name}/help.txt` : 'help.txt'
  return readFileSync(new URL(path, import.meta.url), 'utf8')
}

function explain(error: unknown, name: string, { log }: Terminal): number {
  if (error instanceof UsageError) {
    const help = `npx next-storefront-session ${name} --help`
    log(`${error.message}\n\nRun ${help}\n`)
    return 2
  }
  if (!(error instanceof CommandFailure)) throw error
  log(`${error.message}\n`)
  return 1
}
