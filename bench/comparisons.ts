import type { BenchEnvironment } from './bench-environment.ts'
import { type Comparison, NotMeasured, type OpenShop, type Subject } from './comparison.ts'
import { demoWith } from './demo-shop.ts'
import type { Lengths } from './lengths.ts'
import { once } from './once.ts'
import { loadPeer, PEERS } from './peer.ts'
import { type Phase, requestsIn } from './phases.ts'
import { DAYS_IN_THE_WINDOW } from './session-kind.ts'
import { PASSWORD, sessionCookies } from './sessions.ts'
import { startShop } from './shop-server.ts'
import { type ShopWith, shopWith } from './shop-subject.ts'
import type { WorkerdShopName, WorkerdShops } from './workerd-shops.ts'

const NO_COOKIE = async () => ['']

/** A store where nothing listens at the port. */
const DOWN = {
  SHOPIFY_STORE_DOMAIN: 'http://127.0.0.1:1',
  SHOPIFY_STOREFRONT_ACCESS_TOKEN: 'bench',
}

/** What is measured with. */
export interface ComparisonsRequest {
  readonly lengths: Lengths
  /** Null: not there. */
  readonly workerd: WorkerdShops | null
}

/** What all groups are made of. */
interface Group extends ComparisonsRequest {
  readonly environment: BenchEnvironment
  readonly one: Cookies
}

/** Sealed when they are needed, which takes some time for many. */
type Cookies = () => Promise<readonly string[]>

/** A runtime, and the storefronts on it. */
interface Runtime {
  readonly name: string
  readonly noOp: string
  readonly ours: string
  readonly iron: string
}

const EDGE = { name: 'edge', noOp: 'no-op', ours: 'ours', iron: 'iron-session' }
const NODE = { name: 'Node', noOp: 'no-op-node', ours: 'ours-node', iron: 'iron-session-node' }

/** Every storefront that is measured, with those beside it. */
export function allComparisons(
  environment: BenchEnvironment,
  { lengths, workerd }: ComparisonsRequest,
): readonly Comparison[] {
  const { wholeLife, shortLife } = lengths.phases
  const group = { environment, lengths, workerd, one: once(() => sessionCookies({ count: 1 })) }
  if (lengths.isQuick) return [life(group, EDGE, shortLife)]
  return [
    life(group, EDGE, wholeLife),
    life(group, NODE, shortLife),
    firstAnswers(group, EDGE),
    firstAnswers(group, NODE),
    inTheWindow(group),
    withoutCookie(group),
    besidePeers(group),
    productPage(group),
    ...(workerd === null ? [] : [onWorkerd(group, workerd)]),
  ]
}

/** From the first request of a process on: with a session it has seen, and with sessions it has not. */
function life(
  { environment, lengths, one }: Group,
  runtime: Runtime,
  sent: readonly Phase[],
): Comparison {
  const unknown = unknownTo(sent)
  const { noOp, ours, iron, name } = runtime
  const { environment: at } = environment.store
  const base = `${noOp}, a session`
  const isNode = runtime === NODE
  return {
    group: name,
    rounds: lengths.rounds.usual,
    phases: sent,
    subjects: [
      shopWith(noOp, one, { name: base }),
      shopWith(noOp, one, { name: `${noOp}, a second process`, beside: base }),
      shopWith(ours, one, { name: `${ours}, a session`, beside: base, environment: at }),
      shopWith(ours, unknown, { name: `${ours}, unknown sessions`, beside: base, environment: at }),
      ...(isNode
        ? [shopWith(iron, unknown, { name: `${iron}, unknown sessions`, beside: base })]
        : []),
    ],
  }
}

/** As many sessions as a process gets requests. */
function unknownTo(sent: readonly Phase[]): Cookies {
  return once(() => sessionCookies({ count: requestsIn(sent) }))
}

function firstAnswers(group: Group, runtime: Runtime): Comparison {
  const { rounds, phases } = group.lengths
  const all = life(group, runtime, phases.firstAnswer)
  return { ...all, rounds: rounds.firstAnswer, subjects: all.subjects.slice(0, 3) }
}

/** What the next row does, without a library: its limit, and what Next and Node take for it. */
export const BY_HAND = 'by hand'

