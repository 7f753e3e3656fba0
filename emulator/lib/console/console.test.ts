import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Controlled, startControlled } from '../control/control-fixture.ts'
import { FAULT_KINDS } from '../faults/fault-kinds.ts'
import { defaultBehaviour } from '../state/behaviour.ts'
import { tokenHash } from '../state/journal.ts'

let store: Controlled

beforeEach(async () => {
  store = await startControlled({ storefrontUrl: 'http://localhost:3000/some/page' })
})
afterEach(() => store.emulator.close())

const page = async () => (await store.call('GET', '/')).text

describe('the page', () => {
  test('shows no token, no password and no credential', async () => {
    const { accessToken } = store.logIn()
    store.emulator.customers.add({ email: 'grace@example.com', password: 'nanoseconds' })
    await ask(
      `{ customer(customerAccessToken: "${accessToken}") { addresses(first: 1) { nodes { id } } } }`,
    )
    const text = await page()
    const { publicAccessToken, privateAccessToken } = store.emulator
    for (const secret of [
      accessToken,
      accessToken.slice(0, 8),
      'nanoseconds',
      'analytical engine',
      'customer_access_token',
      publicAccessToken,
      privateAccessToken,
    ]) {
      expect(text).not.toContain(secret)
    }
    expect(text).toContain(tokenHash(accessToken))
  })

  test('says to the nearest when a token ends', async () => {
    store.logIn()
    const days = async () => /in (\d+) days/.exec(await page())?.[1]
    expect(await days()).toBe('42')
    store.emulator.clock.advance(22 * 86_400_000 + 60_000)
    expect(await days()).toBe('20')
  })

  test('shows what a stranger typed as text', async () => {
    const evil = `<script>alert("1")</script>'&`
    store.emulator.customers.add({ email: `${evil}@example.com`, password: 'x', firstName: evil })
    store.emulator.outbox.send({ at: '2026-01-01', to: evil, kind: 'recover', url: evil })
    store.emulator.faults.add({ kind: 'hang', field: evil })
    store.emulator.behaviour.scopes = [evil]
    store.emulator.journal.add({
      at: `${evil}`,
      fields: [evil],
      status: 200,
      fault: evil,
      errors: [evil],
      tokenHash: evil,
      tokenArguments: [evil],
      buyerIp: null,
      headers: [],
      milliseconds: 1,
    })
    const text = await page()
    expect(text.match(/<script/g)).toEqual(['<script'])
    expect(text).not.toContain(evil)
    expect(text).toContain('&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&#39;&amp;')
  })

  test('shows the field names of a request as text', async () => {
    await ask('{ shop { name } nonsense }')
    expect(await page()).toContain('<code>shop</code> <code>nonsense</code>')
  })

  test('is kept nowhere, framed by nobody else, and runs nothing that is not its own', async () => {
    const { headers } = await store.call('GET', '/')
    expect(headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'x-frame-options': 'SAMEORIGIN',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'content-security-policy':
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-src 'self'; frame-ancestors 'self'",
    })
  })

  test('asks for nothing from elsewhere, and has all that it asks for', async () => {
    const text = await page()
    const sources = [...text.matchAll(/<(?:script|img|link)[^>]*\s(?:src|href)="([^"]+)"/g)]
    const paths = sources.map(([, path = '']) => path)
    expect(new Set(paths)).toEqual(
      new Set(['/__emulator/console.svg', '/__emulator/console.css', '/__emulator/console.js']),
    )
    for (const path of paths) {
      const file = await store.call('GET', path)
      expect([file.status, /url\(|https?:\/\/(?!www\.w3\.org)/.test(file.text)]).toEqual([
        200,
        false,
      ])
    }
    expect(text).not.toMatch(/ style=| on\w+="/)
  })

  test('has a control for each behaviour, and each of them is set by what it shows', async () => {
    const text = await page()
    const form = /<form method="post" action="\/__emulator\/behaviour"[\s\S]*?<\/form>/.exec(
      text,
    )?.[0]
    const names = [...(form ?? '').matchAll(/ name="([^".]+)/g)].map(([, name]) => name)
    expect([...new Set(names)].sort()).toEqual(Object.keys(defaultBehaviour()).sort())
  })

  test('offers every kind of fault', async () => {
    const text = await page()
    for (const kind of FAULT_KINDS) expect(text).toContain(`<option value="${kind}">`)
  })

  test('has no two elements of one id', async () => {
    store.logIn()
    store.logIn()
    await ask('{ shop { name } }')
    await ask('mutation { customerRecover(email: "ada@example.com") { userErrors { message } } }')
    store.emulator.faults.add({ kind: 'hang' })
    const ids = [...(await page()).matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
    expect(ids.length).toBeGreaterThan(50)
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([])
  })

  test('offers the link in a mail on the origin of the storefront too', async () => {
    await ask('mutation { customerRecover(email: "ada@example.com") { userErrors { message } } }')
    const [mail] = store.emulator.outbox.all()
    const { pathname } = new URL(mail?.url ?? '')
    const text = await page()
    expect(pathname).toMatch(/^\/account\/reset\/\d+\/[0-9a-f]{32}-\d+$/)
    expect(text).toContain(`href="http://localhost:3000${pathname}"`)
    expect(text).toContain(`href="${pathname}"`)
  })

  test('says so where a storefront is not known, and how many requests are not shown', async () => {
    const other = await startControlled()
    for (let count = 0; count < 52; count += 1) await ask('{ shop { name } }', other.origin)
    const { text } = await other.call('GET', '/')
    await other.emulator.close()
    expect(text).not.toContain('Storefront</a>')
    expect(text).toContain('and 2 older')
  })
})

