import { type BenchStore, startStore } from './bench-store.ts'
import { type Load, startLoad } from './load.ts'
import type { SessionKind } from './session-kind.ts'
import { PASSWORD } from './sessions.ts'
import { type ShopServer, startShop } from './shop-server.ts'

/** Everything that runs while something is measured. */
export interface BenchEnvironment {
  readonly kind: SessionKind
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
  kind: SessionKind,
  measure: (environment: BenchEnvironment) => Promise<Result>,
): Promise<Result> {
  const closing: (() => unknown)[] = []
  const opened = <Thing extends { close(): unknown }>(thing: Thing): Thing => {
    closing.push(() => thing.close())
    return thing
  }
  const shopAt = async (store: BenchStore) =>
    opened(await startShop('ours', { SESSION_PASSWORD: PASSWORD, ...kind.environment(store) }))
  try {
    const [store, hangingStore] = [opened(await startStore()), opened(await startStore())]
    await hangingStore.hang()
    const ours = await shopAt(store)
    const oursHanging = await shopAt(hangingStore)
    const load = opened(startLoad())
    return await measure({ kind, load, store, hangingStore, ours, oursHanging })
  } finally {
    await Promise.all(closing.map((close) => close()))
  }
}
