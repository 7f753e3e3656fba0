#!/usr/bin/env node
// The command `next-storefront-session`. Node only.

const OLDEST = [22, 13] as const

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1])) {
  console.error(
    `next-storefront-session needs Node ${OLDEST.join('.')} or newer; this is ${process.versions.node}.`,
  )
  process.exit(1)
}

// What follows may use what an older Node does not have.
const { runCli } = await import('./run-cli.ts')
const { processTerminal } = await import('./process-terminal.ts')

process.exitCode = await runCli(process.argv.slice(2), processTerminal())
