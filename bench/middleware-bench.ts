import { accountComparisons } from './account-comparisons.ts'
import { type BenchEnvironment, withBenchEnvironment } from './bench-environment.ts'
import { allComparisons } from './comparisons.ts'
import { type Compared, measureAll } from './measure-all.ts'
import {
  benchHangingStore,
  benchSharedRenewal,
  type HangingStore,
  type SharedRenewal,
} from './renewals-bench.ts'
import { ACCOUNT, LEGACY, type SessionKind } from './session-kind.ts'
import type { WorkerdShops } from './workerd-shops.ts'

/** What was measured of the middleware. */
export interface MiddlewareFigures extends Compared {
  readonly renewal: SharedRenewal
  readonly hanging: HangingStore
}

/** How much is measured, and with what. */
export interface MiddlewareRequest {
  readonly isQuick: boolean
  /** About as many minutes it takes at most. */
  readonly minutes: number
  /** Only rows with this text in their name; null for all. */
  readonly rows: string | null
  /** Null: not there. */
  readonly workerd: WorkerdShops | null
}

/** Measures all storefronts, some at a time. The builds have to be there. */
export function benchMiddleware(request: MiddlewareRequest): Promise<MiddlewareFigures> {
  return bench(LEGACY, { ...request, comparisonsIn: allComparisons, file: 'middleware' })
}

/** The same for ours with sessions of customer accounts. */
export function benchAccounts(request: MiddlewareRequest): Promise<MiddlewareFigures> {
  return bench(ACCOUNT, { ...request, comparisonsIn: accountComparisons, file: 'accounts' })
}

function bench(
  kind: SessionKind,
  request: MiddlewareRequest & {
    readonly comparisonsIn: typeof allComparisons
    readonly file: string
  },
): Promise<MiddlewareFigures> {
  const { comparisonsIn, workerd } = request
  return withBenchEnvironment(kind, async (environment: BenchEnvironment) => {
    const renewal = await benchSharedRenewal(environment)
    const hanging = await benchHangingStore(environment)
    const compared = await measureAll(environment.load, {
      ...request,
      comparisonsOf: (lengths) => comparisonsIn(environment, { lengths, workerd }),
    })
    return { ...compared, renewal, hanging }
  })
}