/** Sessions for which there is something to do, and stores that do not do it. */
function inTheWindow({ environment, lengths, one }: Group): Comparison {
  const { kind, store, hangingStore } = environment
  // Each process renews a session of its own.
  const renewed = () => kind.cookiesInTheWindow(store, 1)
  const hanging = () => kind.cookiesInTheWindow(hangingStore, 1)
  const down = once(() => sessionCookies({ count: 1000, ageDays: DAYS_IN_THE_WINDOW }))
  const beside = 'no-op, a session'
  const ours = (cookies: ShopWith['cookies'], name: string, at: Readonly<Record<string, string>>) =>
    shopWith('ours', cookies, { name: `ours, ${name}`, beside, environment: at })
  return {
    group: 'edge',
    rounds: lengths.rounds.usual,
    phases: lengths.phases.warm,
    subjects: [
      shopWith('no-op', one, { name: beside }),
      shopWith('no-op', one, { name: 'no-op, a second process', beside }),
      shopWith('by-hand', one, { name: `${BY_HAND}, a cookie with each answer`, beside }),
      ours(renewed, 'a renewed session, its old cookie', store.environment),
      shopWith('hanging-fetch', one, {
        name: `${BY_HAND}, a request to a store that hangs`,
        beside,
        environment: hangingStore.environment,
      }),
      ours(hanging, 'the store hanging', hangingStore.environment),
      ours(down, 'the store down, 1,000 sessions', DOWN),
    ],
  }
}

/** On both runtimes. */
function withoutCookie({ environment, lengths }: Group): Comparison {
  const { environment: at } = environment.store
  const what = 'no cookie'
  return {
    group: 'without a cookie',
    rounds: lengths.rounds.usual,
    phases: lengths.phases.warm,
    subjects: [EDGE, NODE].flatMap(({ noOp, ours }) => {
      const beside = `${noOp}, ${what}`
      return [
        shopWith(noOp, NO_COOKIE, { name: beside }),
        shopWith(ours, NO_COOKIE, { name: `${ours}, ${what}`, beside, environment: at }),
      ]
    }),
  }
}

/** Each with a session of its own; ours and iron-session also with the same many. */
function besidePeers({ environment, lengths, one }: Group): Comparison {
  const unknown = unknownTo(lengths.phases.roughly)
  const { environment: at } = environment.store
  const beside = 'no-op, a session'
  const many = 'many sessions in turn'
  const iron = `iron-session, ${many}`
  return {
    group: 'edge, beside others',
    rounds: lengths.rounds.usual,
    phases: lengths.phases.roughly,
    subjects: [
      shopWith('no-op', one, { name: beside }),
      shopWith('no-op', one, { name: 'no-op, a second process', beside }),
      shopWith('ours', one, { name: 'ours, a session', beside, environment: at }),
      ...PEERS.map((name) => peer(name, beside)),
      shopWith('iron-session', unknown, { name: iron, beside }),
      shopWith('ours', unknown, { name: `ours, ${many}`, beside: iron, environment: at }),
    ],
  }
}

function productPage({ environment: { store }, lengths, one }: Group): Comparison {
  const what = 'a product page, signed in'
  const beside = `no-op, ${what}`
  const demo = { cookies: one, store }
  return {
    group: 'the demo',
    rounds: lengths.rounds.usual,
    phases: lengths.phases.slow,
    slowness: 4,
    subjects: [
      { ...demoWith('no-op', demo), name: beside, beside: null },
      { ...demoWith('no-op', demo), name: `${beside}, a second process`, beside },
      { ...demoWith('ours', demo), name: `ours, ${what}`, beside },
    ],
  }
}

/** `wrangler dev` answers a tenth as many requests, so there are fewer of them. */
function onWorkerd({ environment, lengths, one }: Group, workerd: WorkerdShops): Comparison {
  const { environment: at } = environment.store
  const open = (name: WorkerdShopName) => async (): Promise<OpenShop> => ({
    server: await workerd.open(name, { SESSION_PASSWORD: PASSWORD, ...at }),
    cookies: await one(),
  })
  const beside = 'no-op on workerd, a session'
  return {
    group: 'workerd',
    rounds: lengths.rounds.usual,
    phases: lengths.phases.slow,
    slowness: 3,
    subjects: [
      { name: beside, beside: null, open: open('no-op') },
      { name: 'no-op on workerd, a second process', beside, open: open('no-op') },
      { name: 'ours on workerd, a session', beside, open: open('ours') },
    ],
  }
}

/** A peer with a session that it accepts as valid, as its answers show. */
function peer(name: (typeof PEERS)[number], beside: string): Subject {
  return {
    name,
    beside,
    async open() {
      const { environment, openSession, isRecognised } = await loadPeer(name)
      const opened = await openSession()
      const server = await startShop(name, { ...environment, ...opened.environment })
      const close = async () => {
        opened.close?.()
        await server.close()
      }
      const answer = (headers: HeadersInit) => fetch(server.origin, { headers, redirect: 'manual' })
      const isTaken = isRecognised(await answer({ cookie: opened.cookie }))
      if (isTaken && !isRecognised(await answer({})))
        return { server: { ...server, close }, cookies: [opened.cookie] }
      await close()
      throw new NotMeasured('Its answers do not show that it accepts the session.')
    },
  }
}
