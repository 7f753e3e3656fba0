import { spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { expect } from '@playwright/test'
import { createEmulatorControl } from 'next-storefront-session/playwright'
import { accountKindOf } from '../account-kind.ts'
import { keepLogs, keepSecrets } from '../keep-secrets.ts'
import type { Visited } from '../visitor.ts'
import { PATIENT } from './all-renewed.ts'

/** It may build first. */
const BUILD = { timeout: 5 * 60_000 }

/** `npm run demo`, as somebody has it in a terminal. */
export interface Demo {
  readonly shop: Visited
  /** Waits until it has printed something; returns the first group of the pattern. */
  printed(pattern: RegExp): Promise<string>
  /** Whether any of the processes is left that the command has started, or that these have. */
  isAlive(): boolean
  /** Ctrl+C: a terminal sends it to all of them. */
  interrupt(): void
  /** Ends what is left. */
  stop(): Promise<void>
}

/** Types the command into a terminal, so to speak, and waits for the addresses that it prints. */
export async function startDemo(...args: readonly string[]): Promise<Demo> {
  const output: string[] = []
  const child = spawn('npm', ['run', 'demo', '--', ...args], {
    env: { ...process.env, PORT: '0' },
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own, as in a shell.
    detached: true,
  })
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => output.push(String(chunk)))
  }
  const isAlive = () => hasMembers(child.pid)

  async function printed(pattern: RegExp): Promise<string> {
    const found = () => pattern.exec(output.join(''))
    await expect
      .poll(() => (found() === null && child.exitCode === null ? 'nothing yet' : 'it'), BUILD)
      .toBe('it')
    const [, word] = found() ?? []
    if (word === undefined) throw new Error(`It has ended:\n${output.join('')}`)
    return word
  }

  async function stop(): Promise<void> {
    tell(child.pid, 'SIGKILL')
    await expect.poll(isAlive, PATIENT).toBe(false)
    keepLogs('demo', output.join(''))
  }

  try {
    const url = await printed(/^ +Storefront +(\S+)$/m)
    const emulator = createEmulatorControl(await printed(/^ +Emulated store +(\S+)$/m))
    return {
      shop: { url, emulator, accountKind: accountKindOf('edge') },
      printed,
      isAlive,
      interrupt: () => tell(child.pid, 'SIGINT'),
      async stop() {
        await keepSecrets(emulator)
        await stop()
      },
    }
  } catch (error) {
    await stop()
    throw error
  }
}

/** Sends a signal to a group of processes, of which nobody need be left. */
function tell(leader: number | undefined, signal: NodeJS.Signals): void {
  try {
    if (leader !== undefined) process.kill(-leader, signal)
  } catch (error) {
    if (Object(error).code !== 'ESRCH') throw error
  }
}

/** Whether anybody of a group of processes is alive; who has ended may be listed for a while (`Z`). */
function hasMembers(leader: number | undefined): boolean {
  const processes = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  return processes.some((pid) => {
    const [state, , group] = stateOf(pid)
    return state !== 'Z' && group === String(leader)
  })
}

/** Its state, its parent and its group, as Linux tells them (proc_pid_stat(5)); nothing if it has gone. */
function stateOf(pid: string): readonly string[] {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? []
  } catch {
    return []
  }
}
