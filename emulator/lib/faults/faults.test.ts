import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { TokenRecord } from '../customers/tokens.ts'
import {
  createStorefrontEmulator,
  DEMO_CUSTOMER,
  type FaultKind,
  type FaultRequest,
  type StorefrontEmulator,
} from '../index.ts'

const SHOP = '{ shop { name } }'
const CUSTOMER =
  'query Customer($token: String!) { customer(customerAccessToken: $token) { email } }'
const RENEW = `mutation Renew($token: String!) {
  renewal: customerAccessTokenRenew(customerAccessToken: $token) {
    customerAccessToken { accessToken expiresAt }
    userErrors { field message }
  }
}`

let emulator: StorefrontEmulator
let origin: string
/** Gives up whatever a test left open. */
let caller: AbortController

// One for each test: what a test leaves open is journalled when its caller goes.
beforeEach(async () => {
  caller = new AbortController()
  emulator = createStorefrontEmulator()
  origin = await emulator.listen()
})
afterEach(async () => {
  vi.restoreAllMocks()
  caller.abort()
  await emulator.close()
})

function post(query: string, { token = 'unknown', headers = {} } = {}): Promise<Response> {
  return fetch(`${origin}/api/2026-04/graphql.json`, {
    method: 'POST',
    redirect: 'manual',
    headers,
    body: JSON.stringify({ query, variables: { token } }),
    signal: caller.signal,
  })
}

function postWithFault(fault: FaultRequest, query = SHOP): Promise<Response> {
  emulator.faults.add(fault)
  return post(query)
}

/** Asks with the API token that customers need, and reads the answer. */
async function ask(query: string, token: string) {
  const headers = { 'Shopify-Storefront-Private-Token': emulator.privateAccessToken }
  return (await post(query, { token, headers })).json()
}

function issueToken(): TokenRecord {
  const customer = emulator.customers.byEmail(DEMO_CUSTOMER.email)
  if (customer === undefined) throw new Error('The demo customer is missing.')
  return emulator.tokens.issue(customer)
}

/** A fault that was set for one request is gone once that request has arrived. */
const untilArrival = () => eventually(() => emulator.faults.list()).toEqual([])

const eventually = <Value>(read: () => Value) => expect.poll(read, { interval: 2 })

const lastEntry = () => emulator.journal.entries().at(-1)

/** Reads until so many characters are there, and no further. */
async function readBeginning(response: Response, length: number): Promise<string> {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  let beginning = ''
  while (beginning.length < length) {
    const part = await reader?.read()
    if (part?.value === undefined) throw new Error(`The body ended after ${beginning.length}.`)
    beginning += part.value
  }
  reader?.releaseLock()
  return beginning
}

describe('an HTTP status', () => {
  test.each([
    ['bad-request-400', 400],
    ['payment-required-402', 402],
    ['forbidden-403', 403],
    ['not-found-404', 404],
    ['locked-423', 423],
    ['too-many-requests-429', 429],
    ['security-rejection-430', 430],
    ['error-500', 500],
    ['bad-gateway-502', 502],
    ['service-unavailable-503', 503],
    ['gateway-timeout-504', 504],
    ['html-200', 200],
  ] as const)('%s comes with a page of HTML', async (kind, status) => {
    const response = await postWithFault({ kind })
    expect(response.status).toBe(status)
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(await response.text()).toMatch(/^<!doctype html>/)
    expect(lastEntry()).toMatchObject({ fault: kind, status, fields: ['shop'], errors: [] })
  })

  test('too-many-requests-429 says when to come again', async () => {
    const response = await postWithFault({ kind: 'too-many-requests-429' })
    expect(response.headers.get('retry-after')).toBe('7')
  })

  test('unauthorized-401 is an error with an empty message', async () => {
    const response = await postWithFault({ kind: 'unauthorized-401' })
    expect(response.status).toBe(401)
    expect(await response.json()).toEqual({
      errors: [{ message: '', extensions: { code: 'UNAUTHORIZED' } }],
    })
  })

  test('redirect-302 leads to a page of HTML', async () => {
    const response = await postWithFault({ kind: 'redirect-302' })
    expect(response.status).toBe(302)
    const target = await fetch(new URL(response.headers.get('location') ?? '', origin))
    expect([target.status, target.headers.get('content-type')]).toEqual([
      200,
      'text/html; charset=utf-8',
    ])
  })

  test('redirect-307 leads to an endpoint that would answer', async () => {
    const response = await postWithFault({ kind: 'redirect-307' })
    expect([response.status, response.headers.get('location')]).toEqual([
      307,
      '/api/unstable/graphql.json',
    ])
  })

  test('reset has none: the connection is cut', async () => {
    await expect(postWithFault({ kind: 'reset' })).rejects.toMatchObject({
      cause: { code: 'ECONNRESET' },
    })
    await eventually(lastEntry).toMatchObject({ fault: 'reset', status: null })
  })
})

