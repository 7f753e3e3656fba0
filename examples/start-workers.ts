import { execFile } from 'node:child_process'
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { createEmulatorControl } from 'next-storefront-session/playwright'
import { type AccountKind, accountKindOf } from '../e2e/account-kind.ts'
import { startObjectsRelay } from '../e2e/instances/objects-relay.ts'
import type { Site, SiteInstance } from '../e2e/instances/site.ts'
import { freePort } from '../emulator/lib/cli/free-port.ts'
import { startRoundRobin } from '../scripts/instances/round-robin.ts'
import { shopEnvironment } from '../scripts/shop-environment.ts'
import { startStore } from './start-app.ts'
import { type Server, startServer } from './start-server.ts'

const WRANGLER = 'node_modules/wrangler/bin/wrangler.js'

/**
 * The site's own, and from there on its Workers', where they are free. Ports that a system gives to whoever
 * asks for any are higher, and wrangler takes many of them while others still start. None of these is one
 * that `fetch` refuses, as it does 4045 (https://fetch.spec.whatwg.org/#port-blocking).
 */
const PORT = 4100

/** Several Workers behind one address, and the one that has the objects which they share. */
export interface WorkersSite extends Site {
  readonly objects: SiteInstance
}

/** What they are started with. */
export interface WorkersSiteOptions {
  /** Where the example with Durable Objects is built. */
  readonly folder: string
  readonly kind: AccountKind['name']
  readonly count?: number
}

/**
 * Starts the example so many times, each under a `wrangler dev` of its own, and once more: that one has
 * the objects, and the others find it by its name in wrangler's registry of what is under development.
 */
export async function startWorkersSite({
  folder,
  kind,
  count = 3,
}: WorkersSiteOptions): Promise<WorkersSite> {
  const store = await startStore(folder)
  const relays = await Promise.all(Array.from({ length: count }, startObjectsRelay))
  const port = await freePort(PORT)
  const url = `http://127.0.0.1:${port}`
  const variables = variablesOf({ ...store, kind, address: url })
  const workers = await bundle(folder)
  const objects = await startWorker(workers, { number: 0, variables })
  const instances = await Promise.all(
    relays.map((relay, index) =>
      startWorker(workers, {
        number: index + 1,
        variables: { ...variables, STORE_RELAY_URL: relay.url },
      }),
    ),
  )
  const ports = instances.map((instance) => Number(new URL(instance.url).port))
  const balancer = await startRoundRobin({ port, ports })
  const emulator = createEmulatorControl(store.origin)
  return {
    emulator,
    objects,
    instances,
    relays,
    visited: (_, instance) => ({
      url: instance?.url ?? url,
      emulator,
      accountKind: accountKindOf(kind === 'hosted' ? 'hosted' : 'edge'),
    }),
    async stop() {
      await Promise.all([balancer, ...relays].map((each) => each.close()))
      await Promise.all([objects, ...instances].map((each) => each.kill()))
      await store.server.stop()
    },
  }
}

/** What the storefront reads; nothing else of this environment is its business. */
function variablesOf(shop: {
  readonly origin: string
  readonly privateAccessToken: string
  readonly kind: AccountKind['name']
  readonly address: string
}): Readonly<Record<string, string>> {
  const accounts = shop.kind === 'hosted' ? 'oauth' : 'legacy'
  const environment = Object.entries(shopEnvironment({ ...shop, accounts }))
  return Object.fromEntries(
    environment.flatMap(([name, value]) =>
      /^(SHOPIFY|SESSION|EMULATOR)_/.test(name) && value !== undefined ? [[name, value]] : [],
    ),
  )
}

/** The example, and the folder in which its Workers run. */
interface Workers {
  readonly folder: string
  readonly root: string
  readonly settings: WorkerSettings
}

/** Of the example's `wrangler.jsonc`, what differs between its Workers. */
interface WorkerSettings {
  readonly name: string
  readonly durable_objects: { readonly bindings: readonly object[] }
  readonly migrations?: unknown
}

/** Makes one file of the example, once for all of its Workers. */
async function bundle(folder: string): Promise<Workers> {
  const root = join(folder, '.workers')
  rmSync(root, { recursive: true, force: true })
  mkdirSync(root)
  const entry = join(folder, 'relayed-worker.mjs')
  copyFileSync(fileURLToPath(new URL('relayed-worker.mjs', import.meta.url)), entry)
  const example = JSON.parse(readFileSync(join(folder, 'wrangler.jsonc'), 'utf8'))
  const assets = { ...example.assets, directory: join(folder, example.assets.directory) }
  const file = join(root, 'wrangler.json')
  writeFileSync(file, JSON.stringify({ ...example, main: entry, assets }))
  const out = join(root, 'bundle')
  const args = [WRANGLER, 'deploy', '--dry-run', '--config', file, '--outdir', out]
  const env = { ...process.env, WRANGLER_SEND_METRICS: 'false', WRANGLER_LOG_PATH: root }
  await promisify(execFile)(process.execPath, args, { cwd: folder, env })
  const main = join(out, 'relayed-worker.js')
  return { folder, root, settings: { ...example, main, no_bundle: true, assets } }
}

interface StartedWith {
  /** 0 is the one that has the objects. */
  readonly number: number
  readonly variables: Readonly<Record<string, string>>
}

async function startWorker(
  { folder, root, settings }: Workers,
  { number, variables }: StartedWith,
): Promise<SiteInstance> {
  const own = number === 0 ? settings : elsewhere(settings, number)
  const home = join(root, own.name)
  mkdirSync(home)
  writeFileSync(join(home, 'wrangler.json'), JSON.stringify(own))
  const lines = Object.entries(variables).map(([name, value]) => `${name}="${value}"\n`)
  writeFileSync(join(home, '.dev.vars'), lines.join(''))
  const port = await freePort(PORT + 1 + number)
  const args = [
    ...[WRANGLER, 'dev', '--config', join(home, 'wrangler.json')],
    ...['--ip', '127.0.0.1', '--port', `${port}`, '--inspector-port', '0'],
    ...['--persist-to', join(home, 'state'), '--show-interactive-dev-session=false'],
  ]
  // Where they look for one another: so no two runs meet.
  const registry = join(root, 'registry')
  let server: Server
  const restart = async () => {
    // Who was killed has not taken its name back, and nobody else is given it for a minute and a half.
    rmSync(join(registry, own.name), { force: true })
    server = startServer(args, folder, { CLOUDFLARE_DEV_REGISTRY_PATH: registry })
    await server.printed(/Ready on/)
  }
  await restart()
  return { number, url: `http://127.0.0.1:${port}`, restart, kill: () => server.stop() }
}

/** The same Worker by another name, with the objects of the first (docs/instances.md). */
function elsewhere({ migrations: _, ...settings }: WorkerSettings, number: number): WorkerSettings {
  const bindings = settings.durable_objects.bindings.map((binding) => ({
    ...binding,
    script_name: settings.name,
  }))
  return { ...settings, name: `${settings.name}-${number}`, durable_objects: { bindings } }
}
