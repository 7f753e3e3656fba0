import { type BenchStore, startStore } from './bench-store.ts'
import { type ComparisonResult, compare } from './compare.ts'
import { lengths } from './lengths.ts'
import { startLoad } from './load.ts'
import type { SharedRenewal } from './renewals-bench.ts'
import { ACCOUNT } from './session-kind.ts'
import { PASSWORD } from './sessions.ts'
import { type SharedStores, startSharedStores } from './shared-store.ts'
import { startShop } from './shop-server.ts'
import { shopWith } from './shop-subject.ts'

/** What was measured of ours with a shared store. */
export interface SharedStoreFigures {
  readonly comparisons: readonly ComparisonResult[]
  /** By the runtime: of three instances that have the requests of one session. */
  readonly renewals: Readonly<Record<'edge' | 'node', SharedRenewal>>
}

const SHOPS = { edge: 'ours', node: 'ours-node' } as const
const NO_OPS = { edge: 'no-op', node: 'no-op-node' } as const
const RUNTIMES = ['edge', 'node'] as const

/** As many requests come to each of three instances, all at the same time. */
const INSTANCES = [34, 33, 33]

/** Measures ours with a store that is there, on loopback: before the window, and in it. */
export async function benchStore(request: { isQuick: boolean }): Promise<SharedStoreFigures> {
  const [stores, store] = [await startSharedStores(), await startStore()]
  const load = startLoad()
  try {
    const renewals = {
      edge: await benchInstances('edge', { stores, store }),
      node: await benchInstances('node', { stores, store }),
    }
    const comparisons: ComparisonResult[] = []
    for (const runtime of RUNTIMES) {
      console.log(`  ${SHOPS[runtime]}, beside ${NO_OPS[runtime]}`)
      comparisons.push(await compare(load, await comparisonOn(runtime, { stores, store, request })))
    }
    return { comparisons, renewals }
  } finally {
    load.close()
    store.close()
    await stores.close()
  }
}

interface Stores {
  readonly stores: SharedStores
  readonly store: BenchStore
}

async function comparisonOn(
  runtime: 'edge' | 'node',
  { stores, store, request }: Stores & { readonly request: { isQuick: boolean } },
) {
  const cookies = await ACCOUNT.cookies(1)
  const environment = { ...ACCOUNT.environment(store), ...stores[runtime] }
  return {
    subject: shopWith(SHOPS[runtime], cookies, { what: 'a session, a shared store', environment }),
    beside: shopWith(NO_OPS[runtime], cookies),
    ...lengths(request).exact,
  }
}

/** Counts the renewals of one session, by Shopify's journal. */
async function benchInstances(
  runtime: 'edge' | 'node',
  { stores, store }: Stores,
): Promise<SharedRenewal> {
  const environment = {
    SESSION_PASSWORD: PASSWORD,
    ...ACCOUNT.environment(store),
    ...stores[runtime],
  }
  const [own = '', ...others] = await ACCOUNT.cookiesInTheWindow(store, 1 + INSTANCES.length)
  const loads = INSTANCES.map(() => startLoad())
  const shops = await Promise.all(INSTANCES.map(() => startShop(SHOPS[runtime], environment)))
  const send = (cookieOf: (index: number) => string, mostOf: (index: number) => number) =>
    Promise.all(
      shops.map(({ port }, index) => {
        const most = mostOf(index)
        const cookies = [cookieOf(index)]
        return loads[index]?.send({ port, cookies, connections: most, most })
      }),
    )
  try {
    // Each has renewed somebody before, so that all is loaded and connected.
    await send(
      (index) => others[index] ?? '',
      () => 1,
    )
    const before = await store.renewals()
    const reports = await send(
      () => own,
      (index) => INSTANCES[index] ?? 0,
    )
    const sum = (of: 'requests' | 'cookiesSet') =>
      reports.reduce((all, report) => all + (report?.[of] ?? 0), 0)
    return {
      parallel: sum('requests'),
      reachedTheStore: (await store.renewals()) - before,
      gotTheCookie: sum('cookiesSet'),
    }
  } finally {
    for (const load of loads) load.close()
    await Promise.all(shops.map((shop) => shop.close()))
  }
}
