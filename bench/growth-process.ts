// So many distinct sessions through one process: what a request takes, and what stays in memory.
// The number is the first argument; the outcome is one line of JSON.
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { NextRequest } from 'next/server.js'
import { createRenewals } from '../lib/core/renewal/renewals.ts'
import { endOf, type Session, tokenOf } from '../lib/core/session/session.ts'
import { encodeSession } from '../lib/core/session/session-codec.ts'
import type { SessionTokens } from '../lib/core/session/session-tokens.ts'
import { unsealCache } from '../lib/core/session/unseal-cache.ts'
import { createSessionStep } from '../lib/middleware/index.ts'
import { accountSessions, SEEN_CHARACTERS, tokensOf } from './account-sessions.ts'
import { createFastSealer } from './fast-seals.ts'
import { COOKIE_NAME, PASSWORD, sessions } from './sessions.ts'

/** What the process tells. */
export interface GrowthFigures {
  readonly sessions: number
  readonly rememberedSeals: Growth
  readonly renewals: Growth
  readonly requests: Growth
  /** The same with customer accounts. */
  readonly accountRequests: Growth
}

/** What the heap has grown by, after a collection, and what one session more then takes. */
export interface Growth {
  readonly microseconds: number
  readonly heapMegabytes: number
}

setFlagsFromString('--expose-gc')
const collectGarbage: () => void = runInNewContext('gc')

const count = Number(process.argv[2])
/** Calls before anything is measured, so that the code is compiled. Their sessions are others. */
const WARM_UP = 3000

/** All access tokens of customer accounts begin with it. */
const ACCESS_TOKEN = tokensOf(SEEN_CHARACTERS - 32).accessToken

/** As `seal-for.ts` marks the seals of sessions. */
const SEALED_FOR = { p: 1 }

/** Sessions more, which are timed. */
const TIMED = 1000

console.log(
  JSON.stringify({
    sessions: count,
    rememberedSeals: await rememberedSeals(),
    renewals: await renewals(),
    requests: await requests((index) => sessionOf(index, 0)),
    accountRequests: await requests(accountSessionOf),
  } satisfies GrowthFigures),
)

/** Each seal is another string, and each session another object. */
async function rememberedSeals(): Promise<Growth> {
  const seals = unsealCache({ 1: PASSWORD })
  return grow((index) => {
    const seal = `Fe26.2*1*${(index + WARM_UP).toString(16).padStart(64, '0')}*${'s'.repeat(380)}*${Date.now() + 86_400_000}*`
    seals.get(seal)
    seals.set(seal, sessionOf(index))
  })
}

/** Each token is renewed once, at a store that answers at once. */
async function renewals(): Promise<Growth> {
  const { renew } = createRenewals({ clock: Date.now, waitMs: 500, timeoutMs: 5000 })
  return grow(async (index) => {
    const session = sessionOf(index)
    await renew(session, {
      now: Date.now(),
      source: sourceFor(session),
      waitUntil: () => undefined,
      onBreaker: () => undefined,
    })
  })
}

/** Through the whole middleware, each with the seal of another session. */
async function requests(sessionOf: (index: number) => Session): Promise<Growth> {
  const seal = createFastSealer(PASSWORD)
  const step = createSessionStep({
    password: PASSWORD,
    storeDomain: 'http://127.0.0.1:1',
    publicAccessToken: 'bench',
    customerAccountClientId: 'bench',
    siteOrigin: 'http://localhost',
    legacyAccounts: true,
  })
  return grow(async (index) => {
    const session = sessionOf(index)
    const until = Date.parse(endOf(session))
    const cookie = `${COOKIE_NAME}=${seal({ ...SEALED_FOR, ...encodeSession(session) }, until)}`
    const { outcome } = await step(new NextRequest('http://localhost/', { headers: { cookie } }))
    if (outcome !== 'fresh') throw new Error(`A session was not opened: ${outcome}`)
  })
}

async function grow(call: (index: number) => unknown): Promise<Growth> {
  for (let index = 1; index <= WARM_UP; index += 1) await call(-index)
  collectGarbage()
  const before = process.memoryUsage().heapUsed
  for (let index = 0; index < count; index += 1) await call(index)
  collectGarbage()
  const heapMegabytes = (process.memoryUsage().heapUsed - before) / 2 ** 20
  const startedAt = performance.now()
  for (let index = 0; index < TIMED; index += 1) await call(count + index)
  return { microseconds: ((performance.now() - startedAt) * 1000) / TIMED, heapMegabytes }
}

function sessionOf(index: number, ageDays = 30): Session {
  const [session] = sessions({
    count: 1,
    ageDays,
    accessTokens: [(index + WARM_UP).toString(16).padStart(32, '0')],
  })
  if (session === undefined) throw new Error('There is no session.')
  return session
}

/** Of a customer account; the tokens of many begin alike, which saves most of their making. */
function accountSessionOf(index: number): Session {
  const number = (index + WARM_UP).toString(16).padStart(32, '0')
  const tokens = { accessToken: ACCESS_TOKEN + number, refreshToken: `shcrt_${number}` }
  const [session] = accountSessions({ count: 1, tokens: [tokens] })
  if (session === undefined) throw new Error('There is no session.')
  return session
}

function sourceFor(session: Session): SessionTokens {
  const customerAccessToken = {
    accessToken: tokenOf(session).accessToken,
    expiresAt: new Date(Date.now() + 42 * 86_400_000).toISOString(),
  }
  const never = () => Promise.reject(new Error('This is never called.'))
  return {
    renew: async () => ({ outcome: 'renewed', customerAccessToken }),
    revoke: never,
  }
}
