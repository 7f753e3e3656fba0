import { describe, expect, test } from 'vitest'
import { createMultipassToken, DEMO_CUSTOMER } from '../index.ts'
import { DEFAULT_CLIENT_ID } from './client.ts'
import {
  createBrowser,
  customerAccounts,
  DAY_MS,
  HOUR_MS,
  SCOPE,
} from './customer-account-fixture.ts'

const shop = customerAccounts()

const claimsOf = (jwt: string) =>
  JSON.parse(Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString())
const headerOf = (jwt: string) =>
  JSON.parse(Buffer.from(jwt.replace('shcat_', '').split('.')[0] ?? '', 'base64url').toString())
const inSeconds = () => Math.floor(shop.emulator().clock.now() / 1000)

const WHO = '{ customer { emailAddress { emailAddress } } }'
const INVALID_GRANT = { status: 400, body: { error: 'invalid_grant' } }

describe('a code', () => {
  test('becomes the tokens, in the looks of Shopify’s', async () => {
    const { status, body } = await shop.exchange(await shop.code())
    expect([status, body]).toEqual([
      200,
      {
        access_token: expect.stringMatching(/^shcat_[\w-]+\.[\w-]+\.[\w-]{86}$/),
        expires_in: 3600,
        id_token: expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]{342}$/),
        refresh_token: expect.stringMatching(/^shcrt_[0-9a-f]{32}$/),
      },
    ])
  })

  test('is good once: sent again it ends what came of it', async () => {
    const code = await shop.code()
    const { body } = await shop.exchange(code)
    expect(await shop.exchange(code)).toMatchObject(INVALID_GRANT)
    expect(await shop.refresh(body.refresh_token)).toMatchObject(INVALID_GRANT)
  })

  test('is good for a minute of the emulator’s clock', async () => {
    const code = await shop.code()
    shop.emulator().clock.advance(60_000)
    expect(await shop.exchange(code)).toMatchObject(INVALID_GRANT)
  })

  test.each([
    ['another verifier', { code_verifier: 'x'.repeat(43) }],
    ['another callback', { redirect_uri: 'http://localhost:3000/elsewhere' }],
  ])('is not good with %s', async (_, changed) => {
    expect(await shop.exchange(await shop.code(), changed)).toMatchObject(INVALID_GRANT)
  })
})

describe('what the tokens say', () => {
  test('the access token: the claims that were decoded from real ones', async () => {
    const { access_token: token } = await shop.logIn()
    const iat = inSeconds()
    const claims = claimsOf(token)
    expect(headerOf(token)).toEqual({ alg: 'ED25519', kid: '0' })
    expect(claims).toEqual({
      shopId: 60_000_000_001,
      cid: DEFAULT_CLIENT_ID,
      iat: expect.any(Number),
      exp: claims.iat + 3600,
      iss: 'https://shopify.com/authentication/60000000001',
      sub: 7_200_000_000_001,
      scope: SCOPE,
      rtid: expect.stringMatching(
        /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/,
      ),
      sid: expect.stringMatching(/^[0-9A-HJKMNP-TV-Z]{26}$/),
    })
    expect(iat - claims.iat).toBeLessThan(30)
  })

  test('the id token: who, for whom, and the nonce, by the emulator’s clock', async () => {
    shop.emulator().clock.advance(400 * DAY_MS)
    const { id_token: token, access_token: accessToken } = await shop.logIn()
    const claims = claimsOf(token)
    expect(headerOf(token)).toEqual({ alg: 'RS256', kid: 'id_0', typ: 'JWT' })
    expect(claims).toMatchObject({
      iss: 'https://shopify.com/authentication/60000000001',
      aud: DEFAULT_CLIENT_ID,
      sub: '7200000000001',
      nonce: 'the nonce',
      email: DEMO_CUSTOMER.email,
      exp: claims.iat + 3600,
      sid: claimsOf(accessToken).sid,
    })
    expect(Math.abs(inSeconds() - claims.iat)).toBeLessThan(30)
  })

  test('a refresh keeps rtid and sid; another log-in has its own', async () => {
    const first = await shop.logIn()
    const { body: second } = await shop.refresh(first.refresh_token)
    const other = claimsOf((await shop.logIn()).access_token)
    const [before, after] = [first, second].map(({ access_token }) => claimsOf(access_token))
    expect([after.rtid, after.sid]).toEqual([before.rtid, before.sid])
    expect([other.rtid, other.sid]).not.toContain(before.rtid)
    expect(other.sid).not.toBe(before.sid)
  })
})

