import { accountComparisons } from './account-comparisons.ts'
import { type BenchEnvironment, withBenchEnvironment } from './bench-environment.ts'
import { type Comparison, type ComparisonResult, compare, NotMeasured } from './compare.ts'
import { allComparisons } from './comparisons.ts'
import {
  benchHangingStore,
  benchSharedRenewal,
  type HangingStore,
  type SharedRenewal,
} from './renewals-bench.ts'
import { ACCOUNT, LEGACY, type SessionKind } from './session-kind.ts'
import type { WorkerdShops } from './workerd-shops.ts'

/** What was measured of the middleware. */
export interface MiddlewareFigures {
  readonly comparisons: readonly ComparisonResult[]
  /** Those that could not be measured, and why. */
  readonly missing: readonly { readonly name: string; readonly why: string }[]
  readonly renewal: SharedRenewal
  readonly hanging: HangingStore
}

/** How much is measured, and with what. */
export interface MiddlewareRequest {
  readonly isQuick: boolean
  /** Null: not there. */
  readonly workerd: WorkerdShops | null
}

/** Measures all storefronts, two at a time. The builds have to be there. */
export function benchMiddleware(request: MiddlewareRequest): Promise<MiddlewareFigures> {
  return bench(LEGACY, (environment) => allComparisons(environment, request))
}

/** The same for ours with sessions of customer accounts. */
export function benchAccounts(request: MiddlewareRequest): Promise<MiddlewareFigures> {
  return bench(ACCOUNT, (environment) => accountComparisons(environment, request))
}

function bench(
  kind: SessionKind,
  comparisonsIn: (environment: BenchEnvironment) => Promise<readonly Comparison[]>,
): Promise<MiddlewareFigures> {
  return withBenchEnvironment(kind, async (environment) => {
    const renewal = await benchSharedRenewal(environment)
    const hanging = await benchHangingStore(environment)
    const comparisons: ComparisonResult[] = []
    const missing: { name: string; why: string }[] = []
    for (const comparison of await comparisonsIn(environment)) {
      const { name } = comparison.subject
      console.log(`  ${name}, beside ${comparison.beside.name}`)
      try {
        comparisons.push(await compare(environment.load, comparison))
      } catch (error) {
        if (!(error instanceof NotMeasured)) throw error
        missing.push({ name, why: error.message })
      }
    }
    return { comparisons, missing, renewal, hanging }
  })
}
