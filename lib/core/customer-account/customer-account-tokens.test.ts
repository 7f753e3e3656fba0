import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { allowInsecureRequests, None, refreshTokenGrantRequest } from 'oauth4webapi'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { accountSessionFixture, ISSUED_AT } from '../session/session-fixture.ts'
import type { Misconfiguration } from '../session/token-source.ts'
import type { AccountAccess } from './ask-token-endpoint.ts'
import { refreshTokens } from './customer-account-tokens.ts'

interface Asked {
  readonly path: string
  readonly headers: Readonly<Record<string, unknown>>
  readonly body: string
}

let asked: Asked[] = []
let answer: readonly [status: number, body: unknown, headers?: Record<string, string>] = [200, {}]

const server = createServer(async (request, response) => {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  const body = Buffer.concat(chunks).toString()
  asked.push({ path: request.url ?? '', headers: request.headers, body })
  const [status, content, headers = {}] = answer
  response.writeHead(status, { 'content-type': 'application/json', ...headers })
  response.end(typeof content === 'string' ? content : JSON.stringify(content))
})

let storeOrigin = ''
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  storeOrigin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})
beforeEach(() => {
  asked = []
  reported = []
})

let reported: Misconfiguration[] = []

function refresh(
  changes: Partial<AccountAccess['account']> = {},
  tokenEndpoint: string | null = null,
) {
  const account = {
    clientId: '30243aa5-17c1-465a-8493-944bcc4e88aa',
    clientSecret: null,
    storeOrigin,
    shopId: null,
    apiVersion: '2026-04',
    sessionMaxAgeSeconds: 86_400,
    ...changes,
  }
  const { customerAccount } = accountSessionFixture({ tokenEndpoint })
  const access: AccountAccess = {
    account,
    siteOrigin: () => 'https://shop.example',
    timeoutMs: 20_000,
    report: (problem) => reported.push(problem),
    now: () => ISSUED_AT,
  }
  return refreshTokens(access, customerAccount)
}

const GOOD = { access_token: 'shcat_1', expires_in: 3600, refresh_token: 'shcrt_1' }

describe('a refresh', () => {
  test('is what Shopify wants: the form, the origin, a name, and nothing of a secret', async () => {
    answer = [200, GOOD]
    await refresh()
    const { path, headers, body } = asked[0] as Asked
    expect(path).toBe('/authentication/oauth/token')
    expect(headers).toMatchObject({
      origin: 'https://shop.example',
      'user-agent': 'next-storefront-session',
      accept: 'application/json',
    })
    expect(headers).not.toHaveProperty('authorization')
    const server = { issuer: storeOrigin, token_endpoint: `${storeOrigin}/token` }
    const client = { client_id: '30243aa5-17c1-465a-8493-944bcc4e88aa' }
    const { refreshToken } = accountSessionFixture().customerAccount
    const insecure = { [allowInsecureRequests]: true }
    await refreshTokenGrantRequest(server, client, None(), refreshToken, insecure)
    const theirs = asked[1] as Asked
    expect(sorted(body)).toEqual(sorted(theirs.body))
    expect(headers['content-type']).toBe(theirs.headers['content-type'])
  })

  test('of a confidential client has the secret in its header alone', async () => {
    answer = [200, GOOD]
    await refresh({ clientSecret: 'shpss_secret' })
    const { headers, body } = asked[0] as Asked
    const pair = '30243aa5-17c1-465a-8493-944bcc4e88aa:shpss_secret'
    expect(headers['authorization']).toBe(`Basic ${btoa(pair)}`)
    expect(body).toContain('client_id=30243aa5')
    expect(body).not.toContain('shpss')
  })

  test('goes where the log-in has learnt that it goes, or where the shop’s number says', async () => {
    answer = [200, GOOD]
    await refresh({}, `${storeOrigin}/elsewhere/token`)
    await refresh({ shopId: '77' })
    expect(asked.map(({ path }) => path)).toEqual([
      '/elsewhere/token',
      '/authentication/77/oauth/token',
    ])
  })

  test('gives tokens for an hour, and a session for as long as the shop says', async () => {
    answer = [200, GOOD]
    const renewal = await refresh()
    if (renewal.outcome !== 'renewed') throw new Error(renewal.outcome)
    const { accessToken, refreshToken } = renewal.customerAccount
    expect({ ...renewal.customerAccount, accessToken, refreshToken }).toEqual({
      accessToken: 'shcat_1',
      refreshToken: 'shcrt_1',
      expiresAt: '2026-11-01T13:00:00Z',
      sessionEndsAt: '2026-11-02T12:00:00Z',
      tokenEndpoint: null,
    })
  })

  test.each([
    [
      'no refresh token',
      { ...GOOD, refresh_token: undefined },
      'shcrt_0123456789abcdef0123456789abcdef',
    ],
    ['an empty one', { ...GOOD, refresh_token: '' }, 'shcrt_0123456789abcdef0123456789abcdef'],
    ['no number of seconds', { ...GOOD, expires_in: undefined }, 'shcrt_1'],
    ['an end that is past', { ...GOOD, expires_in: -5 }, 'shcrt_1'],
    ['more than anybody asked for', { ...GOOD, id_token: 'not.a.token', scope: 1 }, 'shcrt_1'],
  ])('with %s is good all the same', async (_, body, expected) => {
    answer = [200, body]
    const renewal = await refresh()
    if (renewal.outcome !== 'renewed') throw new Error(renewal.outcome)
    expect(renewal.customerAccount.refreshToken).toBe(expected)
    expect(renewal.customerAccount.expiresAt).toBe('2026-11-01T13:00:00Z')
  })
})