describe('time', () => {
  test('an access token ends after an hour, and the refresh token goes on', async () => {
    const { access_token: token, refresh_token: refreshToken } = await shop.logIn()
    shop.emulator().clock.advance(HOUR_MS - 30_000)
    expect((await shop.ask(token, WHO)).status).toBe(200)
    shop.emulator().clock.advance(30_000)
    expect((await shop.ask(token, WHO)).status).toBe(401)
    const { body } = await shop.refresh(refreshToken)
    expect((await shop.ask(body.access_token, WHO)).status).toBe(200)
    expect(Math.abs(claimsOf(body.access_token).iat - inSeconds())).toBeLessThan(30)
  })

  test('a refresh token ends after ninety days without use, or as the behaviour says', async () => {
    const first = await shop.logIn()
    shop.emulator().clock.advance(89 * DAY_MS)
    const { body: second } = await shop.refresh(first.refresh_token)
    shop.emulator().clock.advance(90 * DAY_MS)
    expect(await shop.refresh(second.refresh_token)).toMatchObject(INVALID_GRANT)
    shop.emulator().behaviour.refreshTokenLifetimeSeconds = 10
    const short = await shop.logIn()
    shop.emulator().clock.advance(10_000)
    expect(await shop.refresh(short.refresh_token)).toMatchObject(INVALID_GRANT)
  })

  test('a clock that goes back makes a token good again', async () => {
    const { access_token: token, refresh_token: refreshToken } = await shop.logIn()
    shop.emulator().clock.advance(100 * DAY_MS)
    expect(await shop.refresh(refreshToken)).toMatchObject(INVALID_GRANT)
    shop.emulator().clock.reset()
    expect((await shop.ask(token, WHO)).status).toBe(200)
    expect((await shop.refresh(refreshToken)).status).toBe(200)
  })

  test('a customer who comes every hour for a month is never lost', async () => {
    let { refresh_token: refreshToken } = await shop.logIn()
    for (let hour = 0; hour < 24 * 30; hour += 1) {
      shop.emulator().clock.advance(HOUR_MS)
      const { status, body } = await shop.refresh(refreshToken)
      expect(status).toBe(200)
      refreshToken = body.refresh_token
    }
  })
})

describe('a clock that stands still, three years ago', () => {
  let instant = Date.parse('2023-11-14T22:13:20Z')
  const stopped = customerAccounts({
    clock: {
      now: () => instant,
      advance(milliseconds) {
        instant += milliseconds
      },
      set: () => undefined,
      reset: () => undefined,
    },
  })

  test('is the one that tokens live by', async () => {
    const code = await stopped.code()
    const { body } = await stopped.exchange(code)
    expect(claimsOf(body.access_token)).toMatchObject({ iat: instant / 1000 })
    expect((await stopped.ask(body.access_token, WHO)).status).toBe(200)
    stopped.emulator().clock.advance(HOUR_MS)
    expect((await stopped.ask(body.access_token, WHO)).status).toBe(401)
    expect((await stopped.refresh(body.refresh_token)).status).toBe(200)
  })
})

