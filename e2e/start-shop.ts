import { createEmulatorControl, type EmulatorControl } from 'next-storefront-session/playwright'
import { freePort } from '../emulator/lib/cli/free-port.ts'
import { type AccountKind as Accounts, shopEnvironment } from '../scripts/shop-environment.ts'
import { STOREFRONTS, type Storefront } from '../scripts/storefronts.ts'
import { type AccountKind, accountKindOf } from './account-kind.ts'
import { keepLogs, keepSecrets } from './keep-secrets.ts'
import { kill, printed, run } from './processes.ts'

/** A storefront in production mode and the store behind it, as two processes of their own. */
export interface Shop {
  readonly url: string
  readonly emulator: EmulatorControl
  readonly accountKind: AccountKind
  /** What its sessions are sealed with. */
  readonly password: string
  /** Everything that both processes have printed so far. */
  logs(): string
  /** Kills the store; the storefront lives on. */
  killStore(): Promise<void>
  stop(): Promise<void>
}

const NEXT = 'node_modules/next/dist/bin/next'

/** Of the emulator, which is the same in each run. */
export const PRIVATE_TOKEN = 'emulator-private-token'

/**
 * Next calls 127.0.0.1 "localhost" in the URLs that middleware sees, and then takes a rewrite to
 * such a URL for one to another server.
 */
const HOSTS: Partial<Record<Storefront, string>> = { composed: 'localhost', leaky: 'localhost' }

/** How customers log in; with a password where nothing is said. */
const ACCOUNTS: Partial<Record<Storefront, Accounts>> = {
  hosted: 'oauth',
  instances: 'both',
  leaky: 'both',
}

/** The same in each run where it is free, because kept pages name their pictures by it. */
const STORE_PORTS: Readonly<Record<Storefront, number>> = {
  edge: 4011,
  accounts: 4012,
  hosted: 4016,
  node: 4013,
  composed: 4014,
  leaky: 4015,
  instances: 4017,
}

/**
 * Starts both, the storefront from its production build. `env` goes on top of its environment;
 * undefined removes a variable.
 */
export async function startShop({
  storefront = 'edge',
  env: changes = {},
}: {
  storefront?: Storefront
  env?: Readonly<Record<string, string | undefined>>
} = {}): Promise<Shop> {
  const output: string[] = []
  const storePort = String(await freePort(STORE_PORTS[storefront]))
  const store = run(['e2e/store.ts', '--port', storePort], process.env, output)
  const origin = await printed(store, output, /SHOPIFY_STORE_DOMAIN=(\S+)/)
  const port = await freePort(0)
  const folder = STOREFRONTS[storefront]
  const host = HOSTS[storefront] ?? '127.0.0.1'
  const url = `http://${host}:${port}`
  const accountKind = accountKindOf(storefront)
  const accounts = ACCOUNTS[storefront] ?? 'legacy'
  const shop = { origin, privateAccessToken: PRIVATE_TOKEN, accounts, address: url } as const
  const env = { ...shopEnvironment(shop), ...changes }
  const next = run([NEXT, 'start', folder, '-H', host, '-p', `${port}`], env, output)
  await printed(next, output, /Ready in/)
  const emulator = createEmulatorControl(origin)
  const keep = () => (storefront === 'leaky' ? Promise.resolve() : keepSecrets(emulator))
  return {
    url,
    emulator,
    accountKind,
    password: env['SESSION_PASSWORD'] ?? '',
    logs: () => output.join(''),
    async killStore() {
      await keep()
      await kill(store)
    },
    async stop() {
      await keep()
      await Promise.all([kill(next), kill(store)])
      keepLogs(storefront, output.join(''))
    },
  }
}
