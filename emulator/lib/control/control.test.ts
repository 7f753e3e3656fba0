import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { DEMO_CUSTOMER } from '../customers/demo-customer.ts'
import { defaultBehaviour } from '../state/behaviour.ts'
import { tokenHash } from '../state/journal.ts'
import { type Controlled, startControlled } from './control-fixture.ts'

let store: Controlled

beforeEach(async () => {
  store = await startControlled()
})
afterEach(() => store.emulator.close())

const json = (command: string, body: unknown) =>
  store.call('POST', `/__emulator/${command}`, { body: JSON.stringify(body) })

const get = async (command: string) =>
  JSON.parse((await store.call('GET', `/__emulator/${command}`)).text)

describe('who is heard', () => {
  const PATHS = ['/', '/graphiql', '/__emulator/events', '/__emulator/state', '/__emulator/secrets']

  test.each(PATHS)('%s is not for a page of another site', async (path) => {
    for (const headers of [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { origin: 'null', 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'cross-site', 'sec-fetch-dest': 'script' },
      { 'sec-fetch-site': 'same-site', 'sec-fetch-dest': 'image' },
      { 'sec-fetch-site': 'cross-site', 'sec-fetch-dest': 'iframe' },
    ]) {
      const { status } = await store.call('GET', path, { headers })
      expect([headers, status]).toEqual([headers, 403])
    }
  })

  test.each(PATHS)('%s is not for a name that was rebound to this machine', async (path) => {
    for (const host of ['evil.example', '127.0.0.1.evil.example', 'localhost.evil.example']) {
      expect((await store.call('GET', path, { headers: { host } })).status).toBe(403)
    }
  })

  test('a form of another page changes nothing', async () => {
    for (const headers of [
      { origin: 'https://evil.example' },
      { origin: 'null', 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'cross-site', 'sec-fetch-dest': 'document' },
    ]) {
      const { status } = await store.call('POST', '/__emulator/outage', { headers })
      expect(status).toBe(403)
    }
    expect(store.emulator.faults.list()).toEqual([])
  })

  test('a link on another page may be followed to the page of the emulator', async () => {
    const headers = { 'sec-fetch-site': 'cross-site', 'sec-fetch-dest': 'document' }
    expect((await store.call('GET', '/', { headers })).status).toBe(200)
  })

  test('a form of its own page is heard, whose origin the referrer policy hides', async () => {
    const headers = { origin: 'null', 'sec-fetch-site': 'same-origin' }
    expect((await store.call('POST', '/__emulator/outage', { headers })).status).toBe(200)
  })

  test('with TLS, its own origin is https', async () => {
    const secure = await startControlled({ tls: true })
    try {
      const status = await statusWithTls(secure)
      expect(status).toEqual({ https: 200, http: 403 })
    } finally {
      await secure.emulator.close()
    }
  })
})

async function statusWithTls({ origin, emulator }: Controlled) {
  const { request } = await import('node:https')
  const ask = (own: string): Promise<number | undefined> =>
    new Promise((resolve, reject) => {
      const ca = emulator.certificateAuthority ?? ''
      const url = `${origin}/__emulator/state`
      request(url, { ca, headers: { origin: own } }, (response) => {
        response.resume()
        resolve(response.statusCode)
      })
        .on('error', reject)
        .end()
    })
  return { https: await ask(origin), http: await ask(origin.replace('https', 'http')) }
}

