import { readFileSync } from 'node:fs'
import { type Command, CommandFailure, type Terminal, UsageError } from './command.ts'
import { doctorCommand } from './doctor/doctor-command.ts'
import { initCommand } from './init/init-command.ts'
import { inspectCommand } from './inspect/inspect-command.ts'
import { ownManifest } from './own-package.ts'
import { passwordCommand } from './password/password-command.ts'
import { verifyBuildCommand } from './verify-build/verify-build-command.ts'

const COMMANDS: readonly Command[] = [
  initCommand,
  doctorCommand,
  passwordCommand,
  verifyBuildCommand,
  inspectCommand,
]

/**
 * Runs `next-storefront-session` with these arguments.
 * @returns the exit code: 0 done, 1 failed or found something, 2 wrong usage
 */
export async function runCli(args: readonly string[], terminal: Terminal): Promise<number> {
  const [name = '--help', ...rest] = args
  if (name === '--version' || name === '-v') {
    terminal.out(`${ownManifest().version}\n`)
    return 0
  }
  if (name === '--help' || name === '-h' || name === 'help') return showHelp(rest[0], terminal)
  const command = COMMANDS.find((each) => each.name === name)
  if (command === undefined) {
    terminal.log(`There is no command ${JSON.stringify(name)}.\n\n${overview()}`)
    return 2
  }
  if (rest.includes('--help') || rest.includes('-h')) return showHelp(name, terminal)
  return runCommand(command, rest, terminal)
}

function showHelp(name: string | undefined, { out }: Terminal): number {
  const isCommand = COMMANDS.some((each) => each.name === name)
  out(isCommand ? readFileSync(new URL(`${name}/help.txt`, import.meta.url), 'utf8') : overview())
  return 0
}

async function runCommand(
  command: Command,
  args: readonly string[],
  terminal: Terminal,
): Promise<number> {
  try {
    return await command.run(args, terminal)
  } catch (error) {
    if (error instanceof UsageError) {
      const help = `npx next-storefront-session ${command.name} --help`
      terminal.log(`${error.message}\n\nRun ${help} to see every option.\n`)
      return 2
    }
    if (!(error instanceof CommandFailure)) throw error
    terminal.log(`${error.message}\n`)
    return 1
  }
}

function overview(): string {
  const width = Math.max(...COMMANDS.map(({ name }) => name.length))
  const lines = COMMANDS.map(({ name, summary }) => `  ${name.padEnd(width)}   ${summary}`)
  return `next-storefront-session: the session layer for Next.js storefronts on Shopify

Usage: npx next-storefront-session <command> [options]

Commands
${lines.join('\n')}

  npx next-storefront-session <command> --help   shows its options
  npx next-storefront-session --version
`
}
