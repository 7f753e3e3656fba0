import { benchAlone } from './alone-bench.ts'
import { buildShop } from './build-shop.ts'
import { benchBytes } from './bytes-bench.ts'
import { benchDecision } from './decision-bench.ts'
import { buildDemoShops } from './demo-shop.ts'
import { benchEmulator } from './emulator-bench.ts'
import { benchGrowth } from './growth-bench.ts'
import { installPeers } from './install-peers.ts'
import { benchAccounts, benchMiddleware } from './middleware-bench.ts'
import { otherWork } from './other-work.ts'
import { loadPeer, PEERS } from './peer.ts'
import { benchProxy } from './proxy-bench.ts'
import { benchStore } from './store-bench.ts'
import {
  aloneTable,
  comparedText,
  eventRows,
  firstAnswerTable,
  growthTable,
  rowTable,
  sharedStoreRows,
} from './tables.ts'
import type { WorkerdShops } from './workerd-shops.ts'

/** What a part is measured with. */
export interface PartRequest {
  readonly isQuick: boolean
  /** As many minutes each of the parts that compare storefronts takes at most; null for its own. */
  readonly minutes: number | null
  /** Of those parts only rows with this text in their name; null for all. */
  readonly rows: string | null
  /** The storefronts on workerd; null in a quick run, and where they are not asked for. */
  readonly workerd: WorkerdShops | null
}

/** What came of it: figures for `results.json`, and the tables by the marks where they go. */
export interface PartResult {
  readonly figures: Readonly<Record<string, unknown>>
  readonly tables: Readonly<Record<string, string>>
}

/** One of the tables of `bench/README.md`, which can be measured alone. */
export interface Part {
  readonly title: string
  /** The storefronts that have to be built before. */
  readonly shops: readonly string[]
  /** The same for a quick run. @default all of them */
  readonly quickShops?: readonly string[]
  readonly needsWorkerd: boolean
  /** Whether the demo with and without its middleware has to be built. @default false */
  readonly needsDemo?: boolean
  measure(request: PartRequest): Promise<PartResult>
}

const SERVED = ['no-op', 'ours', 'no-op-node', 'ours-node']

/** By the name that `--only` takes, in the order in which they are measured. */
export const PARTS = {
  middleware: {
    title: 'The middleware, side by side',
    shops: [...SERVED, 'by-hand', 'hanging-fetch', 'iron-session-node', ...PEERS],
    needsWorkerd: true,
    needsDemo: true,
    async measure(request) {
      const shared = await otherWork()
      const middleware = await benchMiddleware({ ...request, minutes: request.minutes ?? 38 })
      return {
        figures: { middleware: { ...middleware, otherWork: shared } },
        tables: {
          middleware: comparedText(middleware, { ...request, shared }),
          'first-answers': firstAnswerTable(middleware.comparisons),
          events: rowTable(eventRows(middleware)),
        },
      }
    },
  },
  accounts: {
    title: 'The middleware, with customer accounts',
    shops: SERVED,
    needsWorkerd: true,
    async measure(request) {
      const shared = await otherWork()
      const accounts = await benchAccounts({ ...request, minutes: request.minutes ?? 10 })
      return {
        figures: { accounts: { ...accounts, otherWork: shared } },
        tables: {
          accounts: comparedText(accounts, { ...request, shared }),
          'account-events': rowTable(eventRows(accounts)),
        },
      }
    },
  },
  store: {
    title: 'The middleware, with a shared store',
    shops: SERVED,
    needsWorkerd: false,
    async measure(request) {
      const shared = await otherWork()
      const store = await benchStore({ ...request, minutes: request.minutes ?? 6 })
      return {
        figures: { store: { ...store, otherWork: shared } },
        tables: {
          store: comparedText(store, { ...request, shared }),
          'store-events': rowTable(sharedStoreRows(store)),
        },
      }
    },
  },
  bytes: {
    title: 'Bytes',
    shops: ['no-op', 'ours', ...PEERS],
    quickShops: ['no-op', 'ours'],
    needsWorkerd: false,
    async measure(request) {
      const bytes = await benchBytes(request)
      return { figures: { bytes }, tables: { bytes: rowTable(bytes) } }
    },
  },
  alone: {
    title: 'The middleware, without a server',
    shops: [...SERVED, 'by-hand', 'iron-session'],
    needsWorkerd: false,
    async measure(request) {
      const withoutServer = await benchAlone(request)
      return { figures: { withoutServer }, tables: { alone: aloneTable(withoutServer) } }
    },
  },
  decision: {
    title: 'The decision alone',
    shops: [],
    needsWorkerd: false,
    async measure() {
      const decision = await benchDecision()
      return { figures: { decision }, tables: { decision: rowTable(decision) } }
    },
  },
  proxy: {
    title: 'The Storefront proxy',
    shops: [],
    needsWorkerd: false,
    async measure(request) {
      const proxy = benchProxy(request)
      return { figures: { proxy }, tables: { proxy: rowTable(proxy) } }
    },
  },
  growth: {
    title: 'Ever more sessions',
    shops: [],
    needsWorkerd: false,
    async measure(request) {
      const growth = await benchGrowth(request)
      return { figures: { growth }, tables: { growth: growthTable(growth) } }
    },
  },
  emulator: {
    title: 'The emulator',
    shops: [],
    needsWorkerd: false,
    async measure(request) {
      const emulator = await benchEmulator(request)
      return { figures: { emulator }, tables: { emulator: rowTable(emulator) } }
    },
  },
} as const satisfies Readonly<Record<string, Part>>

/** Whether there is a part of this name. */
export function isPart(name: string): name is keyof typeof PARTS {
  return Object.hasOwn(PARTS, name)
}

/** Builds the storefronts that parts need, one at a time, and only those that have changed. */
export async function buildShops(
  parts: readonly Part[],
  { isQuick }: { readonly isQuick: boolean },
): Promise<void> {
  const names = new Set(
    parts.flatMap(({ shops, quickShops = shops }) => (isQuick ? quickShops : shops)),
  )
  if (names.size > 0) await installPeers()
  const peers: ReadonlySet<string> = new Set(PEERS)
  for (const name of names) {
    await buildShop(name, peers.has(name) ? (await loadPeer(name)).environment : {})
  }
  if (!isQuick && parts.some(({ needsDemo }) => needsDemo)) await buildDemoShops()
}
