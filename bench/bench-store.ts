import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { AccountTokens } from './account-sessions.ts'
import type { StoreOrder } from './store-server.ts'

/** A store for storefronts to renew at. */
export interface BenchStore {
  /** What a storefront needs to know to find it. */
  readonly environment: Readonly<Record<string, string>>
  /** Where it is, and the token of a storefront's server. */
  readonly origin: string
  readonly privateAccessToken: string
  /** The client that logs customers in by OAuth. */
  readonly customerAccountClientId: string
  /** Mints tokens that were issued so many days ago. */
  tokens(count: number, ageDays: number): Promise<string[]>
  /** Mints tokens of customer accounts that were issued so many minutes ago. */
  accountTokens(count: number, ageMinutes: number): Promise<AccountTokens[]>
  /** How many renewals have reached it, of either kind. */
  renewals(): Promise<number>
  /** From now on it accepts requests and answers none. */
  hang(): Promise<void>
  close(): void
}

/** Starts the emulator in a process of its own. */
export async function startStore(): Promise<BenchStore> {
  const child = fork(fileURLToPath(new URL('store-server.ts', import.meta.url)))
  const [ready] = await once(child, 'message')
  const { origin, publicAccessToken, privateAccessToken, customerAccountClientId } = ready
  return {
    origin,
    privateAccessToken,
    environment: {
      SHOPIFY_STORE_DOMAIN: origin,
      SHOPIFY_STOREFRONT_ACCESS_TOKEN: publicAccessToken,
    },
    customerAccountClientId,
    accountTokens: (count, ageMinutes) => ask(child, { want: 'account-tokens', count, ageMinutes }),
    tokens: (count, ageDays) => ask(child, { want: 'tokens', count, ageDays }),
    renewals: () => ask(child, { want: 'renewals' }),
    hang: () => ask(child, { want: 'hang' }),
    close: () => void child.kill(),
  }
}

async function ask(child: ChildProcess, order: StoreOrder) {
  child.send(order)
  const [answer] = await once(child, 'message')
  return answer
}
