import { once } from 'node:events'
import { createInterface } from 'node:readline/promises'
import { text } from 'node:stream/consumers'
import { environment } from '../core/config/config.ts'
import type { Terminal } from './command.ts'

/** The terminal of this process. */
export function processTerminal(): Terminal {
  return {
    out: (text) => void process.stdout.write(text),
    log: (text) => void process.stderr.write(text),
    folder: process.cwd(),
    env: environment(),
    readInput: () => text(process.stdin),
    ask: process.stdin.isTTY === true ? askOnce : null,
  }
}

/** An empty answer where none is given. */
async function askOnce(question: string): Promise<string> {
  const lines = createInterface({ input: process.stdin, output: process.stderr })
  // Ctrl+C and Ctrl+D close it: Node 24 then rejects the question, Node 22 leaves it open for ever.
  const closed = once(lines, 'close').then(() => '')
  const answered = lines.question(question).catch(() => '')
  const answer = await Promise.race([answered, closed])
  lines.close()
  return answer
}
