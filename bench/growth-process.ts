// So many distinct sessions through one process: what a request takes, and what stays in memory.
// The number is the first argument; the outcome is one line of JSON.
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { NextRequest } from 'next/server.js'
import { openedSeals } from '../lib/core/opened-seals.ts'
import { createRenewals } from '../lib/core/renewals.ts'
import type { Session } from '../lib/core/session.ts'
import type { TokenSource } from '../lib/core/token-source.ts'
import { createSessionMiddleware } from '../lib/middleware/index.ts'
import { PASSWORD, sessionCookies, sessions } from './sessions.ts'

/** What the process tells. */
export interface GrowthFigures {
  readonly sessions: number
  readonly rememberedSeals: Growth
  readonly renewals: Growth
  readonly requests: Growth
}

/** Time of one call in the last tenth of them, and what the heap has grown by, after a collection. */
export interface Growth {
  readonly microseconds: number
  readonly heapMegabytes: number
}

setFlagsFromString('--expose-gc')
const collectGarbage: () => void = runInNewContext('gc')

const count = Number(process.argv[2])
/** Sealing a million would take ten minutes; beyond this, cookies with a foreign password. */
const MOST_SEALS = 10_000

console.log(
  JSON.stringify({
    sessions: count,
    rememberedSeals: await rememberedSeals(),
    renewals: await renewals(),
    requests: await requests(),
  } satisfies GrowthFigures),
)

/** Each seal is another string, and each session another object. */
async function rememberedSeals(): Promise<Growth> {
  const seals = openedSeals({ 1: PASSWORD })
  return grow((index) => {
    const seal = `Fe26.2*1*${index.toString(16).padStart(64, '0')}*${'s'.repeat(380)}*${Date.now() + 86_400_000}*`
    seals.get(seal)
    seals.set(seal, sessionOf(index))
  })
}

/** Each token is renewed once, at a store that answers at once. */
async function renewals(): Promise<Growth> {
  const desk = createRenewals({ clock: Date.now, waitMs: 500, timeoutMs: 5000 })
  return grow(async (index) => {
    const session = sessionOf(index)
    await desk.renew(session, {
      now: Date.now(),
      source: sourceFor(session),
      waitUntil: () => undefined,
      onBreaker: () => undefined,
    })
  })
}

/** Through the whole middleware. */
async function requests(): Promise<Growth> {
  const cookies = await sessionCookies({ count: Math.min(count, MOST_SEALS) })
  const middleware = createSessionMiddleware({
    password: PASSWORD,
    storeDomain: 'http://127.0.0.1:1',
    publicAccessToken: 'bench',
  })
  return grow(async (index) => {
    const cookie = cookies[index] ?? foreign(cookies[index % cookies.length] ?? '', index)
    await middleware(new NextRequest('http://localhost/', { headers: { cookie } }))
  })
}

async function grow(call: (index: number) => unknown): Promise<Growth> {
  await call(0)
  collectGarbage()
  const before = process.memoryUsage().heapUsed
  const lastTenth = Math.floor(count * 0.9)
  let startedAt = performance.now()
  for (let index = 0; index < count; index += 1) {
    if (index === lastTenth) startedAt = performance.now()
    await call(index)
  }
  const microseconds = ((performance.now() - startedAt) * 1000) / (count - lastTenth)
  collectGarbage()
  const heapMegabytes = (process.memoryUsage().heapUsed - before) / 2 ** 20
  // Otherwise what it holds may be gone before the heap is looked at.
  await call(0)
  return { microseconds, heapMegabytes }
}

function sessionOf(index: number): Session {
  const [session] = sessions({
    count: 1,
    ageDays: 30,
    accessTokens: [index.toString(16).padStart(32, '0')],
  })
  if (session === undefined) throw new Error('There is no session.')
  return session
}

function sourceFor({ customerAccessToken }: Session): TokenSource {
  const renewed = {
    accessToken: customerAccessToken.accessToken,
    expiresAt: new Date(Date.now() + 42 * 86_400_000).toISOString(),
  }
  const never = () => Promise.reject(new Error('Nobody asks for this.'))
  return {
    create: never,
    renew: async () => ({ outcome: 'renewed', customerAccessToken: renewed }),
    revoke: never,
    probe: never,
  }
}

/** A cookie of this index alone, sealed with a password that is not ours. */
function foreign(cookie: string, index: number): string {
  return cookie.replace('Fe26.2*1*', `Fe26.2*9*${index.toString(16).padStart(12, '0')}`)
}
