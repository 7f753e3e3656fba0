import { type SpawnOptions, spawn } from 'node:child_process'

const isTerminal = process.stdout.isTTY === true

/** Says what is being done, does it with its output shown, and ends the process if it fails. */
export async function step(
  name: string,
  command: string,
  args: readonly string[],
  options: SpawnOptions = {},
): Promise<void> {
  console.log(isTerminal ? `\u001b[1m▶ ${name}\u001b[0m` : `▶ ${name}`)
  const startedAt = performance.now()
  const code = await run(command, args, options)
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
  if (code !== 0) {
    console.error(`✗ ${name} failed after ${seconds} s: ${command} ${args.join(' ')}`)
    process.exit(code)
  }
  console.log(`✓ ${name} (${seconds} s)\n`)
}

function run(command: string, args: readonly string[], options: SpawnOptions): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: 'inherit', ...options })
    child.on('error', (error) => {
      console.error(error.message)
      resolve(1)
    })
    child.on('exit', (code) => resolve(code ?? 1))
  })
}
