import { withBenchEnvironment } from './bench-environment.ts'
import { type ComparisonResult, compare, NotMeasured } from './compare.ts'
import { allComparisons } from './comparisons.ts'
import {
  benchHangingStore,
  benchSharedRenewal,
  type HangingStore,
  type SharedRenewal,
} from './renewals-bench.ts'
import type { WorkerdShops } from './workerd-shops.ts'

/** What was measured of the middleware. */
export interface MiddlewareFigures {
  readonly comparisons: readonly ComparisonResult[]
  /** Those that could not be measured, and why. */
  readonly missing: readonly { readonly name: string; readonly why: string }[]
  readonly renewal: SharedRenewal
  readonly hanging: HangingStore
}

/** Measures all storefronts, two at a time. The builds have to be there. */
export function benchMiddleware({
  isQuick,
  workerd,
}: {
  readonly isQuick: boolean
  readonly workerd: WorkerdShops | null
}): Promise<MiddlewareFigures> {
  return withBenchEnvironment(async (environment) => {
    const renewal = await benchSharedRenewal(environment)
    const hanging = await benchHangingStore(environment)
    const comparisons: ComparisonResult[] = []
    const missing: { name: string; why: string }[] = []
    for (const comparison of await allComparisons(environment, { isQuick, workerd })) {
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
