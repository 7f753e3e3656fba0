import type { RequestListener } from 'node:http'
import { NextRequest } from 'next/server.js'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sealSession } from '../../core/session/seal.ts'
import { type Session, tokenOf } from '../../core/session/session.ts'
import {
  accountSessionFixture,
  PASSWORDS,
  sessionFixture,
} from '../../core/session/session-fixture.ts'
import { bodyOf, type OddStore, startOddStore } from './store-fixture.ts'

/** A store that puts what it is sent, and credentials of its own, wherever an answer has room. */
let store: OddStore

const now = Date.parse('2026-11-02T12:00:00Z')
const SESSIONS: readonly Session[] = [
  sessionFixture(),
  accountSessionFixture({ expiresAt: '2026-11-02T13:00:00Z' }),
]
/** That of the session which asks. */
let accessToken = ''
const ADDRESS =
  'gid://shopify/MailingAddress/1?model_name=CustomerAddress&customer_access_token=c0ffee'

beforeAll(async () => {
  const repeat: RequestListener = async (request, response) => {
    const sent = await bodyOf(request)
    response.setHeader('Content-Type', 'application/json')
    const inside = {
      name: sent,
      id: ADDRESS,
      [accessToken]: [ADDRESS, { deep: `=${accessToken}=` }],
    }
    const extensions = { value: JSON.parse(sent).variables, [ADDRESS]: accessToken }
    const errors = [{ message: `Variable was ${accessToken}`, path: ['shop'], extensions }]
    response.end(JSON.stringify({ data: { shop: inside }, errors, extensions }))
  }
  store = await startOddStore(repeat, { now: () => now })
})
afterAll(() => store.close())

test.each([
  ['a customer access token', 0],
  ['a customer account', 1],
])(
  'what a store repeats to %s has no token in it, nor what it hides in an address’s id',
  async (_, at) => {
    const session = SESSIONS[at] ?? sessionFixture()
    accessToken = tokenOf(session).accessToken
    const cookie = `storefront_session=${await sealSession(session, { passwords: PASSWORDS, now })}`
    const request = new NextRequest('http://shop.example/api/2026-04/graphql.json', {
      method: 'POST',
      headers: { 'content-type': 'application/json', host: 'shop.example', cookie },
      body: JSON.stringify({ query: 'query @inContext(country: PT) { shop { name } }' }),
    })
    const response = await store.proxy.POST(request, {
      params: Promise.resolve({ version: '2026-04' }),
    })
    const text = await response.text()
    expect(text).toContain('storefrontSession_customerAccessToken')
    expect(text).not.toContain(accessToken)
    expect(text).not.toContain('c0ffee')
    expect(text).toContain('gid://shopify/MailingAddress/1')
  },
)
