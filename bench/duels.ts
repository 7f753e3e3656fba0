import type { BenchStore } from './bench-store.ts'
import { type Contestant, type Duel, NotMeasured } from './duel.ts'
import { cookiesInTheWindow, DAYS_IN_THE_WINDOW, type Hall } from './hall.ts'
import { loadPeer, PEERS } from './peer.ts'
import { PASSWORD, sessionCookies } from './sessions.ts'
import { startShop } from './shop-server.ts'
import type { WorkerdShopName, WorkerdShops } from './workerd-shops.ts'

const NOBODY = ['']

/** A store whose port nobody listens at. */
const DOWN = {
  SHOPIFY_STORE_DOMAIN: 'http://127.0.0.1:1',
  SHOPIFY_STOREFRONT_ACCESS_TOKEN: 'bench',
}

/** As much as it takes to see one part in a hundred; a look; a glance. */
const LENGTHS = {
  exact: { turns: 80, bouts: 3, warmUp: 50 },
  fair: { turns: 100, bouts: 1, warmUp: 50 },
  rough: { turns: 60, bouts: 1, warmUp: 50 },
}
/** What a quick run has. */
const FIRST_LOOK = ['ours, a session', 'ours-node, a session', 'ours, 10,000 sessions in turn']

const QUICK = { turns: 15, bouts: 1, warmUp: 15 }

/** Everybody who is measured, and beside whom. */
export async function duels(
  { store, hangingStore }: Hall,
  { isQuick, workerd }: { readonly isQuick: boolean; readonly workerd: WorkerdShops | null },
): Promise<readonly Duel[]> {
  const { exact, fair, rough } = isQuick ? { exact: QUICK, fair: QUICK, rough: QUICK } : LENGTHS
  const one = await sessionCookies({ count: 1 })
  const many = await sessionCookies({ count: 10_000 })
  const renewed = await cookiesInTheWindow(store, 1)
  const hanging = await cookiesInTheWindow(hangingStore, 1)
  const down = await sessionCookies({ count: 1000, ageDays: DAYS_IN_THE_WINDOW })

  const noOp = shopWith('no-op', one)
  const ours = (cookies: readonly string[], what: string, environment = store.environment) =>
    shopWith('ours', cookies, { what, environment })
  const ironMany = shopWith('iron-session', many, { what: MANY })
  const proxyNoOp = shopWith('no-op-node', one)
  const proxyOurs = (cookies: readonly string[], what: string) =>
    shopWith('ours-node', cookies, { what, environment: store.environment })
  const noOpNobody = shopWith('no-op', NOBODY, { what: 'no cookie' })
  const proxyNobody = shopWith('no-op-node', NOBODY, { what: 'no cookie' })

  const all: readonly Duel[] = [
    { contestant: { ...noOp, name: 'no-op, a second process' }, beside: noOp, ...exact },
    { contestant: ours(one, 'a session'), beside: noOp, ...exact },
    { contestant: ours(NOBODY, 'no cookie'), beside: noOpNobody, ...exact },
    ...PEERS.map((name) => ({
      contestant: peer(name),
      beside: noOp,
      ...rough,
    })),
    { contestant: ours(many, MANY), beside: ironMany, ...exact },
    { contestant: ours(many, MANY), beside: noOp, ...fair },
    { contestant: ours(renewed, 'a renewed session, its old cookie'), beside: noOp, ...fair },
    {
      contestant: ours(hanging, 'the store hanging', hangingStore.environment),
      beside: noOp,
      ...exact,
    },
    { contestant: ours(down, 'the store down, 1,000 sessions', DOWN), beside: noOp, ...fair },
    {
      contestant: { ...proxyNoOp, name: 'no-op-node, a second process' },
      beside: proxyNoOp,
      ...exact,
    },
    { contestant: proxyOurs(one, 'a session'), beside: proxyNoOp, ...exact },
    { contestant: proxyOurs(NOBODY, 'no cookie'), beside: proxyNobody, ...exact },
    {
      contestant: proxyOurs(many, MANY),
      beside: shopWith('iron-session-node', many, { what: MANY }),
      ...exact,
    },
    ...(workerd === null ? [] : workerdDuels(workerd, { one, store })),
  ]
  return isQuick ? all.filter(({ contestant }) => FIRST_LOOK.includes(contestant.name)) : all
}

/** `wrangler dev` answers a tenth as many requests, so there are fewer of them. */
function workerdDuels(
  workerd: WorkerdShops,
  { one, store }: { readonly one: readonly string[]; readonly store: BenchStore },
): readonly Duel[] {
  const shop = (name: WorkerdShopName, cookies: readonly string[], what: string): Contestant => ({
    name: `${name} on workerd, ${what}`,
    cookies,
    open: () => workerd.open(name, { SESSION_PASSWORD: PASSWORD, ...store.environment }),
  })
  const noOp = shop('no-op', one, 'a session')
  const length = { turns: 40, bouts: 2, warmUp: 50 }
  return [
    {
      contestant: { ...noOp, name: 'no-op on workerd, a second process' },
      beside: noOp,
      ...length,
    },
    { contestant: shop('ours', one, 'a session'), beside: noOp, ...length },
    {
      contestant: shop('ours', NOBODY, 'no cookie'),
      beside: shop('no-op', NOBODY, 'no cookie'),
      ...length,
    },
  ]
}

const MANY = '10,000 sessions in turn'

function shopWith(
  name: string,
  cookies: readonly string[],
  {
    what = 'a session',
    environment = {},
  }: { readonly what?: string; readonly environment?: Readonly<Record<string, string>> } = {},
): Contestant {
  return {
    name: `${name}, ${what}`,
    cookies,
    open: () => startShop(name, { SESSION_PASSWORD: PASSWORD, ...environment }),
  }
}

/** A peer with a session that it is seen to take for valid. */
function peer(name: (typeof PEERS)[number]): Contestant {
  const cookies: string[] = []
  return {
    name,
    cookies,
    async open() {
      const { environment, openSession, isRecognised } = await loadPeer(name)
      const opened = await openSession()
      cookies.splice(0, cookies.length, opened.cookie)
      const server = await startShop(name, { ...environment, ...opened.environment })
      const close = async () => {
        opened.close?.()
        await server.close()
      }
      const answer = (headers: HeadersInit) => fetch(server.origin, { headers, redirect: 'manual' })
      const isTaken = isRecognised(await answer({ cookie: opened.cookie }))
      if (isTaken && !isRecognised(await answer({}))) return { ...server, close }
      await close()
      throw new NotMeasured('Its answers do not show that it takes the session for valid.')
    },
  }
}
