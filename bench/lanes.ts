import { cookiesInTheWindow, DAYS_IN_THE_WINDOW, type Hall } from './hall.ts'
import { loadPeer, PEERS } from './peer.ts'
import { sessionCookies } from './sessions.ts'
import type { Lane, Visits } from './turns.ts'

/** All lanes, in the order of the table, and the peers that have none. */
export interface Lanes {
  readonly lanes: readonly Lane[]
  /** Peers that could not be measured, and why. */
  readonly missing: readonly { readonly name: string; readonly why: string }[]
}

const NOBODY = ['']

/** A store whose port nobody listens at. */
const DOWN = {
  SHOPIFY_STORE_DOMAIN: 'http://127.0.0.1:1',
  SHOPIFY_STOREFRONT_ACCESS_TOKEN: 'bench',
}

/** Starts the storefronts, and says who visits which of them. A quick run has no peers. */
export async function openLanes(
  hall: Hall,
  { isQuick }: { readonly isQuick: boolean },
): Promise<Lanes> {
  const one = await sessionCookies({ count: 1 })
  const many = await sessionCookies({ count: 10_000 })
  const server = await hall.shop('no-op')
  const beside = { name: 'no-op, a session', server, cookies: one }
  const again = { name: 'no-op, a second process', server: await hall.shop('no-op'), cookies: one }
  const iron = await hall.shop('iron-session')
  const peers = isQuick ? leftOut() : await peerLanes(hall, beside)
  return {
    lanes: [
      { ...again, beside },
      { ...visits('ours, no cookie', hall.ours, NOBODY), beside: nobody(beside) },
      { ...visits('ours, a session', hall.ours, one), beside },
      ...peers.lanes,
      { ...visits('ours, 10,000 sessions in turn', hall.ours, many), beside },
      { ...visits('iron-session, 10,000 sessions in turn', iron, many), beside },
      ...(await troubledLanes(hall, beside)),
      ...(await nodeLanes(hall, { one, many })),
    ],
    missing: peers.missing,
  }
}

/** Sessions in their renewal window. */
async function troubledLanes(hall: Hall, beside: Visits): Promise<Lane[]> {
  const { ours, oursHanging, store, hangingStore } = hall
  const renewed = await cookiesInTheWindow(store, 1)
  const waiting = await cookiesInTheWindow(hangingStore, 1)
  const down = await sessionCookies({ count: 1000, ageDays: DAYS_IN_THE_WINDOW })
  const oursDown = await hall.shop('ours', DOWN)
  return [
    { ...visits('ours, a session that was renewed, its old cookie', ours, renewed), beside },
    { ...visits('ours, in the window, the store hanging', oursHanging, waiting), beside },
    { ...visits('ours, in the window, the store down, 1,000 sessions', oursDown, down), beside },
  ]
}

async function nodeLanes(
  { shop, store }: Hall,
  { one, many }: { one: readonly string[]; many: readonly string[] },
): Promise<Lane[]> {
  const beside = visits('proxy: no-op, a session', await shop('no-op-node'), one)
  const ours = await shop('ours-node', store.environment)
  return [
    { ...visits('proxy: ours, no cookie', ours, NOBODY), beside: nobody(beside) },
    { ...visits('proxy: ours, a session', ours, one), beside },
    { ...visits('proxy: ours, 10,000 sessions in turn', ours, many), beside },
  ]
}

/** Each peer with a session that it is seen to take for valid. */
async function peerLanes({ shop, opened }: Hall, beside: Visits): Promise<Lanes> {
  const lanes: Lane[] = []
  const missing: { name: string; why: string }[] = []
  for (const name of PEERS) {
    const peer = await loadPeer(name)
    const { cookie, environment, close = () => undefined } = await peer.openSession()
    opened({ close })
    const server = await shop(name, { ...peer.environment, ...environment })
    const answer = (headers: HeadersInit) => fetch(server.origin, { headers, redirect: 'manual' })
    const isTaken = peer.isRecognised(await answer({ cookie }))
    if (isTaken && !peer.isRecognised(await answer({}))) {
      lanes.push({ ...visits(name, server, [cookie]), beside })
    } else {
      missing.push({ name, why: 'Its answers do not show that it takes the session for valid.' })
    }
  }
  return { lanes, missing }
}

function leftOut(): Lanes {
  return { lanes: [], missing: PEERS.map((name) => ({ name, why: 'Left out of a quick run.' })) }
}

function visits(name: string, server: Visits['server'], cookies: readonly string[]): Visits {
  return { name, server, cookies }
}

/** The same server, and nobody who is signed in. */
function nobody({ name, server }: Visits): Visits {
  return visits(name.replace('a session', 'no cookie'), server, NOBODY)
}