describe('a refresh', () => {
  test('gives two new tokens and no id token', async () => {
    const first = await shop.logIn()
    const { status, body } = await shop.refresh(first.refresh_token)
    expect([status, Object.keys(body)]).toEqual([
      200,
      ['access_token', 'expires_in', 'refresh_token'],
    ])
    expect(body.refresh_token).not.toBe(first.refresh_token)
    // The former access token is good until its end.
    expect((await shop.ask(first.access_token, WHO)).status).toBe(200)
  })

  test('by a used token ends the whole log-in', async () => {
    const first = await shop.logIn()
    const { body: second } = await shop.refresh(first.refresh_token)
    shop.emulator().clock.advance(1000)
    expect(await shop.refresh(first.refresh_token)).toMatchObject(INVALID_GRANT)
    expect(await shop.refresh(second.refresh_token)).toMatchObject(INVALID_GRANT)
    expect((await shop.ask(second.access_token, WHO)).status).toBe(401)
  })

  test('by a used token is only refused, where the behaviour says so', async () => {
    shop.emulator().behaviour.refreshTokenReuse = 'fails'
    const first = await shop.logIn()
    const { body: second } = await shop.refresh(first.refresh_token)
    expect(await shop.refresh(first.refresh_token)).toMatchObject(INVALID_GRANT)
    expect((await shop.refresh(second.refresh_token)).status).toBe(200)
  })

  test('by a used token works within the grace, counted from its first use', async () => {
    shop.emulator().behaviour.refreshTokens = 'single-use-with-grace'
    const first = await shop.logIn()
    const { body: second } = await shop.refresh(first.refresh_token)
    shop.emulator().clock.advance(20_000)
    const { status, body: third } = await shop.refresh(first.refresh_token)
    expect(status).toBe(200)
    expect(third.refresh_token).not.toBe(second.refresh_token)
    expect((await shop.refresh(second.refresh_token)).status).toBe(200)
    shop.emulator().clock.advance(11_000)
    expect(await shop.refresh(first.refresh_token)).toMatchObject(INVALID_GRANT)
    expect(await shop.refresh(third.refresh_token)).toMatchObject(INVALID_GRANT)
  })

  test('leaves a stable token as it is', async () => {
    shop.emulator().behaviour.refreshTokens = 'stable'
    const { refresh_token: token } = await shop.logIn()
    for (const _ of [1, 2, 3]) {
      expect((await shop.refresh(token)).body.refresh_token).toBe(token)
    }
  })

  test('says token_type and gives an id token, where the behaviour says so', async () => {
    Object.assign(shop.emulator().behaviour, { tokenType: true, idTokenOnRefresh: true })
    const { body } = await shop.refresh((await shop.logIn()).refresh_token)
    expect(body.token_type).toBe('Bearer')
    expect(claimsOf(body.id_token).sub).toBe('7200000000001')
  })

  test('for a customer who was removed is invalid_grant', async () => {
    const { refresh_token: token } = await shop.logIn()
    shop.emulator().customers.remove(DEMO_CUSTOMER.email)
    expect(await shop.refresh(token)).toMatchObject(INVALID_GRANT)
  })

  test('of which ten come together: one succeeds', async () => {
    const { refresh_token: token } = await shop.logIn()
    const all = await Promise.all(Array.from({ length: 10 }, () => shop.refresh(token)))
    expect(all.filter(({ status }) => status === 200)).toHaveLength(1)
  })
})

describe('who is listened to', () => {
  test('nobody without a User-Agent', async () => {
    const { refresh_token: token } = await shop.logIn()
    expect((await shop.refresh(token, { 'User-Agent': '' })).status).toBe(403)
  })

  test.each([[{ Origin: '' }], [{ Origin: 'https://elsewhere.example' }]])(
    'not %o',
    async (headers) => {
      const { refresh_token: token } = await shop.logIn()
      const reply = await shop.refresh(token, headers)
      expect([reply.status, reply.headers.get('www-authenticate')]).toEqual([401, 'invalid_token'])
      expect((await shop.refresh(token)).status).toBe(200)
    },
  )

  test('not another client', async () => {
    const { refresh_token: token } = await shop.logIn()
    const form = { grant_type: 'refresh_token', refresh_token: token, client_id: 'another' }
    expect(await shop.token(form)).toMatchObject({ status: 401, body: { error: 'invalid_client' } })
  })
})