describe('an answer of the token endpoint', () => {
  const UNAVAILABLE = { outcome: 'unavailable', reason: 'http-status' }

  test.each<[string, typeof answer, object]>([
    ['400 invalid_grant', [400, { error: 'invalid_grant' }], { outcome: 'ended' }],
    ['another 400', [400, { error: 'invalid_request' }], UNAVAILABLE],
    ['400 without a code', [400, 'invalid_grant'], UNAVAILABLE],
    ['invalid_grant of a gateway', [502, { error: 'invalid_grant' }], UNAVAILABLE],
    ['what is passing, at Shopify', [401, { error: '' }], UNAVAILABLE],
    ['no name', [403, {}], UNAVAILABLE],
    ['a locked shop', [423, {}], UNAVAILABLE],
    [
      'a throttle',
      [429, {}, { 'retry-after': '7' }],
      { outcome: 'throttled', retryAfterSeconds: 7 },
    ],
    ['a rejection', [430, {}], { outcome: 'throttled', retryAfterSeconds: 60 }],
    ['a way elsewhere', [301, '', { location: 'https://shop.example/' }], UNAVAILABLE],
    ['no JSON', [200, '<html>'], { outcome: 'unavailable', reason: 'not-json' }],
    ['no token', [200, { token: 'x' }], { outcome: 'unavailable', reason: 'invalid-response' }],
    ['too much', [200, 'x'.repeat(70_000)], { outcome: 'unavailable', reason: 'too-large' }],
  ])('that is %s', async (_, given, expected) => {
    answer = given
    expect(await refresh()).toEqual(expected)
    expect(reported).toEqual([])
  })

  test.each<[Misconfiguration, typeof answer]>([
    ['customer-account-client', [401, { error: 'invalid_client' }]],
    ['customer-account-client', [400, { error: 'unauthorized_client' }]],
    ['customer-account-origin', [401, '', { 'www-authenticate': 'Bearer error="invalid_token"' }]],
  ])('that is for the operator: %s', async (problem, given) => {
    answer = given
    expect(await refresh()).toEqual({ outcome: 'misconfigured', problem })
    expect(reported).toEqual([problem])
  })
})

function sorted(form: string): readonly string[] {
  return form.split('&').sort()
}