describe('tokens', () => {
  test('one is expired by its number, and the others live on', async () => {
    const [first, second] = [store.logIn(), store.logIn()]
    expect((await json('tokens/expire', { number: first.number })).status).toBe(200)
    const { valid } = store.emulator.tokens
    expect([valid(first.accessToken), valid(second.accessToken)]).toEqual([undefined, second])
    expect(first.isRevoked).toBe(false)
  })

  test('one is revoked by its number, by a form too', async () => {
    const [first, second] = [store.logIn(), store.logIn()]
    expect((await store.submit('tokens/revoke', { number: `${first.number}` })).status).toBe(200)
    expect([first.isRevoked, second.isRevoked]).toEqual([true, false])
  })

  test('none is named by its string', async () => {
    const token = store.logIn()
    for (const input of [
      { number: token.accessToken },
      { accessToken: token.accessToken },
      { number: 1 },
      {},
    ]) {
      const { status, text } = await json('tokens/revoke', input)
      expect([status, JSON.parse(text).error]).toEqual([
        400,
        'No valid token has that number or hash. Send number=… or hash=…; GET state lists the tokens.',
      ])
    }
    expect(token.isRevoked).toBe(false)
  })

  test('one is given its end, and is named by the hash that the journal has', async () => {
    const token = store.logIn()
    const end = Date.parse('2030-01-01T00:00:00Z')
    const hash = tokenHash(token.accessToken)
    expect((await json('tokens/expire', { hash, at: '2030-01-01T00:00:00Z' })).status).toBe(200)
    expect(token.expiresAt).toBe(end)
    expect((await json('tokens/expire', { hash, at: 'soon' })).status).toBe(400)
    expect(token.expiresAt).toBe(end)
  })

  test('one is minted for a customer without a password, and lets its bearer in', async () => {
    const { status, text } = await json('tokens', { email: DEMO_CUSTOMER.email })
    const { accessToken, expiresAt, customer } = JSON.parse(text)
    const token = store.emulator.tokens.valid(accessToken)
    expect([status, token?.customer.email]).toEqual([200, DEMO_CUSTOMER.email])
    expect(Date.parse(expiresAt)).toBe(Math.floor(Number(token?.expiresAt) / 1000) * 1000)
    expect(customer).toEqual({
      id: `gid://shopify/Customer/${token?.customer.number}`,
      firstName: 'Ada',
      lastName: 'Lovelace',
      displayName: 'Ada Lovelace',
    })
  })

  test('none is minted for a stranger, nor for a customer who cannot log in', async () => {
    store.emulator.customers.add({ email: 'new@example.com', password: 'x', state: 'invited' })
    const before = store.emulator.tokens.all().length
    for (const input of [{}, { email: 'nobody@example.com' }, { email: 'new@example.com' }]) {
      expect((await json('tokens', input)).status).toBe(400)
    }
    expect(store.emulator.tokens.all()).toHaveLength(before)
    store.emulator.customers.remove('new@example.com')
  })

  test('a dead one cannot die again', async () => {
    const token = store.logIn()
    store.emulator.tokens.revoke(token)
    expect((await json('tokens/expire', { number: token.number })).status).toBe(400)
  })
})

describe('customers can be taken out', () => {
  test('by their address, by JSON and by a form; a stranger is refused', async () => {
    const [first, second] = ['grace@example.com', 'mary@example.com']
    for (const email of [first, second]) store.emulator.customers.add({ email, password: 'x' })
    const remove = await fetch(`${store.origin}/__emulator/customers`, {
      method: 'DELETE',
      body: JSON.stringify({ email: first }),
    })
    const { status } = await store.submit('customers/remove', { email: second })
    expect([remove.status, status]).toEqual([200, 200])
    expect(store.emulator.customers.all().map(({ email }) => email)).toEqual([DEMO_CUSTOMER.email])
    expect((await json('customers/remove', { email: first })).status).toBe(400)
  })
})

