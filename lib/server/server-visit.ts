import { cookies, headers } from 'next/headers.js'
import type { AccountVisit } from '../core/account/account-visit.ts'
import { readCart } from '../core/cart/visitor-cart.ts'
import type { ResolvedConfig } from '../core/config/config.ts'
import { visitorOf } from '../core/request-context.ts'
import { readSession } from '../core/session/read-session.ts'
import { keepAlive } from './keep-alive.ts'

/** Reads what a server action needs to know of the request that it answers. */
export async function serverVisit(config: ResolvedConfig): Promise<AccountVisit> {
  const [cookieStore, headerStore] = await Promise.all([cookies(), headers()])
  const visitor = visitorOf(config, { headers: headerStore, waitUntil: keepAlive })
  const { site } = visitor
  const { passwords } = config
  const cookie = (name: string) => cookieStore.get(name)?.value
  return {
    config,
    visitor,
    keepAlive,
    now: await config.now(),
    session: () => readSession(cookie, { site, passwords }),
    cart: () => readCart(cookie, { site, passwords }),
  }
}
