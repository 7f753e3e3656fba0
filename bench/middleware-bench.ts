import type { BenchStore } from './bench-store.ts'
import { startStore } from './bench-store.ts'
import type { Load } from './load.ts'
import { startLoad } from './load.ts'
import { loadPeer, PEERS } from './peer.ts'
import { PASSWORD, sessionCookies } from './sessions.ts'
import { type ShopServer, startShop } from './shop-server.ts'
import { type Comparison, type Lane, type Turns, takeTurns } from './turns.ts'

/** What is known of the middleware once everybody has had their turns. */
export interface MiddlewareFigures {
  readonly turns: Turns
  readonly comparisons: readonly Comparison[]
  /** Peers that could not be measured, and why. */
  readonly missing: readonly { readonly name: string; readonly why: string }[]
  readonly renewal: RenewalFigures
  readonly hanging: HangingFigures
}

/** Many requests at once, all with the same session, which is in its renewal window. */
export interface RenewalFigures {
  readonly parallel: number
  readonly reachedTheStore: number
  readonly gotTheCookie: number
}

/** A store that accepts requests and answers none. Times in milliseconds. */
export interface HangingFigures {
  readonly tokens: number
  readonly p50: number
  readonly p99: number
  readonly longest: number
}

const CONNECTIONS = 8
/** `ageDays` in the second half of a token's 42 days. */
const IN_THE_WINDOW = 30
const NOBODY = ['']

/** Measures all storefronts side by side. The builds have to be there. */
export async function benchMiddleware({
  isQuick,
}: {
  isQuick: boolean
}): Promise<MiddlewareFigures> {
  const turns: Turns = isQuick
    ? { rounds: 3, milliseconds: 600, connections: CONNECTIONS }
    : { rounds: 11, milliseconds: 2000, connections: CONNECTIONS }
  const closing: (() => unknown)[] = []
  const opened = <Thing extends { close(): unknown }>(thing: Thing): Thing => {
    closing.push(() => thing.close())
    return thing
  }
  try {
    return await measure({ turns, opened, load: opened(startLoad()) })
  } finally {
    await Promise.all(closing.map((close) => close()))
  }
}

interface Hall {
  readonly turns: Turns
  readonly load: Load
  /** Notes something that has to be closed in the end. */
  readonly opened: <Thing extends { close(): unknown }>(thing: Thing) => Thing
}

async function measure(hall: Hall): Promise<MiddlewareFigures> {
  const { opened, load, turns } = hall
  const store = opened(await startStore())
  const hangingStore = opened(await startStore())
  await hangingStore.hang()
  const storefront = async (name: string, at: BenchStore | null = store) =>
    opened(await startShop(name, { SESSION_PASSWORD: PASSWORD, ...environmentOf(at) }))
  const ours = await storefront('ours')
  const oursHanging = await storefront('ours', hangingStore)
  const renewal = await shareOneRenewal(load, { server: ours, store })
  const hanging = await firstRequests(load, { server: oursHanging, store: hangingStore })
  const { lanes: peerLanes, missing } = await peers(hall)
  const comparisons = await takeTurns(
    load,
    [
      ...(await edgeLanes({ ours, storefront, store, oursHanging, hangingStore })),
      ...peerLanes,
      ...(await nodeLanes(storefront)),
    ],
    turns,
  )
  return { turns, comparisons, missing, renewal, hanging }
}

/** Null is a store whose port nobody listens at. */
function environmentOf(store: BenchStore | null): Readonly<Record<string, string>> {
  return (
    store?.environment ?? {
      SHOPIFY_STORE_DOMAIN: 'http://127.0.0.1:1',
      SHOPIFY_STOREFRONT_ACCESS_TOKEN: 'bench',
    }
  )
}

type Storefront = (name: string, store?: BenchStore | null) => Promise<ShopServer>