describe('behaviour', () => {
  test('each of them can be set, by JSON and by a form', async () => {
    const other = {
      renew: 'rotate-strict',
      refusedRenewal: 'user-errors',
      tokenLifetimeSeconds: 60,
      reuseActiveToken: true,
      expiresAtNow: true,
      emailChange: 'allowed',
      strippedAddressIds: 'accepted',
      cartIds: 'lenient',
      buyerInContext: 'refused',
      limits: { login: 1, 'sign-up': 2, recover: 3 },
      scopes: ['unauthenticated_read_customers'],
      strict: false,
      refreshTokens: 'stable',
      refreshGraceSeconds: 5,
      refreshTokenReuse: 'fails',
      refreshTokenLifetimeSeconds: 60,
      tokenType: true,
      idTokenOnRefresh: true,
      promptNone: 'login_required',
      multipassGrant: 'all-tokens',
    }
    expect(Object.keys(other).sort()).toEqual(Object.keys(defaultBehaviour()).sort())
    await json('behaviour', other)
    expect(await get('behaviour')).toEqual(other)
    const { limits, scopes, ...rest } = defaultBehaviour()
    const form = new URLSearchParams(
      Object.entries(rest).map(([name, value]) => [name, `${value}`]),
    )
    for (const [name, value] of Object.entries(limits)) form.append(`limits.${name}`, `${value}`)
    for (const scope of ['none', ...scopes]) form.append('scopes', scope)
    expect((await store.submit('behaviour', form.toString())).status).toBe(200)
    expect(await get('behaviour')).toEqual(defaultBehaviour())
  })

  test('one limit can be set without the others, and no scope at all be left', async () => {
    await store.submit('behaviour', { 'limits.login': '3', scopes: 'none' })
    const { limits, scopes } = store.emulator.behaviour
    expect([limits, scopes]).toEqual([{ login: 3, 'sign-up': 20, recover: 20 }, []])
  })

  test.each([
    [{ x: 1 }, 'There is no behaviour "x". Send one of renew, '],
    [{ toString: 1 }, 'There is no behaviour "toString".'],
    [{ renew: 'often' }, '"renew" is one of same, rotate-grace, rotate-strict, no-extend.'],
    [{ strict: 'maybe' }, '"strict" is true or false.'],
    [{ tokenLifetimeSeconds: 0 }, '"tokenLifetimeSeconds" is a whole number from 1 to '],
    [{ tokenLifetimeSeconds: 1.5 }, '"tokenLifetimeSeconds" is a whole number from 1 to '],
    [{ tokenLifetimeSeconds: 'long' }, '"tokenLifetimeSeconds" is a whole number from 1 to '],
    [{ limits: 3 }, '"limits" has the numbers login, sign-up, recover; send limits.login=20.'],
    [{ limits: { logout: 3 } }, '"limits" has the numbers login, sign-up, recover'],
    [{ limits: { login: -1 } }, '"limits.login" is a whole number from 0 to '],
    [{ scopes: [7] }, '"scopes" is a list of names'],
  ])('%j is refused, and nothing is set', async (input, message) => {
    const { status, text } = await json('behaviour', { reuseActiveToken: true, ...input })
    expect([status, JSON.parse(text).error]).toEqual([400, expect.stringContaining(message)])
    expect(store.emulator.behaviour).toEqual(defaultBehaviour())
  })
})

describe('faults', () => {
  test.each([0, -1, 1.5, '', 'often', true, null, {}])('refuses %j times', async (times) => {
    const { status, text } = await json('faults', { kind: 'reset', times })
    expect([status, JSON.parse(text).error]).toEqual([
      400,
      '"times" is a whole number from 1 on; without it, a fault stays until cleared.',
    ])
    expect(store.emulator.faults.list()).toEqual([])
  })

  test('refuses a kind and a field that do not exist, and says which do', async () => {
    const kind = await json('faults', { kind: 'flood' })
    expect([kind.status, kind.text]).toEqual([400, expect.stringContaining('reset, redirect-302')])
    const field = await json('faults', { kind: 'reset', field: 'customers' })
    expect([field.status, field.text]).toEqual([400, expect.stringContaining('field=*')])
  })

  test('what a form leaves blank is as the default', async () => {
    await store.submit('faults', { kind: 'hang', field: '', times: ' ', delayMs: '' })
    await store.submit('faults', { kind: 'latency', field: 'shop', times: '2', delayMs: '0' })
    expect(store.emulator.faults.list()).toEqual([
      { kind: 'hang' },
      { kind: 'latency', field: 'shop', times: 2, delayMs: 0 },
    ])
  })

  test('an outage is one fault for every request, in the place of all others', async () => {
    await json('faults', { kind: 'locked-423', field: 'shop' })
    await json('outage', {})
    expect(store.emulator.faults.list()).toEqual([{ kind: 'service-unavailable-503', field: '*' }])
    expect((await json('outage', { kind: 'flood' })).status).toBe(400)
    await store.submit('outage', { kind: 'hang' })
    expect(store.emulator.faults.list()).toEqual([{ kind: 'hang', field: '*' }])
    await store.submit('faults/clear', {})
    expect(store.emulator.faults.list()).toEqual([])
  })
})

