import type { BenchEnvironment } from './bench-environment.ts'
import type { Comparison, OpenShop } from './comparison.ts'
import type { ComparisonsRequest } from './comparisons.ts'
import { once } from './once.ts'
import { requestsIn } from './phases.ts'
import { PASSWORD } from './sessions.ts'
import { type ShopWith, shopWith } from './shop-subject.ts'
import type { WorkerdShopName, WorkerdShops } from './workerd-shops.ts'

/** Ours with sessions of customer accounts; beside it, no-op is sent the same cookies. */
export function accountComparisons(
  environment: BenchEnvironment,
  { lengths, workerd }: ComparisonsRequest,
): readonly Comparison[] {
  const one = once(() => environment.kind.cookies(1))
  const all = [
    onTheEdge(environment, one, { lengths, workerd }),
    onNode(environment, one, { lengths, workerd }),
  ]
  if (lengths.isQuick || workerd === null) return all
  return [...all, onWorkerd(environment, one, { lengths, workerd })]
}

function onTheEdge(
  { kind, store, hangingStore }: BenchEnvironment,
  one: ShopWith['cookies'],
  { lengths: { isQuick, rounds, phases } }: ComparisonsRequest,
): Comparison {
  const beside = 'no-op, a session'
  const ours = (cookies: ShopWith['cookies'], name: string, at = store) =>
    shopWith('ours', cookies, { name: `ours, ${name}`, beside, environment: kind.environment(at) })
  const unknown = once(() => kind.cookies(requestsIn(phases.warm)))
  const hanging = () => kind.cookiesInTheWindow(hangingStore, 1)
  // Each process renews a session of its own.
  const renewed = () => kind.cookiesInTheWindow(store, 1)
  return {
    group: 'edge',
    rounds: rounds.usual,
    phases: phases.warm,
    subjects: [
      shopWith('no-op', one, { name: beside }),
      shopWith('no-op', one, { name: 'no-op, a second process', beside }),
      ours(one, 'a session'),
      ...(isQuick
        ? []
        : [
            ours(unknown, 'unknown sessions'),
            ours(renewed, 'a renewed session, its old cookie'),
            ours(hanging, 'the token endpoint hanging', hangingStore),
          ]),
    ],
  }
}

function onNode(
  { kind, store }: BenchEnvironment,
  one: ShopWith['cookies'],
  { lengths: { rounds, phases } }: ComparisonsRequest,
): Comparison {
  const beside = 'no-op-node, a session'
  const environment = kind.environment(store)
  return {
    group: 'Node',
    rounds: rounds.usual,
    phases: phases.warm,
    subjects: [
      shopWith('no-op-node', one, { name: beside }),
      shopWith('no-op-node', one, { name: 'no-op-node, a second process', beside }),
      shopWith('ours-node', one, { name: 'ours-node, a session', beside, environment }),
    ],
  }
}

/** `wrangler dev` answers a tenth as many requests, so there are fewer of them. */
function onWorkerd(
  { kind, store }: BenchEnvironment,
  cookies: ShopWith['cookies'],
  { lengths: { rounds, phases }, workerd }: ComparisonsRequest & { readonly workerd: WorkerdShops },
): Comparison {
  const environment = { SESSION_PASSWORD: PASSWORD, ...kind.environment(store) }
  const open = (name: WorkerdShopName) => async (): Promise<OpenShop> => ({
    server: await workerd.open(name, environment),
    cookies: await cookies(),
  })
  const beside = 'no-op on workerd, a session'
  return {
    group: 'workerd',
    rounds: rounds.usual,
    phases: phases.slow,
    slowness: 3,
    subjects: [
      { name: beside, beside: null, open: open('no-op') },
      { name: 'no-op on workerd, a second process', beside, open: open('no-op') },
      { name: 'ours on workerd, a session', beside, open: open('ours') },
    ],
  }
}
