import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'

/** Starts a script on this Node; all that it prints goes to `output`. */
export function run(
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  output: string[],
): ChildProcess {
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'pipe'] })
  child.stdout?.on('data', (chunk) => output.push(String(chunk)))
  child.stderr?.on('data', (chunk) => output.push(String(chunk)))
  return child
}

/** Waits until a process has printed something; returns the first group of the pattern. */
export async function printed(
  child: ChildProcess,
  output: string[],
  pattern: RegExp,
): Promise<string> {
  const from = output.length
  for (;;) {
    const match = pattern.exec(output.slice(from).join(''))
    if (match !== null) return match[1] ?? ''
    if (child.exitCode !== null) throw new Error(`It ended:\n${output.slice(from).join('')}`)
    await Promise.race([
      child.stdout === null ? undefined : once(child.stdout, 'data'),
      once(child, 'exit'),
    ])
  }
}

/** Ends a process that may have ended already. */
export async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill('SIGKILL')
  await once(child, 'exit')
}
