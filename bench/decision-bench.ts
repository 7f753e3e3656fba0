import { NextRequest, NextResponse } from 'next/server.js'
import { decide } from '../lib/core/renewal/decide-renewal.ts'
import type { SealPasswords } from '../lib/core/session/passwords.ts'
import { sealSession, unsealSession } from '../lib/core/session/seal.ts'
import { createSessionMiddleware } from '../lib/middleware/index.ts'
import { openSealAtOnce } from './fast-seals.ts'
import { garbageCookies } from './garbage-cookies.ts'
import { nanoseconds } from './measure.js'
import type { Row } from './row.ts'
import { ACCOUNT, DAYS_IN_THE_WINDOW } from './session-kind.ts'
import { PASSWORD, sessionCookies, sessions } from './sessions.ts'

const OPTIONS = {
  password: PASSWORD,
  storeDomain: 'http://127.0.0.1:1',
  publicAccessToken: 'bench',
}

/** Measures the decision path alone: no server, no network, one process on Node. */
export async function benchDecision(): Promise<Row[]> {
  const [session] = sessions({ count: 1 })
  const [cookie = ''] = await sessionCookies({ count: 1 })
  if (session === undefined) throw new Error('There is no session.')
  const seal = cookie.slice(cookie.indexOf('=') + 1)
  const passwords = { 1: PASSWORD }
  const now = Date.now()
  const policy = { renewWithinSeconds: null }
  const middleware = createSessionMiddleware(OPTIONS)
  // Requests are new each time, because their cookies are parsed once and then kept.
  const request = (headers: HeadersInit) => new NextRequest('http://localhost/', { headers })
  const withCookie = { cookie }
  const [inTheWindow = ''] = await sessionCookies({ count: 1, ageDays: DAYS_IN_THE_WINDOW })
  const [account = ''] = await ACCOUNT.cookies(1)
  const accountSeal = account.slice(account.indexOf('=') + 1)
  return [
    await row('decide', () => decide(session, { now, policy, kind: 'visit' })),
    await row('unseal, remembered', () => unsealSession(seal, { passwords })),
    await row('unseal, for the first time', () =>
      unsealSession(seal, { passwords: { 1: PASSWORD } }),
    ),
    await row('the same by `node:crypto`, on one thread', () => openSealAtOnce(seal, PASSWORD)),
    await row('unseal, for the first time: a customer account', () =>
      unsealSession(accountSeal, { passwords: { 1: PASSWORD } }),
    ),
    ...(await garbageRows(passwords)),
    await row('seal', () => sealSession(session, { passwords, now })),
    await row('no-op: a request with a session, and `NextResponse.next()`', () => {
      request(withCookie)
      return NextResponse.next()
    }),
    await row('the same through ours, remembered', () => middleware(request(withCookie))),
    // Nothing listens at its port, so that the store's breaker is open.
    await row('the same through ours, in its window, the store away', () =>
      middleware(request({ cookie: inTheWindow })),
    ),
    await row('no-op: a request without a cookie', () => {
      request({})
      return NextResponse.next()
    }),
    await row('the same through ours', () => middleware(request({}))),
  ]
}

/** What it costs to refuse what anybody can send. */
async function garbageRows(passwords: SealPasswords): Promise<Row[]> {
  const rows: Row[] = []
  for (const { what, value } of await garbageCookies()) {
    rows.push(await row(`refuse: ${what}`, () => unsealSession(value, { passwords })))
  }
  return rows
}

async function row(what: string, call: () => unknown): Promise<Row> {
  const { p50, p99 } = await nanoseconds(call)
  return { what, figure: microseconds(p50), remark: `p99 ${microseconds(p99)}` }
}

function microseconds(nanosecondsTaken: number): string {
  return `${(nanosecondsTaken / 1000).toFixed(nanosecondsTaken < 100_000 ? 2 : 0)} µs`
}