test('a mailed link on the store’s domain leads to the page of the storefront', async () => {
  const path = '/account/reset/1/0123456789abcdef-1?syclid=x'
  const { status, headers } = await store.call('GET', path)
  expect([status, headers.location]).toEqual([303, `http://localhost:3000${path}`])
  const other = await startControlled()
  expect((await other.call('GET', path)).status).toBe(404)
  await other.emulator.close()
})

test('the commands are shown to people, every one of them with what to type', async () => {
  const { text } = await store.call('GET', '/__emulator/commands')
  const { commands } = JSON.parse((await store.call('GET', '/__emulator/help')).text)
  for (const name of commands) {
    const [method, path] = name.split(' ')
    const line = `curl ${method === 'POST' ? '-X POST ' : ''}${store.origin}/__emulator/${path}`
    if (method !== 'DELETE') expect(text).toContain(line)
  }
  expect(text.match(/<dt>/g)).toHaveLength(
    commands.filter((name: string) => !name.startsWith('DELETE')).length,
  )
  expect(text).toContain('/__emulator/clock -d advance=P22D')
})

test('behaviour that nobody has touched is folded away, and what was changed is named', async () => {
  const behaviour = async () => /<section id="behaviour"[\s\S]*?<\/section>/.exec(await page())?.[0]
  expect(await behaviour()).toMatch(/as usual[\s\S]*<details><summary>[\s\S]*<form/)
  store.emulator.behaviour.renew = 'rotate-grace'
  expect(await behaviour()).toMatch(/1 changed[\s\S]*<li>A renewal answers<\/li>/)
})

describe('the storefront beside the store', () => {
  const open = (query = '') => store.call('GET', `/__emulator/side-by-side${query}`)

  test('is shown under the name of the storefront’s machine, so that its cookies are sent', async () => {
    const { status, headers } = await open()
    const location = store.origin.replace('127.0.0.1', 'localhost')
    expect([status, headers.location]).toEqual([303, `${location}/__emulator/side-by-side`])
  })

  test('frames these two and nothing else', async () => {
    const { text, headers } = await open('?storefront=http://127.0.0.1:3001')
    expect(text).toContain('<iframe src="http://127.0.0.1:3001/account"')
    expect(text).toContain('<iframe src="/?compact"')
    const compact = (await store.call('GET', '/?compact')).text
    expect(compact.match(/<section id="\w+"/g)).toHaveLength(4)
    expect(headers['content-security-policy']).toContain("frame-src 'self' http://127.0.0.1:3001;")
  })

  test.each(['https://shop.example', 'nowhere', 'http://localhost.example'])(
    'does not frame %s',
    async (storefront) => {
      const { status, text } = await open(`?storefront=${storefront}`)
      expect(status).toBe(400)
      expect(text).not.toContain(storefront)
    },
  )
})

test('a storefront whose address is none is refused at the start', () => {
  return expect(startControlled({ storefrontUrl: 'localhost' })).rejects.toThrow('Invalid URL')
})

