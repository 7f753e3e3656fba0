import { type BenchStore, startStore } from './bench-store.ts'
import { type Load, startLoad } from './load.ts'
import { PASSWORD, sessionCookies } from './sessions.ts'
import { type ShopServer, startShop } from './shop-server.ts'

/** Everything that runs while something is measured. */
export interface BenchEnvironment {
  readonly load: Load
  /** A store that answers, and one that accepts requests and answers none. */
  readonly store: BenchStore
  readonly hangingStore: BenchStore
  /** A storefront with ours that renews at the one, and one that renews at the other. */
  readonly ours: ShopServer
  readonly oursHanging: ShopServer
}

/** Starts everything, measures, and ends every process that was started for it. */
export async function withBenchEnvironment<Result>(
  measure: (environment: BenchEnvironment) => Promise<Result>,
): Promise<Result> {
  const closing: (() => unknown)[] = []
  const opened = <Thing extends { close(): unknown }>(thing: Thing): Thing => {
    closing.push(() => thing.close())
    return thing
  }
  const shopAt = async ({ environment }: BenchStore) =>
    opened(await startShop('ours', { SESSION_PASSWORD: PASSWORD, ...environment }))
  try {
    const [store, hangingStore] = [opened(await startStore()), opened(await startStore())]
    await hangingStore.hang()
    const ours = await shopAt(store)
    const oursHanging = await shopAt(hangingStore)
    const load = opened(startLoad())
    return await measure({ load, store, hangingStore, ours, oursHanging })
  } finally {
    await Promise.all(closing.map((close) => close()))
  }
}

/** In the second half of a token's 42 days. */
export const DAYS_IN_THE_WINDOW = 30

/** `Cookie` headers with sessions that are in their renewal window, and whose tokens a store knows. */
export async function cookiesInTheWindow(store: BenchStore, count: number): Promise<string[]> {
  const accessTokens = await store.tokens(count, DAYS_IN_THE_WINDOW)
  return sessionCookies({ count, ageDays: DAYS_IN_THE_WINDOW, accessTokens })
}
