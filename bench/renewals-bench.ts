import type { BenchEnvironment } from './bench-environment.ts'

/** Many requests at once, all with the same session, which is in its renewal window. */
export interface SharedRenewal {
  readonly parallel: number
  readonly reachedTheStore: number
  readonly gotTheCookie: number
}

/** A store that accepts requests and answers none. Times in milliseconds. */
export interface HangingStore {
  readonly tokens: number
  readonly p50: number
  readonly p99: number
  readonly longest: number
}

const PARALLEL = 100

/** Counts the renewals of one session, by the store's journal. */
export async function benchSharedRenewal({
  kind,
  load,
  ours,
  store,
}: BenchEnvironment): Promise<SharedRenewal> {
  const report = await load.send({
    port: ours.port,
    cookies: await kind.cookiesInTheWindow(store, 1),
    connections: PARALLEL,
    most: PARALLEL,
  })
  return {
    parallel: report.requests,
    reachedTheStore: await store.renewals(),
    gotTheCookie: report.cookiesSet,
  }
}

/** Times the first request of each of many sessions, a few at a time. */
export async function benchHangingStore(environment: BenchEnvironment): Promise<HangingStore> {
  const { kind, load, oursHanging, hangingStore } = environment
  const { port } = oursHanging
  const order = { port, connections: 8, most: 200 }
  await load.send({ ...order, cookies: [''] })
  const cookies = await kind.cookiesInTheWindow(hangingStore, order.most)
  const { requests, errors, p50, p99, longest } = await load.send({ ...order, cookies })
  if (errors > 0) throw new Error(`${errors} answers were no page while the store was hanging.`)
  return { tokens: requests, p50, p99, longest }
}
