import { type ChildProcess, type ChildProcessByStdio, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import type { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { folderOf } from './build-shop.ts'

/** A storefront under `next start`. */
export interface ShopServer {
  readonly port: number
  readonly origin: string
  /** Processor time that its process has used so far, in milliseconds; null where unknown. */
  cpuMs(): number | null
  close(): Promise<void>
}

const NEXT = fileURLToPath(import.meta.resolve('next/dist/bin/next'))

/** Connections stay open for as long as a busy machine makes the turns of another storefront last. */
const KEEP_ALIVE_MS = '600000'

/** None of them outlives this process. */
const running = new Set<ChildProcess>()
process.once('exit', () => {
  for (const child of running) child.kill('SIGTERM')
})

/** Starts the production build of one of the peers' storefronts on loopback. */
export function startShop(
  name: string,
  environment: Readonly<Record<string, string>>,
): Promise<ShopServer> {
  return startBuild(folderOf(name), environment)
}

/**
 * Starts the production build in a folder, and waits until it has nothing more to do before its first
 * request, which is still to come: Next says that it is ready, and goes on to load its pages.
 */
export async function startBuild(
  folder: string,
  environment: Readonly<Record<string, string>>,
): Promise<ShopServer> {
  const port = await freePort()
  const args = ['-H', '127.0.0.1', '-p', String(port), '--keepAliveTimeout', KEEP_ALIVE_MS]
  const child = spawn(process.execPath, [NEXT, 'start', ...args], {
    cwd: folder,
    env: { ...process.env, ...environment, NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  running.add(child)
  child.once('exit', () => running.delete(child))
  const cpuMs = () => processCpuMs(child.pid)
  await printed(child, 'Ready')
  await hasNothingToDo(cpuMs)
  return {
    port,
    origin: `http://127.0.0.1:${port}`,
    cpuMs,
    async close() {
      if (!running.has(child)) return
      child.kill('SIGTERM')
      await once(child, 'exit')
    },
  }
}

/** Reads on afterwards, so that the pipe is never full. */
function printed(child: ChildProcessByStdio<null, Readable, null>, word: string): Promise<void> {
  return new Promise((resolve, reject) => {
    let output = ''
    child.stdout.on('data', (chunk: Buffer) => {
      output = (output + chunk.toString()).slice(-MOST_OUTPUT)
      if (output.includes(word)) resolve()
    })
    child.once('exit', () => reject(new Error(`A storefront ended before it was ready: ${output}`)))
  })
}

/** As much of what a storefront prints is kept, to be told if it ends. */
const MOST_OUTPUT = 2000

const LOOK_EVERY_MS = 50

/** So often in a row it has to have used no time; where that is unknown, this is how long to wait. */
const QUIET_LOOKS = 6

async function hasNothingToDo(cpuMs: () => number | null): Promise<void> {
  let before = cpuMs()
  for (let quiet = 0; quiet < QUIET_LOOKS; ) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS))
    const now = cpuMs()
    quiet = now === before ? quiet + 1 : 0
    before = now
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  return typeof address === 'object' && address !== null ? address.port : 0
}

/** Linux counts it in hundredths of a second: https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html */
function processCpuMs(pid: number | undefined): number | null {
  if (process.platform !== 'linux' || pid === undefined) return null
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ')
  return (Number(fields[11]) + Number(fields[12])) * 10
}