describe('a form on the page', () => {
  const HTML = 'text/html,application/xhtml+xml'

  test.each([
    ['clock', { advance: 'P1D' }, '/#clock'],
    ['clock/reset', {}, '/#clock'],
    ['faults', { kind: 'hang' }, '/#faults'],
    ['faults/clear', {}, '/#faults'],
    ['outage', { kind: 'reset' }, '/#faults'],
    ['behaviour', { renew: 'same' }, '/#behaviour'],
    ['limits/clear', {}, '/#behaviour'],
    ['tokens/revoke-all', {}, '/#tokens'],
    ['customers', { email: 'grace@example.com', password: 'x' }, '/#customers'],
    ['mail/clear', {}, '/#outbox'],
    ['journal/clear', {}, '/#journal'],
  ])('%s leads back to its section', async (command, form, section) => {
    const { status, headers } = await store.submit(command, { ...form }, HTML)
    expect([status, headers.location]).toEqual([303, section])
    expect(await page()).toContain(`<section id="${section.slice(2)}"`)
  })

  test('that is filled in wrongly is answered with a page that says what to do', async () => {
    const { status, text, headers } = await store.submit('faults', { kind: '<b>' }, HTML)
    expect([status, headers['content-type']]).toEqual([400, 'text/html; charset=utf-8'])
    expect(text).toContain('There is no fault &quot;&lt;b&gt;&quot;. Send one of kind=')
    expect(text).toContain('href="/"')
    expect(headers['content-security-policy']).toContain("default-src 'none'")
  })

  test('is answered with JSON where curl has posted it', async () => {
    const { status, text } = await store.submit('clock', { advance: 'P1D' })
    expect([status, Object.keys(JSON.parse(text))]).toEqual([200, ['now']])
  })
})

describe('GraphiQL', () => {
  test('is whole, asks this store with its public token, and runs no other script', async () => {
    const { status, text, headers } = await store.call('GET', '/graphiql')
    expect(status).toBe(200)
    expect(text).toContain('"endpoint":"/api/2026-04/graphql.json"')
    expect(text).toContain(store.emulator.publicAccessToken)
    expect(text).not.toContain(store.emulator.privateAccessToken)
    const policy = String(headers['content-security-policy'])
    const nonce = /script-src 'nonce-([^']+)'/.exec(policy)?.[1]
    expect(text).toContain(`<script nonce="${nonce}">`)
    expect(policy).not.toMatch(/script-src[^;]*unsafe|https?:/)
    expect(headers).toMatchObject({ 'x-frame-options': 'SAMEORIGIN', 'cache-control': 'no-store' })
  })

  test('has another nonce each time', async () => {
    const policies = await Promise.all([1, 2].map(() => store.call('GET', '/graphiql')))
    const [first, second] = policies.map(({ headers }) => headers['content-security-policy'])
    expect(first).not.toBe(second)
  })

  test('cannot be broken out of by a token', async () => {
    const other = await startControlled({ publicAccessToken: '</script><script>alert(1)' })
    const { text } = await other.call('GET', '/graphiql')
    await other.emulator.close()
    expect(text).not.toContain('<script>alert(1)')
  })

  test('can ask for the schema', async () => {
    const reply = await ask(
      '{ __schema { queryType { fields { name } } } __type(name: "Shop") { name } }',
    )
    const { data, errors } = JSON.parse(reply)
    expect(errors).toBeUndefined()
    expect(data.__type).toEqual({ name: 'Shop' })
    expect(data.__schema.queryType.fields).toContainEqual({ name: 'customer' })
  })
})

async function ask(query: string, origin = store.origin): Promise<string> {
  const response = await fetch(`${origin}/api/2026-04/graphql.json`, {
    method: 'POST',
    headers: { 'shopify-storefront-private-token': store.emulator.privateAccessToken },
    body: JSON.stringify({ query }),
  })
  return response.text()
}

test('log-ins by OAuth are listed without a token, and each can be ended', async () => {
  const customer = store.emulator.customers.all()[0]
  if (customer === undefined) throw new Error('There is no customer.')
  const tokens = await store.emulator.customerAccounts.issueTokens(customer)
  const text = await page()
  for (const secret of [tokens.accessToken, tokens.refreshToken, tokens.idToken]) {
    expect(text).not.toContain(secret.slice(0, 12))
  }
  const [grant] = store.emulator.customerAccounts.grants()
  expect(text).toContain(`<input type="hidden" name="id" value="${grant?.id}">`)
  await store.submit('grants/revoke', { id: grant?.id ?? '' })
  expect(store.emulator.customerAccounts.grants()).toEqual([])
  expect(await page()).toContain('No customer has logged in by OAuth yet.')
  expect(await page()).not.toContain('that the hosted page remembers')
})

test('a code for the hosted page stands in the outbox', async () => {
  const mail = { at: '2026-01-01', to: 'ada@example.com', url: `${store.origin}/x`, code: '012345' }
  store.emulator.outbox.send({ kind: 'login-code', ...mail })
  expect(await page()).toMatch(/Log-in code[\s\S]*<code>012345<\/code>/)
})
