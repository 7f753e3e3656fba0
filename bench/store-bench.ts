import { type BenchStore, startStore } from './bench-store.ts'
import type { Comparison } from './comparison.ts'
import type { Lengths } from './lengths.ts'
import { startLoad } from './load.ts'
import { type Compared, type MeasureRequest, measureAll } from './measure-all.ts'
import { once } from './once.ts'
import type { SharedRenewal } from './renewals-bench.ts'
import { ACCOUNT } from './session-kind.ts'
import { PASSWORD } from './sessions.ts'
import { type SharedStores, startSharedStores } from './shared-store.ts'
import { startShop } from './shop-server.ts'
import { shopWith } from './shop-subject.ts'

/** What was measured of ours with a shared store. */
export interface SharedStoreFigures extends Compared {
  /** By the runtime: of three instances that have the requests of one session. */
  readonly renewals: Readonly<Record<'edge' | 'node', SharedRenewal>>
}

/** How much is measured. */
export type StoreRequest = Pick<MeasureRequest, 'isQuick' | 'minutes' | 'rows'>

const SHOPS = { edge: 'ours', node: 'ours-node' } as const
const GROUPS = { edge: 'edge', node: 'Node' } as const
const NO_OPS = { edge: 'no-op', node: 'no-op-node' } as const
const RUNTIMES = ['edge', 'node'] as const

/** As many requests come to each of three instances, all at the same time. */
const INSTANCES = [34, 33, 33]

/** Measures ours with a store that is there, on loopback: before the window, and in it. */
export async function benchStore(request: StoreRequest): Promise<SharedStoreFigures> {
  const [stores, store] = [await startSharedStores(), await startStore()]
  const load = startLoad()
  try {
    const renewals = {
      edge: await benchInstances('edge', { stores, store }),
      node: await benchInstances('node', { stores, store }),
    }
    const compared = await measureAll(load, {
      ...request,
      file: 'store',
      comparisonsOf: (lengths) =>
        RUNTIMES.map((runtime) => comparisonOn(runtime, { stores, store, lengths })),
    })
    return { ...compared, renewals }
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

function comparisonOn(
  runtime: 'edge' | 'node',
  { stores, store, lengths }: Stores & { readonly lengths: Lengths },
): Comparison {
  const cookies = once(() => ACCOUNT.cookies(1))
  const environment = { ...ACCOUNT.environment(store), ...stores[runtime] }
  const [noOp, ours] = [NO_OPS[runtime], SHOPS[runtime]]
  const beside = `${noOp}, a session`
  return {
    group: GROUPS[runtime],
    rounds: lengths.rounds.usual,
    phases: lengths.phases.warm,
    subjects: [
      shopWith(noOp, cookies, { name: beside }),
      shopWith(noOp, cookies, { name: `${noOp}, a second process`, beside }),
      shopWith(ours, cookies, {
        name: `${ours}, a session, a shared store`,
        beside,
        environment,
      }),
    ],
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
