import type { BenchEnvironment } from './bench-environment.ts'
import type { BenchStore } from './bench-store.ts'
import { type Comparison, NotMeasured, type Subject } from './compare.ts'
import { lengths } from './lengths.ts'
import { loadPeer, PEERS } from './peer.ts'
import { DAYS_IN_THE_WINDOW } from './session-kind.ts'
import { PASSWORD, sessionCookies } from './sessions.ts'
import { startShop } from './shop-server.ts'
import { shopWith } from './shop-subject.ts'
import type { WorkerdShopName, WorkerdShops } from './workerd-shops.ts'

const NO_COOKIE = ['']

/** A store where nothing listens at the port. */
const DOWN = {
  SHOPIFY_STORE_DOMAIN: 'http://127.0.0.1:1',
  SHOPIFY_STOREFRONT_ACCESS_TOKEN: 'bench',
}

/** What a quick run has. */
const FIRST_LOOK = ['ours, a session', 'ours-node, a session', 'ours, 10,000 sessions in turn']

const MANY = '10,000 sessions in turn'

/** Every storefront that is measured, and the one beside it. */
export async function allComparisons(
  { kind, store, hangingStore }: BenchEnvironment,
  { isQuick, workerd }: { readonly isQuick: boolean; readonly workerd: WorkerdShops | null },
): Promise<readonly Comparison[]> {
  const { exact, fair, rough } = lengths({ isQuick })
  const one = await sessionCookies({ count: 1 })
  const many = await sessionCookies({ count: 10_000 })
  const renewed = await kind.cookiesInTheWindow(store, 1)
  const hanging = await kind.cookiesInTheWindow(hangingStore, 1)
  const down = await sessionCookies({ count: 1000, ageDays: DAYS_IN_THE_WINDOW })

  const noOp = shopWith('no-op', one)
  const ours = (cookies: readonly string[], what: string, environment = store.environment) =>
    shopWith('ours', cookies, { what, environment })
  const ironMany = shopWith('iron-session', many, { what: MANY })
  const proxyNoOp = shopWith('no-op-node', one)
  const proxyOurs = (cookies: readonly string[], what: string) =>
    shopWith('ours-node', cookies, { what, environment: store.environment })
  const noOpNoCookie = shopWith('no-op', NO_COOKIE, { what: 'no cookie' })
  const proxyNoCookie = shopWith('no-op-node', NO_COOKIE, { what: 'no cookie' })

  const all: readonly Comparison[] = [
    { subject: { ...noOp, name: 'no-op, a second process' }, beside: noOp, ...exact },
    { subject: ours(one, 'a session'), beside: noOp, ...exact },
    { subject: ours(NO_COOKIE, 'no cookie'), beside: noOpNoCookie, ...exact },
    ...PEERS.map((name) => ({
      subject: peer(name),
      beside: noOp,
      ...rough,
    })),
    { subject: ours(many, MANY), beside: ironMany, ...exact },
    { subject: ours(many, MANY), beside: noOp, ...fair },
    { subject: ours(renewed, 'a renewed session, its old cookie'), beside: noOp, ...fair },
    {
      subject: ours(hanging, 'the store hanging', hangingStore.environment),
      beside: noOp,
      ...exact,
    },
    { subject: ours(down, 'the store down, 1,000 sessions', DOWN), beside: noOp, ...fair },
    {
      subject: { ...proxyNoOp, name: 'no-op-node, a second process' },
      beside: proxyNoOp,
      ...exact,
    },
    { subject: proxyOurs(one, 'a session'), beside: proxyNoOp, ...exact },
    { subject: proxyOurs(NO_COOKIE, 'no cookie'), beside: proxyNoCookie, ...exact },
    {
      subject: proxyOurs(many, MANY),
      beside: shopWith('iron-session-node', many, { what: MANY }),
      ...exact,
    },
    ...(workerd === null ? [] : workerdComparisons(workerd, { one, store })),
  ]
  return isQuick ? all.filter(({ subject }) => FIRST_LOOK.includes(subject.name)) : all
}

/** `wrangler dev` answers a tenth as many requests, so there are fewer of them. */
function workerdComparisons(
  workerd: WorkerdShops,
  { one, store }: { readonly one: readonly string[]; readonly store: BenchStore },
): readonly Comparison[] {
  const shop = (name: WorkerdShopName, cookies: readonly string[], what: string): Subject => ({
    name: `${name} on workerd, ${what}`,
    cookies,
    open: () => workerd.open(name, { SESSION_PASSWORD: PASSWORD, ...store.environment }),
  })
  const noOp = shop('no-op', one, 'a session')
  const length = { turns: 40, rounds: 2, warmUp: 50 }
  return [
    {
      subject: { ...noOp, name: 'no-op on workerd, a second process' },
      beside: noOp,
      ...length,
    },
    { subject: shop('ours', one, 'a session'), beside: noOp, ...length },
    {
      subject: shop('ours', NO_COOKIE, 'no cookie'),
      beside: shop('no-op', NO_COOKIE, 'no cookie'),
      ...length,
    },
  ]
}

/** A peer with a session that it accepts as valid, as its answers show. */
function peer(name: (typeof PEERS)[number]): Subject {
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
      throw new NotMeasured('Its answers do not show that it accepts the session.')
    },
  }
}
