import { buildShops, PARTS, type Part, type PartRequest, type PartResult } from './bench-parts.ts'
import { buildWorkerdShops } from './workerd-shops.ts'

/** Measures everything, or one part alone; one thing after the other, and prints it. */
export async function benchAll({
  isWithoutWorkerd,
  only,
  ...request
}: Omit<PartRequest, 'workerd'> & {
  readonly isWithoutWorkerd: boolean
  readonly only: keyof typeof PARTS | null
}): Promise<PartResult> {
  const { isQuick } = request
  const parts: readonly Part[] = only === null ? Object.values(PARTS) : [PARTS[only]]
  await buildShops(parts, { isQuick })
  const isOnWorkerd =
    !isQuick && !isWithoutWorkerd && parts.some(({ needsWorkerd }) => needsWorkerd)
  const workerd = isOnWorkerd ? await buildWorkerdShops() : null
  const results: PartResult[] = []
  try {
    for (const part of parts) results.push(await timed(part, { ...request, workerd }))
  } finally {
    workerd?.close()
  }
  const all: PartResult = Object.assign({}, ...results, {
    figures: Object.assign({}, ...results.map(({ figures }) => figures)),
    tables: Object.assign({}, ...results.map(({ tables }) => tables)),
  })
  for (const table of Object.values(all.tables)) console.log(`\n${table}`)
  return all
}

async function timed({ title, measure }: Part, request: PartRequest): Promise<PartResult> {
  console.log(`▶ ${title}`)
  const startedAt = performance.now()
  const result = await measure(request)
  console.log(`✓ ${title} (${((performance.now() - startedAt) / 1000).toFixed(1)} s)`)
  return result
}
