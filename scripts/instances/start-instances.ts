import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { freePort } from '../../emulator/lib/cli/free-port.ts'
import { type PassedAnswer, startRoundRobin } from './round-robin.ts'

const NEXT = 'node_modules/next/dist/bin/next'

/** One process that serves a storefront. */
export interface Instance {
  /** From 1 on. */
  readonly number: number
  /** Its own address, past the balancer. */
  readonly url: string
  readonly pid: number
  /** SIGKILL: it has no time for anything. */
  kill(): Promise<void>
  /** Starts it anew, at the same address. It knows nothing of what was. */
  restart(): Promise<void>
}

/** Storefronts behind one address. */
export interface Instances {
  readonly all: readonly Instance[]
  stop(): Promise<void>
}

/** What they are started with. */
export interface InstancesOptions {
  readonly count: number
  /** The address that they share. */
  readonly port: number
  /** Where the production build is. */
  readonly folder: string
  /** The environment of each, by its number. */
  readonly env: (instance: number) => NodeJS.ProcessEnv
  readonly onOutput: (text: string, instance: number) => void
  readonly onAnswer?: (answer: PassedAnswer) => void
  /** One has ended that nobody has killed. */
  readonly onExit?: (instance: number) => void
}

/** Starts so many `next start`, and the balancer before them; resolves when all of them serve. */
export async function startInstances(options: InstancesOptions): Promise<Instances> {
  const { count, port, onAnswer } = options
  const ports: number[] = []
  for (let number = 1; number <= count; number += 1) ports.push(await freePort(0))
  const all = await Promise.all(
    ports.map((own, index) => startInstance(options, { number: index + 1, port: own })),
  )
  const balancer = await startRoundRobin({ port, ports, ...(onAnswer && { onAnswer }) })
  return {
    all,
    async stop() {
      await Promise.all([balancer.close(), ...all.map((instance) => instance.kill())])
    },
  }
}

async function startInstance(
  options: InstancesOptions,
  { number, port }: { readonly number: number; readonly port: number },
): Promise<Instance> {
  const { folder, env, onOutput, onExit = () => undefined } = options
  let child: ChildProcess
  const restart = async () => {
    const args = [NEXT, 'start', folder, '-H', '127.0.0.1', '-p', `${port}`]
    child = spawn(process.execPath, args, { env: env(number), stdio: ['ignore', 'pipe', 'pipe'] })
    const started = child
    started.once('exit', () => started.killed || onExit(number))
    await ready(started, (text) => onOutput(text, number))
  }
  await restart()
  return {
    number,
    url: `http://127.0.0.1:${port}`,
    get pid() {
      return child.pid ?? 0
    },
    restart,
    async kill() {
      if (child.exitCode !== null || child.signalCode !== null) return
      child.kill('SIGKILL')
      await once(child, 'exit')
    },
  }
}

/** Until it says so, nobody can be sure that it listens. */
function ready(child: ChildProcess, onOutput: (text: string) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code) => reject(new Error(`A storefront has ended with ${code}.`)))
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (chunk) => {
        onOutput(String(chunk))
        if (String(chunk).includes('Ready in')) resolve()
      })
    }
  })
}
