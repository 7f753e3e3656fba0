// npm run emulator: what `npx next-storefront-session emulator` does, from the sources.
import { processTerminal } from '../lib/cli/process-terminal.ts'
import { runCli } from '../lib/cli/run-cli.ts'

process.exitCode = await runCli(['emulator', ...process.argv.slice(2)], processTerminal())
