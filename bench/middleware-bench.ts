import { withHall } from './hall.ts'
import { type Lanes, openLanes } from './lanes.ts'
import {
  benchHangingStore,
  benchSharedRenewal,
  type HangingStore,
  type SharedRenewal,
} from './renewals-bench.ts'
import { type Comparison, type Turns, takeTurns } from './turns.ts'

/** What is known of the middleware once everybody has had their turns. */
export interface MiddlewareFigures {
  readonly turns: Turns
  readonly comparisons: readonly Comparison[]
  readonly missing: Lanes['missing']
  readonly renewal: SharedRenewal
  readonly hanging: HangingStore
}

const FULL: Turns = { rounds: 31, milliseconds: 400, connections: 8, warmUp: 2500 }
const QUICK: Turns = { rounds: 7, milliseconds: 250, connections: 8, warmUp: 600 }

/** Measures all storefronts side by side. The builds have to be there. */
export function benchMiddleware({
  isQuick,
}: {
  readonly isQuick: boolean
}): Promise<MiddlewareFigures> {
  return withHall(async (hall) => {
    const turns = isQuick ? QUICK : FULL
    const renewal = await benchSharedRenewal(hall)
    const hanging = await benchHangingStore(hall)
    const { lanes, missing } = await openLanes(hall, { isQuick })
    const comparisons = await takeTurns(hall.load, lanes, turns)
    return { turns, comparisons, missing, renewal, hanging }
  })
}