describe('a body', () => {
  test.each<[FaultKind, string]>([
    ['empty-body', ''],
    ['truncated-json', '{"data":{"cust'],
    ['nonsense-json', '{"data":"yes","errors":7}'],
    ['empty-json', '{}'],
    ['null-data', '{"data":null}'],
    ['array-json', '[{"data":{}}]'],
    [
      'wrong-types',
      '{"data":{"customerAccessTokenRenew":{"customerAccessToken":{"accessToken":7,"expiresAt":"soon"},"userErrors":[]}}}',
    ],
    ['throttled', '{"errors":[{"message":"Throttled","extensions":{"code":"THROTTLED"}}]}'],
    [
      'internal-error',
      '{"errors":[{"message":"Internal error","extensions":{"code":"INTERNAL_SERVER_ERROR"}}],"data":null}',
    ],
  ])('%s claims to be JSON and arrives whole', async (kind, text) => {
    const response = await postWithFault({ kind })
    expect([response.status, response.headers.get('content-type')]).toEqual([
      200,
      'application/json; charset=utf-8',
    ])
    expect(await response.text()).toBe(text)
    expect(lastEntry()).toMatchObject({ fault: kind, status: 200 })
  })

  test('too-large is 8 MB of JSON', async () => {
    const { data } = await (await postWithFault({ kind: 'too-large' })).json()
    expect(data.padding).toHaveLength(8 * 1024 * 1024)
  })

  test('garbled-gzip cannot be unpacked', async () => {
    const response = await postWithFault({ kind: 'garbled-gzip' })
    expect([response.status, response.headers.get('content-encoding')]).toEqual([200, 'gzip'])
    await expect(response.text()).rejects.toThrow()
  })

  test.each([
    ['short-body', 'UND_ERR_SOCKET'],
    ['reset-body', 'ECONNRESET'],
  ] as const)('%s begins, and then the connection ends', async (kind, code) => {
    const response = await postWithFault({ kind, times: 1 })
    expect(response.status).toBe(200)
    const rest = response.clone()
    expect(await readBeginning(response, 14)).toBe('{"data":{"cust')
    await expect(rest.text()).rejects.toMatchObject({ cause: { code } })
    expect(lastEntry()).toMatchObject({ fault: kind, status: 200 })
    expect((await post(SHOP)).status).toBe(200)
  })
})

