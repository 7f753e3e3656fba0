import type { BenchEnvironment } from './bench-environment.ts'
import type { Comparison, Subject } from './compare.ts'
import { lengths } from './lengths.ts'
import { PASSWORD } from './sessions.ts'
import { shopWith } from './shop-subject.ts'
import type { WorkerdShopName, WorkerdShops } from './workerd-shops.ts'

/** Ours with sessions of customer accounts; beside it, no-op is sent the same cookies. */
export async function accountComparisons(
  { kind, store, hangingStore }: BenchEnvironment,
  { isQuick, workerd }: { readonly isQuick: boolean; readonly workerd: WorkerdShops | null },
): Promise<readonly Comparison[]> {
  const { exact, fair } = lengths({ isQuick })
  const one = await kind.cookies(1)
  const many = await kind.cookies(10_000)
  const renewed = await kind.cookiesInTheWindow(store, 1)
  const hanging = await kind.cookiesInTheWindow(hangingStore, 1)
  const shop = (name: string, cookies: readonly string[], what = 'a session', at = store) =>
    shopWith(name, cookies, { what, environment: kind.environment(at) })

  const noOp = shop('no-op', one)
  const proxyNoOp = shop('no-op-node', one)
  const all: readonly Comparison[] = [
    { subject: shop('ours', one), beside: noOp, ...exact },
    {
      subject: shop('ours', many, MANY),
      beside: shop('no-op', many, MANY),
      ...fair,
    },
    { subject: shop('ours', renewed, 'a renewed session, its old cookie'), beside: noOp, ...fair },
    {
      subject: shop('ours', hanging, 'the token endpoint hanging', hangingStore),
      beside: noOp,
      ...exact,
    },
    { subject: shop('ours-node', one), beside: proxyNoOp, ...exact },
    ...(workerd === null ? [] : [onWorkerd(workerd, one, kind.environment(store))]),
  ]
  return isQuick ? all.filter(({ subject }) => FIRST_LOOK.includes(subject.name)) : all
}

const MANY = '10,000 sessions in turn'

/** What a quick run has. */
const FIRST_LOOK = ['ours, a session', 'ours-node, a session']

/** `wrangler dev` answers a tenth as many requests, so there are fewer of them. */
function onWorkerd(
  workerd: WorkerdShops,
  cookies: readonly string[],
  environment: Readonly<Record<string, string>>,
): Comparison {
  const shop = (name: WorkerdShopName): Subject => ({
    name: `${name} on workerd, a session`,
    cookies,
    open: () => workerd.open(name, { SESSION_PASSWORD: PASSWORD, ...environment }),
  })
  return { subject: shop('ours'), beside: shop('no-op'), turns: 40, rounds: 2, warmUp: 50 }
}
