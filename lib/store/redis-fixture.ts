import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** For tests: a Redis on this machine. */
export interface RedisServer {
  readonly port: number
  readonly url: string
  readonly process: ChildProcess
  close(): Promise<void>
}

/** For tests: starts `redis-server`, Debian's package of that name, on loopback and without a disk. */
export async function startRedis(...settings: string[]): Promise<RedisServer> {
  const port = await freePort()
  const folder = mkdtempSync(join(tmpdir(), 'session-redis-'))
  const child = spawn(
    'redis-server',
    [
      ...['--port', `${port}`, '--bind', '127.0.0.1', '--dir', folder],
      ...['--save', '', '--appendonly', 'no'],
      ...settings,
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  await ready(child)
  return {
    port,
    url: `redis://127.0.0.1:${port}`,
    process: child,
    async close() {
      if (child.exitCode === null && child.signalCode === null) {
        child.kill('SIGKILL')
        await once(child, 'exit')
      }
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function ready(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    child.once('error', () =>
      reject(new Error('There is no redis-server: apt-get install redis-server')),
    )
    child.once('exit', (code) => reject(new Error(`redis-server has ended with ${code}.`)))
    child.stdout?.on('data', (text) => {
      if (String(text).includes('Ready to accept connections')) resolve()
    })
  })
}

/** For tests: a port that nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  return typeof address === 'object' && address !== null ? address.port : 0
}
