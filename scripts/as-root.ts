import { spawnSync } from 'node:child_process'

/** Whether packages of the system can be installed without asking anybody. */
export const isRootOnLinux = process.platform === 'linux' && process.getuid?.() === 0

/** Runs a command as root, by `sudo` where this is somebody else; where that wants a password, it fails. */
export function asRoot(command: readonly string[]): void {
  const [name = '', ...args] = isRootOnLinux ? command : ['sudo', '-n', ...command]
  run(name, args)
}

/** Runs a command and shows what it says; whether it has worked, its result tells. */
export function run(command: string, args: readonly string[]): void {
  spawnSync(command, args, {
    stdio: 'inherit',
    timeout: 10 * 60_000,
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  })
}
