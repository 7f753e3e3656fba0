#!/usr/bin/env node
// The command `storefront-emulator`. Node only.

const OLDEST = [22, 13] as const

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1])) {
  console.error(
    `storefront-emulator needs Node ${OLDEST.join('.')} or newer; this is ${process.versions.node}.`,
  )
  process.exit(1)
}

// What follows may use what an older Node does not have.
const { runEmulator } = await import('./run-emulator.ts')

const controller = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => controller.abort())
}
process.exitCode = await runEmulator(process.argv.slice(2), {
  out: (text) => void process.stdout.write(text),
  log: (text) => void process.stderr.write(text),
  signal: controller.signal,
})
