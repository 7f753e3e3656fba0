import { cookiesInTheWindow, DAYS_IN_THE_WINDOW, type Hall } from './hall.ts'
import { loadPeer, PEERS } from './peer.ts'
import { sessionCookies } from './sessions.ts'
import type { Lane } from './turns.ts'

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

const NO_OP = { nobody: 'no-op, no cookie', session: 'no-op, a session' }
const NO_OP_NODE = { nobody: 'proxy: no-op, no cookie', session: 'proxy: no-op, a session' }

/** Starts a storefront for each lane. A quick run has no peers. */
export async function openLanes(
  hall: Hall,
  { isQuick }: { readonly isQuick: boolean },
): Promise<Lanes> {
  const { shop, store } = hall
  const one = await sessionCookies({ count: 1 })
  const many = await sessionCookies({ count: 10_000 })
  const ours = () => shop('ours', store.environment)
  const beside = NO_OP.session
  const { lanes: peers, missing } = isQuick ? leftOut() : await peerLanes(hall)
  const lanes: Lane[] = [
    { name: NO_OP.nobody, server: await shop('no-op'), cookies: NOBODY, beside: NO_OP.nobody },
    { name: NO_OP.session, server: await shop('no-op'), cookies: one, beside },
    { name: 'no-op, once more', server: await shop('no-op'), cookies: one, beside },
    { name: 'ours, no cookie', server: await ours(), cookies: NOBODY, beside: NO_OP.nobody },
    { name: 'ours, a session', server: await ours(), cookies: one, beside },
    ...peers,
    { name: 'ours, 10,000 sessions in turn', server: await ours(), cookies: many, beside },
    {
      name: 'iron-session, 10,000 sessions in turn',
      server: await shop('iron-session'),
      cookies: many,
      beside,
    },
    ...(await troubledLanes(hall)),
    ...(await nodeLanes(hall, { one, many })),
  ]
  return { lanes, missing }
}

/** Sessions in their renewal window. */
async function troubledLanes({ ours, oursHanging, shop, ...hall }: Hall): Promise<Lane[]> {
  const renewed = await cookiesInTheWindow(hall.store, 1)
  const waiting = await cookiesInTheWindow(hall.hangingStore, 1)
  const down = await sessionCookies({ count: 1000, ageDays: DAYS_IN_THE_WINDOW })
  const oursDown = await shop('ours', DOWN)
  const beside = NO_OP.session
  return [
    { name: 'ours, a renewed session, its old cookie', server: ours, cookies: renewed, beside },
    { name: 'ours, the store hanging', server: oursHanging, cookies: waiting, beside },
    { name: 'ours, the store down, 1,000 sessions', server: oursDown, cookies: down, beside },
  ]
}

async function nodeLanes(
  { shop, store }: Hall,
  { one, many }: { readonly one: readonly string[]; readonly many: readonly string[] },
): Promise<Lane[]> {
  const noOp = () => shop('no-op-node')
  const ours = () => shop('ours-node', store.environment)
  const { nobody, session } = NO_OP_NODE
  return [
    { name: nobody, server: await noOp(), cookies: NOBODY, beside: nobody },
    { name: session, server: await noOp(), cookies: one, beside: session },
    { name: 'proxy: no-op, once more', server: await noOp(), cookies: one, beside: session },
    { name: 'proxy: ours, no cookie', server: await ours(), cookies: NOBODY, beside: nobody },
    { name: 'proxy: ours, a session', server: await ours(), cookies: one, beside: session },
    {
      name: 'proxy: ours, 10,000 sessions in turn',
      server: await ours(),
      cookies: many,
      beside: session,
    },
  ]
}

/** Each peer with a session that it is seen to take for valid. */
async function peerLanes({ shop, opened }: Hall): Promise<Lanes> {
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
      lanes.push({ name, server, cookies: [cookie], beside: NO_OP.session })
    } else {
      missing.push({ name, why: 'Its answers do not show that it takes the session for valid.' })
    }
  }
  return { lanes, missing }
}

function leftOut(): Lanes {
  return { lanes: [], missing: PEERS.map((name) => ({ name, why: 'Left out of a quick run.' })) }
}
