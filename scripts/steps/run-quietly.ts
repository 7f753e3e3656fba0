import { type ChildProcess, spawn } from 'node:child_process'
import type { Step } from './run-steps.ts'

/** How a step has ended. */
export interface Ended {
  readonly code: number
  readonly output: string
  readonly seconds: number
}

/** Where nobody sees colours, their codes would be in the way. */
const COLOURS = process.stdout.isTTY
  ? { FORCE_COLOR: '1', NO_COLOR: undefined }
  : { FORCE_COLOR: undefined, NO_COLOR: '1' }

const running = new Set<ChildProcess>()

/** What was begun ends with this process, however that ends. */
process.once('exit', () => {
  for (const child of running) child.kill('SIGTERM')
})
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => process.exit(1))
}

/** Runs the command of a step and keeps what it prints, of which `tell` is given all so far. */
export function runQuietly(
  { command: [name = '', ...args], folder = '.', env = process.env }: Step,
  tell: (output: string) => void,
): Promise<Ended> {
  const startedAt = performance.now()
  let output = ''
  return new Promise((resolve) => {
    const child = spawn(name, args, {
      cwd: folder,
      env: { ...env, ...COLOURS },
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
    })
    running.add(child)
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        output += text
        tell(output)
      })
    }
    child.on('error', (error) => end(1, error.message))
    child.on('close', (code) => end(code ?? 1))

    function end(code: number, more = ''): void {
      running.delete(child)
      resolve({ code, output: output + more, seconds: (performance.now() - startedAt) / 1000 })
    }
  })
}
