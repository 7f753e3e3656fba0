import { buildShop } from './build-shop.ts'
import { benchBytes } from './bytes-bench.ts'
import { benchColdStart } from './cold-start-bench.ts'
import { benchDecision } from './decision-bench.ts'
import { benchEmulator } from './emulator-bench.ts'
import { benchGrowth } from './growth-bench.ts'
import { benchMiddleware } from './middleware-bench.ts'
import { loadPeer, PEERS } from './peer.ts'
import { benchProxy } from './proxy-bench.ts'
import {
  comparisonTable,
  costTable,
  eventRows,
  growthTable,
  requestsSentence,
  rowTable,
} from './tables.ts'
import { buildWorkerdShops } from './workerd-shops.ts'

/** Measures everything, one thing after the other, and prints it. */
export async function benchAll(request: { readonly isQuick: boolean }) {
  await buildShops()
  const workerd = request.isQuick ? null : await buildWorkerdShops()
  const middleware = { ...request, workerd }
  const figures = {
    middleware: await part('The middleware, side by side', () => benchMiddleware(middleware)),
    bytes: await part('Bytes', benchBytes),
    decision: await part('The decision alone', benchDecision),
    coldStart: await part('Cold start', benchColdStart),
    proxy: await part('The Storefront proxy', async () => benchProxy(request)),
    growth: await part('Ever more sessions', () => benchGrowth(request)),
    emulator: await part('The emulator', () => benchEmulator(request)),
  }
  workerd?.close()
  const tables = {
    middleware: `${requestsSentence(figures.middleware)}\n\n${comparisonTable(figures.middleware.comparisons)}`,
    events: rowTable(eventRows(figures.middleware)),
    bytes: rowTable(figures.bytes),
    decision: rowTable([...figures.decision, ...figures.coldStart]),
    proxy: rowTable(figures.proxy),
    growth: growthTable(figures.growth),
    emulator: rowTable(figures.emulator),
  }
  for (const table of Object.values(tables)) console.log(`\n${table}`)
  return { figures, tables, cost: costTable(figures.middleware) }
}

const OWN_SHOPS = ['no-op', 'ours', 'no-op-node', 'ours-node', 'iron-session-node']

/** One at a time, and only those that have changed. */
async function buildShops(): Promise<void> {
  for (const name of OWN_SHOPS) await buildShop(name, {})
  for (const name of PEERS) await buildShop(name, (await loadPeer(name)).environment)
}

async function part<Figures>(name: string, measure: () => Promise<Figures>): Promise<Figures> {
  console.log(`▶ ${name}`)
  const startedAt = performance.now()
  const figures = await measure()
  console.log(`✓ ${name} (${((performance.now() - startedAt) / 1000).toFixed(1)} s)`)
  return figures
}
