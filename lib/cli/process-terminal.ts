import type { Terminal } from './command.ts'

/** The terminal of this process; Ctrl+C and a polite kill abort its signal. */
export function processTerminal(): Terminal {
  const controller = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => controller.abort())
  }
  return {
    out: (text) => void process.stdout.write(text),
    log: (text) => void process.stderr.write(text),
    signal: controller.signal,
  }
}
