import { spawn } from 'node:child_process'

/** A command in a folder, with what its environment has beyond ours. */
export interface QuietCommand {
  readonly command: readonly [string, ...string[]]
  readonly folder: string
  readonly env?: NodeJS.ProcessEnv
}

/**
 * Runs a command and says in one line that it is done: several run at a time, and their outputs
 * would be one another's. If it fails, shows what it has printed and ends the process. Returns what
 * it has printed.
 */
export async function quietStep(
  name: string,
  { command, folder, env = process.env }: QuietCommand,
): Promise<string> {
  const startedAt = performance.now()
  const { code, output } = await run(command, { cwd: folder, env })
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
  if (code !== 0) {
    console.error(`${output}\n✗ ${name} failed after ${seconds} s: ${command.join(' ')}`)
    process.exit(code)
  }
  console.log(`✓ ${name} (${seconds} s)`)
  return output
}

function run(
  [name, ...args]: QuietCommand['command'],
  options: { readonly cwd: string; readonly env: NodeJS.ProcessEnv },
): Promise<{ readonly code: number; readonly output: string }> {
  return new Promise((resolve) => {
    const stdio = ['ignore', 'pipe', 'pipe'] as const
    const shell = process.platform === 'win32'
    const child = spawn(name, args, { ...options, shell, stdio: [...stdio] })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (chunk) => {
        output += String(chunk)
      })
    }
    child.on('error', (error) => resolve({ code: 1, output: error.message }))
    child.on('close', (code) => resolve({ code: code ?? 1, output }))
  })
}
