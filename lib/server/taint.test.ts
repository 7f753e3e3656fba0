// Next's modules need it when they are loaded.
import 'next/dist/server/node-environment-baseline.js'
import { beforeEach, expect, test, vi } from 'vitest'
import { sealedCookie } from '../core/session/sealed-cookie.ts'
import { type Session, startAccountSession } from '../core/session/session.ts'
import {
  accountSessionFixture,
  PASSWORDS,
  SEALING,
  sessionFixture,
} from '../core/session/session-fixture.ts'
import { createServerSession } from './create-server-session.ts'
import { post } from './next-fixture.ts'

const tainted = vi.hoisted((): [message: string, holder: object, value: string][] => [])

// Only React's experimental builds have it, for apps with `experimental.taint`.
vi.mock('react', async (original) => ({
  ...(await original<object>()),
  experimental_taintUniqueValue: (...taint: [string, object, string]) => tainted.push(taint),
}))

beforeEach(() => {
  tainted.length = 0
})

async function open(session: Session): Promise<void> {
  const { getSession } = createServerSession({
    storeDomain: 'shop.example',
    publicAccessToken: 'public',
    password: PASSWORDS,
    now: () => Date.parse(session.issuedAt) + 1000,
  })
  const site = { cookieName: 'storefront_session', isHttps: false }
  const now = Date.now()
  const { name, value } = await sealedCookie(session, {
    config: SEALING,
    site,
    now,
  })
  const read = async () => ({ status: (await getSession()).status })
  const answer = await post(read as never, {}, { cookie: `${name}=${value}` })
  expect(await answer.json()).toEqual({ status: 'signed-in' })
}

const values = () => tainted.map(([, , value]) => value)

test('neither token of a customer account can be rendered, where React offers to see to it', async () => {
  const at = (ms: number) => new Date(Date.now() + ms).toISOString()
  const { customerAccount, customer } = accountSessionFixture({
    expiresAt: at(3_600_000),
    sessionEndsAt: at(86_400_000),
  })
  const session = startAccountSession(customerAccount, customer, Date.now())
  await open(session)
  expect(values()).toEqual([customerAccount.accessToken, customerAccount.refreshToken])
  for (const [message] of tainted) {
    for (const value of values()) expect(message).not.toContain(value)
  }
})

test('nor can a customer access token', async () => {
  const session = sessionFixture({ issuedAt: new Date().toISOString() })
  await open(session)
  expect(values()).toEqual([session.customerAccessToken?.accessToken])
})
