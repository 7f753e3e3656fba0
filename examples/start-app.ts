import { randomBytes } from 'node:crypto'
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { freePort } from '../emulator/lib/cli/free-port.ts'
import { setEnvLine } from '../lib/cli/environment/set-env-line.ts'
import { readPasswords } from '../lib/core/session/passwords.ts'
import { startRedis } from '../lib/store/redis-fixture.ts'
import type { App } from './apps.ts'
import { type Server, startServer } from './start-server.ts'

/** The emulator as its package ships it; the apps know nothing of it. */
const EMULATOR = fileURLToPath(new URL('../emulator/dist/cli/main.js', import.meta.url))

/** One shop of an app, and the emulated store behind it. */
export interface RunningShop {
  readonly url: string
  readonly storeUrl: string
  /** What seals its sessions. */
  readonly password: Readonly<Record<string, string>>
}

/** An app that runs from its production build. */
export interface RunningApp {
  /** The first is the one that the common suite visits. */
  readonly shops: readonly [RunningShop, ...RunningShop[]]
  /** Where it was built. */
  readonly folder: string
  /** What no browser may read, by names that may be printed. */
  readonly secrets: Readonly<Record<string, string>>
  /** What it shares its sessions by; null without. */
  readonly redisUrl: string | null
  /** Everything that its server has printed so far. */
  logs(): string
  stop(): Promise<void>
}

/**
 * Starts an app and its stores, each on a free port of loopback. The stores are started by the
 * package's own command, as it is installed in the app.
 */
export async function startApp(app: App, folder: string): Promise<RunningApp> {
  const stores = await Promise.all(app.shops.map(() => startStore(folder)))
  const port = await freePort(0)
  const { password, variables } = fillIn(app, { folder, stores, port })
  const redis = app.sharesRedis ? await startRedis() : null
  const shared = redis === null ? {} : { SESSION_STORE_URL: redis.url }
  const ours = { PORT: `${port}`, HOSTNAME: 'localhost', ...variables, ...shared }
  const place = deploy(app, folder)
  const variablesOfServer = app.environmentFile === null ? ours : {}
  const server = startServer(app.server(port), place.folder, variablesOfServer)
  const servers = [server, ...stores.map((store) => store.server)]
  await server.printed(/Ready (?:in|on)/)
  const shops = app.shops.map(({ host }, index) => {
    const storeUrl = stores[index]?.origin ?? ''
    return { url: `http://${host}:${port}`, storeUrl, password }
  })
  const [first, ...others] = shops
  if (first === undefined) throw new Error(`${app.name} serves no shop.`)
  return {
    shops: [first, ...others],
    folder,
    secrets: {
      SESSION_PASSWORD: Object.values(password).join(),
      'private token': stores[0]?.privateAccessToken ?? '',
    },
    redisUrl: redis?.url ?? null,
    logs: server.output,
    async stop() {
      await Promise.all(servers.map((each) => each.stop()))
      await redis?.close()
      place.remove()
    },
  }
}

/**
 * Puts what is deployed of an app to where nothing is beside it: Node looks for packages in the folders
 * above too, and there those of the app are installed.
 */
function deploy({ deployed }: App, folder: string) {
  if (deployed === undefined) return { folder, remove: () => undefined }
  const place = mkdtempSync(join(tmpdir(), 'deployed-'))
  cpSync(join(folder, deployed), place, { recursive: true, verbatimSymlinks: true })
  return { folder: place, remove: () => rmSync(place, { recursive: true, force: true }) }
}

/** An emulated store, which runs. */
export interface Store {
  readonly server: Server
  readonly origin: string
  readonly privateAccessToken: string
}

/** Starts a store by the package's own command. */
export async function startStore(folder: string): Promise<Store> {
  const server = startServer([EMULATOR, '--json', '--port', '0'], folder)
  const facts = JSON.parse(await server.printed(/^(\{.*\})$/m))
  return { server, ...facts }
}

/** Fills in the variables of an app, as its reader does; a password that is there stays. */
function fillIn(
  app: App,
  { folder, stores, port }: { folder: string; stores: readonly Store[]; port: number },
) {
  const file = join(folder, app.environmentFile ?? '.env.nowhere')
  const lines = readFileSync(existsSync(file) ? file : join(folder, '.env.example'), 'utf8')
  const password = /^SESSION_PASSWORD=([\w+/=-]+)$/m.exec(lines)?.[1] ?? newPassword()
  const variables = app.shops.flatMap(({ prefix }, index): [string, string][] => [
    [`${prefix}_STORE_DOMAIN`, stores[index]?.origin ?? ''],
    [`${prefix}_STOREFRONT_PRIVATE_TOKEN`, stores[index]?.privateAccessToken ?? ''],
  ])
  // Where `init` has named the emulator's clock, it is this emulator's.
  if (/^EMULATOR_CLOCK_URL=/m.test(lines))
    variables.push(['EMULATOR_CLOCK_URL', `${stores[0]?.origin}/__emulator/clock`])
  if (/^SESSION_SITE_ORIGIN=/m.test(lines))
    variables.push(['SESSION_SITE_ORIGIN', `http://localhost:${port}`])
  variables.push(['SESSION_PASSWORD', password])
  const filled = variables.reduce((text, [name, value]) => setEnvLine(text, name, value), lines)
  if (app.environmentFile !== null) writeFileSync(file, filled)
  const passwords = readPasswords(password, (message) => {
    throw new Error(`SESSION_PASSWORD of ${app.name} ${message}`)
  })
  return { password: passwords, variables: Object.fromEntries(variables) }
}

function newPassword(): string {
  return randomBytes(32).toString('base64')
}