describe('an answer without an end', () => {
  test('hang sends nothing, and is counted while it hangs', async () => {
    const settled = vi.fn()
    postWithFault({ kind: 'hang' }, CUSTOMER).then(settled, settled)
    await eventually(() => emulator.journal.count('customer')).toBe(1)
    expect(lastEntry()).toMatchObject({ fault: 'hang', status: null })
    expect(settled).not.toHaveBeenCalled()
  })

  test('hang-body begins and falls silent', async () => {
    const response = await postWithFault({ kind: 'hang-body' })
    expect(response.status).toBe(200)
    const rest = response.clone()
    expect(await readBeginning(response, 14)).toBe('{"data":{"cust')
    const settled = vi.fn()
    rest.text().then(settled, settled)
    expect(lastEntry()).toMatchObject({ fault: 'hang-body', status: 200 })
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(settled).not.toHaveBeenCalled()
  })

  test('drip sends a blank now and then, until the caller goes', async () => {
    const started = vi.spyOn(globalThis, 'setInterval')
    const stopped = vi.spyOn(globalThis, 'clearInterval')
    const response = await postWithFault({ kind: 'drip' })
    const timer = started.mock.results.at(-1)?.value
    expect(await readBeginning(response, 1)).toBe(' ')
    expect(stopped).not.toHaveBeenCalledWith(timer)
    caller.abort()
    await eventually(() => stopped.mock.calls).toContainEqual([timer])
  })

  test('endless goes on and on', async () => {
    const response = await postWithFault({ kind: 'endless' })
    const beginning = await readBeginning(response, 3_000_000)
    expect(beginning).toMatch(/^\{"data":\{"padding":"x+$/)
    expect(lastEntry()).toMatchObject({ fault: 'endless', status: 200 })
  })

  test.each(['hang', 'hang-body', 'drip', 'endless'] as const)(
    '%s is counted at once, however long the delay',
    async (kind) => {
      postWithFault({ kind, delayMs: 600_000 }).catch(() => undefined)
      await eventually(() => emulator.journal.count('shop')).toBe(1)
    },
  )

  test.each<FaultRequest>([
    { kind: 'hang' },
    { kind: 'hang-body' },
    { kind: 'drip' },
    { kind: 'endless' },
    { kind: 'latency', delayMs: 600_000 },
    { kind: 'late-answer', delayMs: 600_000 },
    { kind: 'error-500', delayMs: 600_000 },
  ])('$kind does not keep the emulator from closing', async (fault) => {
    const seen = postWithFault({ ...fault, times: 1 })
      .then((response) => response.text())
      .catch((error: unknown) => error)
    await untilArrival()
    const startedAt = performance.now()
    await emulator.close()
    expect(performance.now() - startedAt).toBeLessThan(25_000)
    expect(await seen).toBeInstanceOf(TypeError)
  })
})

describe('a delay', () => {
  test('comes before a fault of any kind', async () => {
    const startedAt = performance.now()
    const response = await postWithFault({ kind: 'error-500', delayMs: 60 })
    expect(response.status).toBe(500)
    expect(performance.now() - startedAt).toBeGreaterThanOrEqual(58)
  })

  test.each([
    ['latency', 60],
    ['late-answer', 60],
  ] as const)('%s is the real answer, late', async (kind, delayMs) => {
    const startedAt = performance.now()
    const response = await postWithFault({ kind, delayMs }, CUSTOMER)
    expect(performance.now() - startedAt).toBeGreaterThanOrEqual(delayMs - 2)
    expect((await response.json()).data).toEqual({ customer: null })
    expect(lastEntry()).toMatchObject({ fault: kind, status: 200, errors: ['ACCESS_DENIED'] })
  })

  test.each(['latency', 'late-answer'] as const)(
    'is a second for %s unless another is given',
    async (kind) => {
      const timeouts = vi.spyOn(globalThis, 'setTimeout')
      postWithFault({ kind, times: 1 }).catch(() => undefined)
      await untilArrival()
      await eventually(() => timeouts.mock.calls.map(([, delayMs]) => delayMs)).toContain(1000)
    },
  )

  test.each([
    ['latency', null],
    ['late-answer', { email: DEMO_CUSTOMER.email }],
  ] as const)('%s: a token that dies meanwhile is answered %j', async (kind, customer) => {
    const token = issueToken()
    emulator.faults.add({ kind, times: 1, delayMs: 60 })
    const answer = ask(CUSTOMER, token.accessToken)
    await untilArrival()
    expect(emulator.journal.entries()).toEqual([])
    emulator.tokens.revoke(token)
    expect((await answer).data.customer).toEqual(customer)
  })

  test.each([
    ['latency', false],
    ['late-answer', true],
    ['error-500', false],
  ] as const)('%s: a caller that does not wait has renewed: %j', async (kind, isRenewed) => {
    const token = issueToken()
    token.expiresAt -= 60_000
    const { expiresAt } = token
    emulator.faults.add({ kind, times: 1, delayMs: 600_000 })
    const answer = ask(RENEW, token.accessToken)
    await untilArrival()
    caller.abort()
    await expect(answer).rejects.toThrow('aborted')
    await eventually(lastEntry).toMatchObject({ fault: kind, status: null })
    expect(token.expiresAt > expiresAt).toBe(isRenewed)
  })
})

describe('a semantic fault', () => {
  test('expires-now is a success that ends now, and leaves the token as it is', async () => {
    const token = issueToken()
    const before = { ...token }
    emulator.faults.add({ kind: 'expires-now' })
    const { data, errors } = await ask(RENEW, token.accessToken)
    const { accessToken, expiresAt } = data.renewal.customerAccessToken
    expect([errors, data.renewal.userErrors]).toEqual([undefined, []])
    expect(accessToken === token.accessToken).toBe(true)
    const age = emulator.clock.now() - Date.parse(expiresAt)
    expect(age).toBeGreaterThanOrEqual(0)
    expect(age).toBeLessThan(60_000)
    expect(token).toEqual(before)
    expect(lastEntry()).toMatchObject({ fault: 'expires-now', status: 200, errors: [] })
  })

  test('access-denied is what a dead token gets, for one that is alive', async () => {
    const dead = await ask(RENEW, 'unknown')
    const token = issueToken()
    emulator.faults.add({ kind: 'access-denied' })
    expect(await ask(RENEW, token.accessToken)).toEqual(dead)
    expect(dead.data).toEqual({ renewal: null })
    expect(lastEntry()).toMatchObject({ status: 200, errors: ['ACCESS_DENIED'] })
  })

  test('access-denied denies the first root field only', async () => {
    emulator.faults.add({ kind: 'access-denied' })
    const { data, errors } = await ask(
      'query Q($token: String!) { customer(customerAccessToken: $token) { id } shop { name } }',
      issueToken().accessToken,
    )
    expect(data).toEqual({ customer: null, shop: { name: 'Marl' } })
    expect(errors).toMatchObject([{ path: ['customer'], extensions: { code: 'ACCESS_DENIED' } }])
  })

  test.each([
    [
      'renewal-user-errors',
      [{ field: ['customerAccessToken'], message: 'access token does not exist' }],
      ['ERROR'],
    ],
    ['renewal-null', [], []],
  ] as const)('%s renews nothing', async (kind, userErrors, journalled) => {
    const token = issueToken()
    const before = { ...token }
    emulator.faults.add({ kind })
    const { data, errors } = await ask(RENEW, token.accessToken)
    expect(errors).toBeUndefined()
    expect(data.renewal).toEqual({ customerAccessToken: null, userErrors })
    expect(token).toEqual(before)
    expect(lastEntry()).toMatchObject({ fault: kind, status: 200, errors: journalled })
  })

  test.each(['expires-now', 'renewal-user-errors', 'renewal-null'] as const)(
    '%s waits for a renewal unless another field is named',
    async (kind) => {
      await postWithFault({ kind, times: 1 })
      expect([lastEntry()?.fault, emulator.faults.list()]).toEqual([null, [{ kind, times: 1 }]])
    },
  )

  test('does not hide that the request is none, or the API token wrong', async () => {
    emulator.faults.add({ kind: 'access-denied' })
    const url = `${origin}/api/2026-04/graphql.json`
    expect((await fetch(url, { method: 'POST', body: 'none' })).status).toBe(400)
    const headers = { 'X-Shopify-Storefront-Access-Token': 'wrong' }
    expect((await fetch(url, { method: 'POST', headers, body: '{}' })).status).toBe(401)
  })
})

describe('the list of faults', () => {
  test('serves each as often as it was set for, in its turn, to its field', async () => {
    emulator.faults.add({ kind: 'locked-423', field: 'customer', times: 2 })
    emulator.faults.add({ kind: 'forbidden-403', times: 1 })
    const statuses = []
    for (const query of [SHOP, SHOP, CUSTOMER, CUSTOMER, CUSTOMER]) {
      statuses.push((await post(query)).status)
    }
    expect(statuses).toEqual([403, 200, 423, 423, 200])
  })

  test('is seen and set over HTTP', async () => {
    const faults = { kind: 'latency', field: 'shop', times: 3, delayMs: 250 }
    await control('POST', new URLSearchParams({ ...faults, times: '3', delayMs: '250' }))
    await control('POST', JSON.stringify({ kind: 'drip' }))
    const { kinds, set } = await (await control('GET')).json()
    expect(set).toEqual([faults, { kind: 'drip' }])
    expect(kinds).toEqual(expect.arrayContaining(['hang', 'throttled', 'renewal-null']))
  })

  test.each([-1, 600_001, 'soon', '', true, null, {}])('refuses a delay of %j', async (delayMs) => {
    const refused = await control('POST', JSON.stringify({ kind: 'latency', delayMs }))
    expect([refused.status, await refused.json()]).toEqual([
      400,
      { error: '"delayMs" is a number from 0 to 600000, in milliseconds.' },
    ])
    expect(emulator.faults.list()).toEqual([])
  })
})

function control(method: string, body?: BodyInit): Promise<Response> {
  return fetch(`${origin}/__emulator/faults`, { method, ...(body === undefined ? {} : { body }) })
}

test('a field is found wherever it stands: under an alias, in a fragment, in a fragment of it', async () => {
  const documents = [
    '{ here: shop { name } }',
    '{ ... on QueryRoot { shop { name } } }',
    'query { ...A } fragment A on QueryRoot { ...B } fragment B on QueryRoot { shop { name } }',
  ]
  for (const query of documents) {
    emulator.faults.add({ kind: 'error-500', field: 'shop', times: 1 })
    const response = await fetch(`${origin}/api/2026-04/graphql.json`, {
      method: 'POST',
      body: JSON.stringify({ query }),
    })
    expect(response.status, query).toBe(500)
  }
})
