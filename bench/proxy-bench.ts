import { print } from 'graphql'
import {
  bodyOf,
  type Chance,
  chance,
  grown,
  type Plan,
  plan,
} from '../lib/routes/storefront-proxy/hostile-documents-fixture.ts'
import {
  askingForCarts,
  withUsedVariables,
} from '../lib/routes/storefront-proxy/rewrite-operation.ts'
import { understandOperation } from '../lib/routes/storefront-proxy/understand-operation.ts'
import { milliseconds, type Row } from './row.ts'
import { median } from './statistics.ts'

/** As much as the proxy reads of a request. */
const LARGEST_REQUEST_BYTES = 64 * 1024

/** A document that was found, and what all checks of it take (milliseconds). */
interface Found {
  readonly plan: Plan
  readonly ms: number
}

/**
 * Looks for the documents within the size limit that keep the Storefront proxy busy longest, from
 * the body of a request to the text that would be sent to the store. Each climb begins at a random
 * document and keeps every change that costs more; the worst of all climbs are then measured again,
 * because the longest of many measurements is mostly the machine's.
 */
export function benchProxy({ isQuick }: { readonly isQuick: boolean }): Row[] {
  const climbs = isQuick ? 20 : 200
  for (let seed = 0; seed < 300; seed += 1) work(bodyOf(plan(chance(seed)), LARGEST_REQUEST_BYTES))
  const tops = Array.from({ length: climbs }, (_, seed) => climb(chance(1000 + seed)))
  const worst = tops
    .toSorted((left, right) => right.ms - left.ms)
    .slice(0, 20)
    .map(({ plan: found }) => ({ plan: found, ms: medianTime(found) }))
    .toSorted((left, right) => right.ms - left.ms)
  return worst.slice(0, 3).map(row)
}

const STEPS_OF_A_CLIMB = 150

function climb(random: Chance): Found {
  let top: Found = { plan: plan(random), ms: 0 }
  for (let step = 0; step < STEPS_OF_A_CLIMB; step += 1) {
    const next = step === 0 ? top.plan : grown(top.plan, random)
    const ms = shortestTime(next)
    if (ms > top.ms) top = { plan: next, ms }
  }
  return top
}

/** All that the proxy does with a document before the store is asked. */
function work(body: string): string {
  const understood = understandOperation(body)
  if (understood.status === 'refused') return understood.refusal.code
  const { operation, variables } = withUsedVariables(askingForCarts(understood.named))
  JSON.stringify({ query: print(operation), variables })
  return 'is sent'
}

function times(found: Plan, count: number): readonly number[] {
  const body = bodyOf(found, LARGEST_REQUEST_BYTES)
  return Array.from({ length: count }, () => {
    const startedAt = performance.now()
    work(body)
    return performance.now() - startedAt
  })
}

const shortestTime = (found: Plan) => Math.min(...times(found, 3))
const medianTime = (found: Plan) => median(times(found, 50))

function row({ plan: found, ms }: Found, index: number): Row {
  const body = bodyOf(found, LARGEST_REQUEST_BYTES)
  const parts = [...found.operation, ...found.fragments.flat()].map(({ name }) => name)
  return {
    what: `checks of the costliest document, ${index + 1}`,
    figure: milliseconds(ms),
    remark: `${body.length} bytes of ${[...new Set(parts)].slice(0, 5).join(', ')}; ${work(body)}`,
  }
}