describe('a confidential client', () => {
  const clientSecret = 'the secret of the client'
  const basic = (secret: string) => ({
    Authorization: `Basic ${Buffer.from(`${DEFAULT_CLIENT_ID}:${secret}`).toString('base64')}`,
  })
  const confidential = customerAccounts({
    customerAccounts: {
      clientSecret,
      redirectUris: ['http://localhost:3000/api/session/callback'],
      origins: ['http://localhost'],
      shopId: '42',
    },
  })

  test('says its secret by HTTP Basic, and needs no challenge', async () => {
    const without = { code_challenge: null, code_challenge_method: null }
    const code = await confidential.code(createBrowser(), undefined, without)
    const { status } = await confidential.exchange(code, { code_verifier: '' }, basic(clientSecret))
    expect(status).toBe(200)
  })

  test('is refused without its secret, and with a wrong one', async () => {
    const code = await confidential.code()
    const wrong = await confidential.exchange(code, {}, basic('wrong'))
    expect(wrong).toMatchObject({ status: 401, body: { error: 'invalid_client' } })
    expect((await confidential.exchange(code)).status).toBe(401)
    expect((await confidential.exchange(code, {}, basic(clientSecret))).status).toBe(200)
  })

  test('has the callbacks that were given, to the letter', async () => {
    const redirect_uri = 'http://localhost:3000/api/session/callback?x=1'
    const { status } = await createBrowser().open(confidential.authorizeUrl({ redirect_uri }))
    expect(status).toBe(400)
  })

  test('has the origins that were given, whatever the port', async () => {
    const { refreshToken } = await confidential
      .emulator()
      .customerAccounts.issueTokens(confidential.emulator().customers.all()[0] as never)
    const headers = { ...basic(clientSecret), Origin: 'http://127.0.0.1:3000' }
    expect((await confidential.refresh(refreshToken, headers)).status).toBe(401)
    const good = { ...headers, Origin: 'http://localhost:9999' }
    expect((await confidential.refresh(refreshToken, good)).status).toBe(200)
  })
})

describe('the Multipass grant', () => {
  const GRANT = 'urn:shopify:params:oauth:grant-type:multipass'
  const sign = (email: string, at = shop.emulator().clock.now()) =>
    createMultipassToken(
      { email, created_at: new Date(at).toISOString() },
      'emulator-multipass-secret',
    )
  const exchange = (assertion: string) => shop.token({ grant_type: GRANT, assertion })
  const isListed = async () =>
    (
      await (await fetch(`${shop.origin()}/.well-known/openid-configuration`)).json()
    ).grant_types_supported.includes(GRANT)

  test('is not there, unless the behaviour says so', async () => {
    expect(await isListed()).toBe(false)
    expect(await exchange(sign(DEMO_CUSTOMER.email))).toMatchObject({
      status: 400,
      body: { error: 'unsupported_grant_type' },
    })
    shop.emulator().behaviour.multipassGrant = 'all-tokens'
    expect(await isListed()).toBe(true)
  })

  test('gives the tokens of the customer, once, within a quarter of an hour', async () => {
    shop.emulator().behaviour.multipassGrant = 'all-tokens'
    const assertion = sign(DEMO_CUSTOMER.email)
    const { status, body } = await exchange(assertion)
    expect(status).toBe(200)
    const who = await shop.ask(body.access_token, WHO)
    expect(who.body.data.customer.emailAddress.emailAddress).toBe(DEMO_CUSTOMER.email)
    expect((await shop.refresh(body.refresh_token)).status).toBe(200)
    expect(claimsOf(body.id_token).sub).toBe('7200000000001')
    expect(await exchange(assertion)).toMatchObject(INVALID_GRANT)
    const late = sign(DEMO_CUSTOMER.email)
    shop.emulator().clock.advance(15 * 60_000)
    expect(await exchange(late)).toMatchObject(INVALID_GRANT)
    expect(await exchange('nonsense')).toMatchObject(INVALID_GRANT)
  })

  test('may give an access token and nothing else', async () => {
    shop.emulator().behaviour.multipassGrant = 'access-token-only'
    const { body } = await exchange(sign('new@example.com'))
    expect(Object.keys(body)).toEqual(['access_token', 'expires_in'])
    expect((await shop.ask(body.access_token, WHO)).status).toBe(200)
  })
})

