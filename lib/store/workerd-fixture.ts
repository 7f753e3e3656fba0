import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { build } from 'vite'
import type { SharedStore } from '../core/store/shared-store.ts'
import { freePort } from './redis-fixture.ts'

/** For tests: a store of Durable Objects in workerd, of which each operation is asked for from outside. */
export interface WorkerdStore {
  readonly store: SharedStore
  close(): Promise<void>
}

/** The Worker: it does what it is told with its store, which is that of the package. */
const WORKER = `
import { durableObjectStore, SessionStoreObject } from 'STORE'
export { SessionStoreObject }
export default {
  async fetch(request, env) {
    const { operation, argument } = await request.json()
    const store = durableObjectStore(env.SESSION_STORE)
    return Response.json((await store[operation](argument)) ?? null)
  },
}`

const CONFIG = (port: number) => `
using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [(name = "main", worker = .worker)],
  sockets = [(name = "http", address = "127.0.0.1:${port}", http = (), service = "main")],
);
const worker :Workerd.Worker = (
  modules = [(name = "worker.js", esModule = embed "worker.js")],
  compatibilityDate = "2026-03-01",
  durableObjectNamespaces = [(className = "SessionStoreObject", uniqueKey = "session-store", enableSql = true)],
  durableObjectStorage = (inMemory = void),
  bindings = [(name = "SESSION_STORE", durableObjectNamespace = "SessionStoreObject")],
);`

/** For tests: starts workerd with a Worker that has nothing but the store. */
export async function startWorkerd(): Promise<WorkerdStore> {
  const folder = mkdtempSync(join(tmpdir(), 'session-workerd-'))
  const port = await freePort()
  writeFileSync(join(folder, 'worker.js'), await bundledWorker(folder))
  writeFileSync(join(folder, 'config.capnp'), CONFIG(port))
  const child = spawn(workerdFile(), ['serve', join(folder, 'config.capnp')], {
    stdio: ['ignore', 'inherit', 'inherit'],
    detached: true,
  })
  const url = `http://127.0.0.1:${port}`
  await listens(url, child)
  return {
    store: storeAt(url),
    async close() {
      // The package's command starts the binary as a process of its own.
      if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, 'SIGKILL')
      await once(child, 'exit')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function storeAt(url: string): SharedStore {
  const ask = async (operation: keyof SharedStore, argument: unknown) => {
    const body = JSON.stringify({ operation, argument })
    const response = await fetch(url, { method: 'POST', body })
    return response.json()
  }
  return {
    get: (key) => ask('get', key),
    set: (entry) => ask('set', entry),
    setIfAbsent: (entry) => ask('setIfAbsent', entry),
    deleteIfEqual: (entry) => ask('deleteIfEqual', entry),
  }
}

async function bundledWorker(folder: string): Promise<string> {
  const source = join(folder, 'source.js')
  const store = new URL('../core/store/durable-object-store.ts', import.meta.url).pathname
  writeFileSync(source, WORKER.replace('STORE', store))
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, rolldownOptions: { input: source, preserveEntrySignatures: 'strict' } },
  })
  if (!('output' in built)) throw new TypeError('Vite has built something else.')
  return built.output.map((file) => (file.type === 'chunk' ? file.code : '')).join('\n')
}

/** A script that starts the binary; or, where its package could install itself, the binary. */
function workerdFile(): string {
  const require = createRequire(import.meta.url)
  return join(dirname(require.resolve('workerd/package.json')), 'bin/workerd')
}

async function listens(url: string, child: ChildProcess): Promise<void> {
  while (child.exitCode === null) {
    const answer = await storeAt(url)
      .get('whether it is there')
      .catch(() => undefined)
    if (answer === null) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error(`workerd has ended with ${child.exitCode}.`)
}