async function edgeLanes({
  ours,
  storefront,
  store,
  oursHanging,
  hangingStore,
}: {
  ours: ShopServer
  storefront: Storefront
  store: BenchStore
  oursHanging: ShopServer
  hangingStore: BenchStore
}): Promise<Lane[]> {
  const noOp = await storefront('no-op')
  const noOpAgain = await storefront('no-op')
  const oursDown = await storefront('ours', null)
  const one = await sessionCookies({ count: 1 })
  const many = await sessionCookies({ count: 10_000 })
  const renewing = await inTheWindow(store, 1)
  const waiting = await inTheWindow(hangingStore, 1)
  const down = await sessionCookies({ count: 1000, ageDays: IN_THE_WINDOW })
  const beside = (name: string, server: ShopServer, cookies: readonly string[]): Lane => ({
    name,
    server,
    cookies,
    against: 'no-op, a session',
  })
  return [
    { ...beside('no-op, no cookie', noOp, NOBODY), against: 'no-op, no cookie' },
    beside('no-op, a session', noOp, one),
    beside('no-op, a second process', noOpAgain, one),
    { ...beside('ours, no cookie', ours, NOBODY), against: 'no-op, no cookie' },
    beside('ours, a session', ours, one),
    beside('ours, 10,000 sessions in turn', ours, many),
    beside('ours, a session that was renewed, its old cookie', ours, renewing),
    beside('ours, in the window, the store hanging', oursHanging, waiting),
    beside('ours, in the window, the store down, 1,000 sessions in turn', oursDown, down),
    beside('iron-session, 10,000 sessions in turn', await storefront('iron-session'), many),
  ]
}

async function nodeLanes(storefront: Storefront): Promise<Lane[]> {
  const noOp = await storefront('no-op-node')
  const ours = await storefront('ours-node')
  const one = await sessionCookies({ count: 1 })
  const many = await sessionCookies({ count: 10_000 })
  const against = 'proxy: no-op, a session'
  const without = 'proxy: no-op, no cookie'
  return [
    { name: without, server: noOp, cookies: NOBODY, against: without },
    { name: against, server: noOp, cookies: one, against },
    { name: 'proxy: ours, no cookie', server: ours, cookies: NOBODY, against: without },
    { name: 'proxy: ours, a session', server: ours, cookies: one, against },
    { name: 'proxy: ours, 10,000 sessions in turn', server: ours, cookies: many, against },
  ]
}

/** Each peer with a session that it is seen to take for valid; one that cannot run says why. */
async function peers({ opened }: Hall) {
  const lanes: Lane[] = []
  const missing: { name: string; why: string }[] = []
  for (const name of PEERS) {
    const peer = await loadPeer(name)
    const { cookie, environment = {}, close = () => undefined } = await peer.openSession()
    opened({ close })
    const server = opened(await startShop(name, { ...peer.environment, ...environment }))
    const answer = (headers: HeadersInit) => fetch(server.origin, { headers, redirect: 'manual' })
    const isRecognised = peer.isRecognised(await answer({ cookie }))
    if (isRecognised && !peer.isRecognised(await answer({}))) {
      lanes.push({ name, server, cookies: [cookie], against: 'no-op, a session' })
    } else {
      missing.push({ name, why: 'Its answers do not show that it takes the session for valid.' })
    }
  }
  return { lanes, missing }
}

async function inTheWindow(store: BenchStore, count: number): Promise<string[]> {
  const accessTokens = await store.tokens(count, IN_THE_WINDOW)
  return sessionCookies({ count, ageDays: IN_THE_WINDOW, accessTokens })
}

async function shareOneRenewal(
  load: Load,
  { server, store }: { server: ShopServer; store: BenchStore },
): Promise<RenewalFigures> {
  const parallel = 100
  const report = await load.send({
    name: 'renewal',
    port: server.port,
    cookies: await inTheWindow(store, 1),
    connections: parallel,
    milliseconds: 10_000,
    most: parallel,
  })
  return {
    parallel: report.requests,
    reachedTheStore: await store.renewals(),
    gotTheCookie: report.cookiesSet,
  }
}

/** The first request of each of many sessions, a few at a time. */
async function firstRequests(
  load: Load,
  { server, store }: { server: ShopServer; store: BenchStore },
): Promise<HangingFigures> {
  const cookies = await inTheWindow(store, 200)
  const { requests, p50, p99, longest } = await load.send({
    name: 'first requests',
    port: server.port,
    cookies,
    connections: CONNECTIONS,
    milliseconds: 20_000,
    most: cookies.length,
  })
  return { tokens: requests, p50, p99, longest }
}