describe('faults', () => {
  test('a late answer is one that was carried out: the token is used up', async () => {
    const { refresh_token: token } = await shop.logIn()
    const fault = {
      kind: 'late-answer',
      field: 'refresh_token',
      times: 1,
      delayMs: 60_000,
    } as const
    shop.emulator().faults.add(fault)
    const lost = new AbortController()
    const asked = fetch(`${shop.origin()}/authentication/oauth/token`, {
      method: 'POST',
      signal: lost.signal,
      headers: { Origin: 'http://localhost:3000', 'User-Agent': 'a storefront' },
      body: new URLSearchParams({
        client_id: DEFAULT_CLIENT_ID,
        grant_type: 'refresh_token',
        refresh_token: token,
      }),
    })
    while (
      shop.emulator().customerAccounts.grants()[0]?.refreshTokens !== 1 ||
      (shop
        .emulator()
        .secrets.all()
        .filter(({ kind }) => kind === 'refresh-token').length ?? 0) < 2
    ) {
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
    lost.abort()
    await expect(asked).rejects.toThrow()
    expect(await shop.refresh(token)).toMatchObject(INVALID_GRANT)
  })

  test.each([
    ['token-request-401', 401, { error: '', error_description: 'Access token request error.' }],
    ['invalid-client-401', 401, { error: 'invalid_client' }],
    ['invalid-grant-400', 400, { error: 'invalid_grant' }],
  ] as const)('%s leaves the token as it is', async (kind, status, body) => {
    const { refresh_token: token } = await shop.logIn()
    shop.emulator().faults.add({ kind, times: 1 })
    expect(await shop.refresh(token)).toMatchObject({ status, body })
    expect((await shop.refresh(token)).status).toBe(200)
  })

  test('of the token endpoint do not hit anything else, and of one grant not the other', async () => {
    const { access_token: token } = await shop.logIn()
    shop.emulator().faults.add({ kind: 'error-500', field: 'refresh_token' })
    expect((await shop.ask(token, WHO)).status).toBe(200)
    expect((await shop.exchange(await shop.code())).status).toBe(200)
    expect((await fetch(`${shop.origin()}/.well-known/openid-configuration`)).status).toBe(200)
  })

  test.each([
    ['discovery', '/.well-known/openid-configuration'],
    ['discovery', '/.well-known/oauth-authorization-server'],
    ['discovery', '/.well-known/customer-account-api'],
    ['jwks', '/authentication/.well-known/jwks.json'],
  ])('of %s hit %s, and only those', async (field, path) => {
    shop.emulator().faults.add({ kind: 'bad-gateway-502', field })
    const get = async (each: string) => (await fetch(`${shop.origin()}${each}`)).status
    expect(await get(path)).toBe(502)
    const other =
      field === 'jwks'
        ? '/.well-known/openid-configuration'
        : '/authentication/.well-known/jwks.json'
    expect(await get(other)).toBe(200)
  })
})

test('every request is in the journal, by what it asks for and without a secret', async () => {
  const { refresh_token: token } = await shop.logIn()
  await shop.refresh(token)
  await shop.refresh(token)
  const entries = shop.emulator().journal.entries()
  expect(entries.map(({ fields, status, errors }) => [...fields, status, ...errors])).toEqual([
    ['authorize', 303],
    ['authorize', 303],
    ['token', 'authorization_code', 200],
    ['token', 'refresh_token', 200],
    ['token', 'refresh_token', 400, 'invalid_grant'],
  ])
  expect(JSON.stringify(entries)).not.toMatch(/sh(cat|crt|cac)_/)
  expect(entries[3]?.tokenHash).toBe(entries[4]?.tokenHash)
})