describe('customers', () => {
  test('are listed without their passwords', async () => {
    store.logIn()
    expect(await get('customers')).toEqual([
      {
        number: expect.any(Number),
        email: DEMO_CUSTOMER.email,
        firstName: 'Ada',
        lastName: 'Lovelace',
        state: 'enabled',
        validTokens: 1,
        orders: 2,
      },
    ])
  })

  test.each([
    [{}, 'A customer needs an "email", e.g. email=grace@example.com.'],
    [{ email: 'grace', password: 'x' }, 'A customer needs an "email", e.g.'],
    [{ email: 'grace@example.com' }, 'A customer needs a "password" that is a string.'],
    [{ email: 'grace@example.com', password: 7 }, 'A customer needs a "password"'],
    [
      { email: 'grace@example.com', password: 'x', state: 'asleep' },
      '"state" is one of enabled, invited, disabled.',
    ],
  ])('%j is none', async (input, message) => {
    const { status, text } = await json('customers', input)
    expect([status, JSON.parse(text).error]).toEqual([400, expect.stringContaining(message)])
    expect(store.emulator.customers.all()).toHaveLength(1)
  })

  test('are added by a form', async () => {
    const form = { email: ' grace@example.com ', password: 'nanoseconds', firstName: 'Grace' }
    await store.submit('customers', { ...form, lastName: '', state: 'invited' })
    expect(store.emulator.customers.byEmail('grace@example.com')).toMatchObject({
      firstName: 'Grace',
      lastName: null,
      state: 'invited',
    })
  })
})

describe('the clock', () => {
  test.each([
    {},
    { advance: 'soon' },
    { now: 'soon' },
    { advance: 'P9999999999W' },
    { now: '9999999' },
    { advance: 'P1D', now: '2027-01-01T00:00:00Z' },
  ])('is not moved by %j', async (input) => {
    const { status, text } = await json('clock', input)
    expect([status, text]).toEqual([400, expect.stringContaining('advance=P22D')])
    expect(Math.abs(store.emulator.clock.now() - Date.now())).toBeLessThan(60_000)
  })
})

test.each(['[1]', '7', '"x"', 'advance=P1D', 'null'])('%s is no body', async (body) => {
  const { status, text } = await store.call('POST', '/__emulator/clock', { body })
  expect([status, text]).toEqual([400, expect.stringContaining('neither a JSON object nor a form')])
})

test('the commands are listed, and what can be listened to', async () => {
  const { commands } = await get('help')
  expect(commands).toEqual(expect.arrayContaining(['GET state', 'POST outage', 'GET events']))
})

describe('the state', () => {
  test('is all that there is to see, without a token or a password', async () => {
    const { accessToken, number } = store.logIn()
    store.emulator.customers.add({ email: 'grace@example.com', password: 'nanoseconds' })
    store.emulator.faults.add({ kind: 'hang' })
    const { text } = await store.call('GET', '/__emulator/state')
    for (const secret of [
      accessToken,
      'nanoseconds',
      DEMO_CUSTOMER.password,
      store.emulator.privateAccessToken,
    ]) {
      expect(text).not.toContain(secret)
    }
    expect(JSON.parse(text)).toMatchObject({
      clock: { now: expect.stringMatching(/Z$/), aheadSeconds: 0 },
      customers: [{ email: DEMO_CUSTOMER.email }, { email: 'grace@example.com', validTokens: 0 }],
      tokens: { total: 1, newest: [{ number, customer: DEMO_CUSTOMER.email, state: 'valid' }] },
      faults: [{ kind: 'hang' }],
      journal: { total: 0, newest: [] },
      outbox: { total: 0, newest: [] },
      behaviour: { renew: 'same' },
    })
  })

  test('has the newest fifty of what is much', async () => {
    for (let count = 0; count < 60; count += 1) store.logIn()
    const { tokens } = await get('state')
    const [last] = store.emulator.tokens.all().slice(-1)
    expect([tokens.total, tokens.newest.length, tokens.newest[0].number]).toEqual([
      60,
      50,
      last?.number,
    ])
  })

  test('tells a token that expired from one that was revoked', async () => {
    const [expired, revoked] = [store.logIn(), store.logIn()]
    store.emulator.tokens.revoke(revoked)
    store.emulator.clock.advance(43 * 86_400_000)
    const { tokens } = await get('state')
    expect(tokens.newest).toMatchObject([
      { number: revoked.number, state: 'revoked' },
      { number: expired.number, state: 'expired' },
    ])
  })
})
