import { type Comparison, fight, NotMeasured } from './duel.ts'
import { duels } from './duels.ts'
import { withHall } from './hall.ts'
import {
  benchHangingStore,
  benchSharedRenewal,
  type HangingStore,
  type SharedRenewal,
} from './renewals-bench.ts'
import type { WorkerdShops } from './workerd-shops.ts'

/** What is known of the middleware once everybody has had their turns. */
export interface MiddlewareFigures {
  readonly comparisons: readonly Comparison[]
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
  return withHall(async (hall) => {
    const renewal = await benchSharedRenewal(hall)
    const hanging = await benchHangingStore(hall)
    const comparisons: Comparison[] = []
    const missing: { name: string; why: string }[] = []
    for (const duel of await duels(hall, { isQuick, workerd })) {
      const { name } = duel.contestant
      console.log(`  ${name}, beside ${duel.beside.name}`)
      try {
        comparisons.push(await fight(hall.load, duel))
      } catch (error) {
        if (!(error instanceof NotMeasured)) throw error
        missing.push({ name, why: error.message })
      }
    }
    return { comparisons, missing, renewal, hanging }
  })
}
