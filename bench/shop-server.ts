import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:net'
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

/** Starts the production build of a storefront on loopback, and waits until it answers. */
export async function startShop(
  name: string,
  environment: Readonly<Record<string, string>>,
): Promise<ShopServer> {
  const port = await freePort()
  const args = ['-H', '127.0.0.1', '-p', String(port), '--keepAliveTimeout', KEEP_ALIVE_MS]
  const child = spawn(process.execPath, [NEXT, 'start', ...args], {
    cwd: folderOf(name),
    env: { ...process.env, ...environment, NODE_ENV: 'production' },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const origin = `http://127.0.0.1:${port}`
  await answers(origin, () => child.exitCode !== null)
  return {
    port,
    origin,
    cpuMs: () => processCpuMs(child.pid),
    async close() {
      child.kill('SIGTERM')
      if (child.exitCode === null) await once(child, 'exit')
    },
  }
}

async function answers(origin: string, hasEnded: () => boolean): Promise<void> {
  for (let attempt = 0; attempt < 300; attempt += 1) {
    if (hasEnded()) break
    const response = await fetch(origin, { redirect: 'manual' }).catch(() => null)
    if (response !== null) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`No storefront answers at ${origin}.`)
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
