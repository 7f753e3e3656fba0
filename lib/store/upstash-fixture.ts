import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { freePort } from './redis-fixture.ts'

/** For tests: Upstash's REST before a Redis on this machine. */
export interface UpstashServer {
  readonly url: string
  readonly token: string
  close(): Promise<void>
}

const TOKEN = 'a-token-for-tests'

/** For tests: starts an Upstash-compatible server over the Redis at `redisUrl`. */
export async function startUpstash(redisUrl: string): Promise<UpstashServer> {
  const port = await freePort()
  const child = spawn(process.execPath, [serverFile()], {
    env: { ...process.env, PORT: `${port}`, URS_TOKEN: TOKEN, REDIS_URL: redisUrl },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const url = `http://127.0.0.1:${port}`
  await answers(url, child)
  return {
    url,
    token: TOKEN,
    async close() {
      // Ctrl+C in a terminal has ended it already.
      if (child.exitCode !== null || child.signalCode !== null) return
      child.kill('SIGKILL')
      await once(child, 'exit')
    },
  }
}

function serverFile(): string {
  const entry = import.meta.resolve?.('@humanwhocodes/upstash-redis-server')
  const path =
    entry === undefined
      ? createRequire(import.meta.url).resolve('@humanwhocodes/upstash-redis-server')
      : new URL(entry).pathname
  return join(dirname(path), 'server.js')
}

/** It says that it listens before it does. */
async function answers(url: string, child: ChildProcess): Promise<void> {
  while (child.exitCode === null) {
    const body = JSON.stringify(['PING'])
    const headers = { authorization: `Bearer ${TOKEN}` }
    const response = await fetch(url, { method: 'POST', headers, body }).catch(() => null)
    if (response !== null) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error(`The server has ended with ${child.exitCode}.`)
}
