import { createInterface } from 'node:readline/promises'
import { text } from 'node:stream/consumers'
import { environment } from '../core/config.ts'
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
    folder: process.cwd(),
    env: environment(),
    readInput: () => text(process.stdin),
    ask: process.stdin.isTTY === true ? askOnce : null,
  }
}

async function askOnce(question: string): Promise<string> {
  const lines = createInterface({ input: process.stdin, output: process.stderr })
  try {
    return await lines.question(question)
  } finally {
    lines.close()
  }
}
