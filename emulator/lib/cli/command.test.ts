import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { afterEach, expect, test } from 'vitest'
import { z } from 'zod'
import { DEMO_CUSTOMER } from '../customers/demo-customer.ts'
import { DEMO_SHOP } from '../demo-shop/demo-shop.ts'
import { SEED } from './seed-schema.ts'

const MAIN = fileURLToPath(new URL('main.ts', import.meta.url))

let running: ChildProcess[] = []

afterEach(() => {
  for (const child of running) child.kill('SIGKILL')
  running = []
})

function start(...args: readonly string[]) {
  // As vitest would have it, Node colours what goes nowhere.
  const { FORCE_COLOR: _, ...env } = process.env
  const child = spawn(process.execPath, [MAIN, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  running.push(child)
  return child
}

/** Runs the command to its end. */
async function run(...args: readonly string[]) {
  const child = start(...args)
  const [out, log, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'exit'),
  ])
  return { out, log, code }
}

/** Starts the emulator, and waits for the line that says where it is. */
async function startEmulator(...args: readonly string[]) {
  const child = start('--json', ...args)
  const [chunk] = await once(child.stdout, 'data')
  return { child, facts: JSON.parse(String(chunk)) }
}

/** All that the command can be asked for. */
const OPTIONS = [
  ...['--port', '--tls', '--storefront', '--seed', '--client-id', '--client-secret', '--shop-id'],
  ...[
    '--redirect-uri',
    '--js-origin',
    '--logout-uri',
    '--behaviour',
    '--fault',
    '--quiet',
    '--json',
    '--help',
    '--version',
  ],
]

test('the help names every option, in plain text', async () => {
  for (const flag of ['--help', '-h']) {
    const { out, code } = await run(flag)
    expect(out).toContain('Usage: npx storefront-emulator [options]')
    const named = out.slice(0, out.indexOf('\n\nIt sells')).match(/(?<=^ {2}|, )--[\w-]+/gm)
    expect(named).toEqual(OPTIONS)
    expect(out).not.toContain('\u001b')
    expect(out.split('\n').every((line) => line.length <= 100)).toBe(true)
    expect(code).toBe(0)
  }
})

test('--version is that of the package', async () => {
  const { version } = JSON.parse(readFileSync('emulator/package.json', 'utf8'))
  expect((await run('--version')).out).toBe(`${version}\n`)
})

test.each([
  [['--port', 'seven'], '--port is a number from 0 to 65535, not "seven".'],
  [['--port', '65536'], '--port is a number from 0 to 65535, not "65536".'],
  [['--storefront', 'nowhere'], '--storefront is an address such as'],
  [['--shop-id', 'mine'], '--shop-id is a number, not "mine".'],
  [['--behaviour', 'refreshTokens=often'], '--behaviour: "refreshTokens" is one of single-use, '],
  [['--behaviour', 'stable'], '--behaviour: There is no behaviour "stable". Send one of renew, '],
  [['--fault', 'explode'], '--fault: There is no fault "explode". Send one of kind='],
  [['--fault', 'hang,field=tokens'], '--fault: No schema has a root field "tokens".'],
  [['--redirect-uri', '/callback'], '--redirect-uri is an address such as'],
  [['--seed', 'nothing.json'], '--seed nothing.json cannot be read: ENOENT'],
  [['--ports', '1'], "Unknown option '--ports'"],
  [['please'], "Unexpected argument 'please'"],
])('%j is told what is wrong, with exit code 2', async (args, message) => {
  const { out, log, code } = await run(...args)
  expect(log).toContain(message)
  expect(log).toContain('npx storefront-emulator --help')
  expect(log).not.toContain('    at ')
  expect(out).toBe('')
  expect(code).toBe(2)
})

test('a port that is taken is named', async () => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const port = String(Object(server.address()).port)
  const { log, code } = await run('--port', port)
  server.close()
  expect(log).toContain(`Port ${port} is taken.`)
  expect(code).toBe(2)
})

test('the emulator serves until it is told to stop, and stops with exit code 0', async () => {
  const { child, facts } = await startEmulator()
  expect(facts).toMatchObject({ certificateAuthority: null, caFile: null })
  const response = await fetch(`${facts.origin}/api/2026-04/graphql.json`, {
    method: 'POST',
    headers: { 'X-Shopify-Storefront-Access-Token': facts.publicAccessToken },
    body: JSON.stringify({ query: '{ shop { name } }' }),
  })
  expect(await response.json()).toMatchObject({ data: { shop: { name: 'Marl' } } })
  child.kill('SIGINT')
  expect(await once(child, 'exit')).toEqual([0, null])
})

test('the client of customer accounts can be named, and is told what was named', async () => {
  const uris = [
    '--redirect-uri',
    'https://a.example/callback',
    '--logout-uri',
    'https://a.example/',
  ]
  const client = ['--client-id', 'shp_1', '--client-secret', 'a secret', '--shop-id', '42']
  const { facts } = await startEmulator(...client, ...uris, '--js-origin', 'https://a.example')
  expect(facts).toMatchObject({
    customerAccountClientId: 'shp_1',
    customerAccountClientSecret: 'a secret',
  })
  const discovery = await fetch(`${facts.origin}/.well-known/openid-configuration`)
  expect(await discovery.json()).toMatchObject({ issuer: 'https://shopify.com/authentication/42' })
  const query = 'client_id=shp_1&response_type=code&scope=openid&state=x&redirect_uri='
  const begin = (uri: string) =>
    fetch(`${facts.origin}/authentication/oauth/authorize?${query}${uri}`, { redirect: 'manual' })
  expect((await begin('https://a.example/callback')).status).toBe(303)
  expect((await begin('http://localhost/callback')).status).toBe(400)
})

test('behaviours and faults can be set from the start', async () => {
  const behaviour = ['--behaviour', 'refreshTokens=stable', '--behaviour', 'limits.login=3']
  const { facts } = await startEmulator(...behaviour, '--fault', 'hang,field=token,times=2')
  const ask = async (what: string) => (await fetch(`${facts.origin}/__emulator/${what}`)).json()
  expect(await ask('behaviour')).toMatchObject({ refreshTokens: 'stable', limits: { login: 3 } })
  expect((await ask('faults')).set).toEqual([{ kind: 'hang', field: 'token', times: 2 }])
})

test('what is in the store can be given in a file', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'seed-'))
  const file = join(folder, 'seed.json')
  writeFileSync(
    file,
    JSON.stringify({ customers: [{ email: 'a@example.com', password: 'secret' }] }),
  )
  const { facts } = await startEmulator('--seed', file, '--storefront', 'http://localhost:3000/')
  rmSync(folder, { recursive: true })
  const response = await fetch(`${facts.origin}/__emulator/customers`)
  expect(await response.text()).toContain('a@example.com')
  const face = await fetch(facts.origin)
  expect(await face.text()).toContain('http://localhost:3000')
})

test('a seed that is wrong is told where, and nothing is started', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'seed-'))
  const file = join(folder, 'seed.json')
  const tell = async (seed: unknown) => {
    writeFileSync(file, JSON.stringify(seed))
    const { out, log, code } = await run('--seed', file, '--json')
    expect([out, code]).toEqual(['', 2])
    return log
  }
  const log = await tell({
    products: [
      { title: 'Lamp', colour: 'red' },
      { title: 'Cap', variants: [{ price: 9.5 }] },
      { handle: 'x' },
    ],
    customers: [{ email: 'nobody', password: 'secret', orders: [{ processedAt: 'soon' }] }],
    discountCodes: [{ code: 'SUMMER' }],
  })
  expect(log).toContain(`--seed ${file} is not a seed:
  products[0]: Unrecognized key: "colour"
  products[1].variants[0].price: Expected a price as a text such as "28.0"
  products[2].title: Invalid input: expected string, received undefined
  customers[0].email: Expected an e-mail address
`)
  expect(log).toContain('customers[0].orders[0].processedAt: Expected a time such as')
  expect(log).toContain('discountCodes[0]: Expected a "code" with either a "percentage"')
  expect(log).not.toContain('    at ')
  expect(await tell([])).toContain('the whole file: Invalid input: expected object')
  expect(await tell({ products: Array(30).fill({}) })).toContain('  and 20 more')
  rmSync(folder, { recursive: true })
})

const more = { colour: 'red' }
const product = (fields: object) => ({ products: [{ title: 'Lamp', ...fields }] })
const variant = (fields: object) => product({ variants: [{ price: '9.5', ...fields }] })
const item = (fields: object) => ({
  menus: [{ handle: 'main', title: 'Main', items: [{ title: 'A', path: '/', ...fields }] }],
})
const customer = (fields: object) => ({
  customers: [{ email: 'a@b.example', password: 'secret', ...fields }],
})
const order = (fields: object) =>
  customer({ orders: [{ number: 1, processedAt: '2026-01-01T00:00:00Z', lines: [], ...fields }] })
const discount = (fields: object) => ({ discountCodes: [{ code: 'SUMMER', ...fields }] })

test.each<[string, object]>([
  ['', more],
  ['extends', { extends: 'mine' }],
  ['shop', { shop: { name: 'Marl', ...more } }],
  ['shop.name', { shop: { name: '' } }],
  ['products[0]', product(more)],
  ['products[0].title', product({ title: '' })],
  ['products[0].number', product({ number: 0 })],
  ['products[0].number', product({ number: 1.5 })],
  ['products[0].tags[0]', product({ tags: [7] })],
  ['products[0].createdAt', product({ createdAt: 'soon' })],
  ['products[0].translations.PT', product({ translations: { PT: more } })],
  ['products[0].options[0]', product({ options: [{ name: 'Size', values: ['S'], ...more }] })],
  ['products[0].variants[0]', variant(more)],
  ['products[0].variants[0].price', variant({ price: '9,5' })],
  ['products[0].variants[0].stock', variant({ stock: -1 })],
  ['products[0].variants[0].weight', variant({ weight: -1 })],
  ['collections[0]', { collections: [{ title: 'All', products: [], ...more }] }],
  ['collections[0].products', { collections: [{ title: 'All' }] }],
  ['menus[0]', { menus: [{ handle: 'main', title: 'Main', items: [], ...more }] }],
  ['menus[0].handle', { menus: [{ handle: '', title: 'Main', items: [] }] }],
  ['menus[0].items[0]', item(more)],
  ['menus[0].items[0].items[0].path', item({ items: [{ title: 'B' }] })],
  ['pages[0]', { pages: [{ title: 'About', body: '', ...more }] }],
  ['pages[0].body', { pages: [{ title: 'About' }] }],
  ['customers[0]', customer(more)],
  ['customers[0].password', customer({ password: '' })],
  ['customers[0].state', customer({ state: 'asleep' })],
  ['customers[0].addresses[0]', customer({ addresses: [more] })],
  ['customers[0].orders[0]', order(more)],
  ['customers[0].orders[0].number', order({ number: 0 })],
  ['customers[0].orders[0].lines[0]', order({ lines: [{ sku: 'A', quantity: 1, ...more }] })],
  ['customers[0].orders[0].lines[0].quantity', order({ lines: [{ sku: 'A', quantity: 0 }] })],
  ['customers[0].orders[0].financialStatus', order({ financialStatus: 'LENT' })],
  ['customers[0].orders[0].fulfillmentStatus', order({ fulfillmentStatus: 'LOST' })],
  ['discountCodes[0].percentage', discount({ percentage: 101 })],
  ['discountCodes[0].percentage', discount({ percentage: -1 })],
  ['discountCodes[0]', discount({ percentage: 10, amount: '5.0' })],
  ['discountCodes[0].code', { discountCodes: [{ code: '', amount: '5.0' }] }],
])('a seed that is wrong at "%s" is told so, and nowhere else: %j', (place, seed) => {
  const places = SEED.safeParse(seed).error?.issues.map(({ path }) => z.core.toDotPath(path))
  expect(places).toEqual([place])
})

test('everything that a seed can say may be in the file', () => {
  const { blogs: _, policies: _p, redirects: _r, ...demoShop } = DEMO_SHOP
  const seed = {
    extends: 'demo',
    ...demoShop,
    products: [
      ...demoShop.products,
      {
        title: 'Chain',
        handle: 'chain',
        number: 7,
        variants: [
          {
            ...{
              price: '9.5',
              compareAtPrice: '12',
              choices: ['x'],
              number: 1,
              sku: 'A',
              stock: 0,
            },
            ...{ barcode: '42', weight: 1.5, requiresShipping: false },
          },
        ],
      },
    ],
    menus: [
      ...demoShop.menus,
      {
        handle: 'deep',
        title: 'Deep',
        items: [{ title: 'A', path: '/', items: [{ title: 'B', path: '/', tags: ['x'] }] }],
      },
    ],
    customers: [DEMO_CUSTOMER, { email: 'a@b.example', password: 'x', state: 'invited' }],
    discountCodes: [
      { code: 'A', percentage: 10, products: ['bud-vase'] },
      { code: 'B', amount: '5.0', minimumSubtotal: '50.0' },
    ],
  }
  const { data, error } = SEED.safeParse(seed)
  expect(error?.issues).toBeUndefined()
  expect(data).toEqual(seed)
})

test('the seeds of the documentation and of --help are seeds', () => {
  const page = readFileSync('emulator/docs/seeds.md', 'utf8')
  const help = readFileSync('emulator/data/help.txt', 'utf8')
  const examples = [
    ...[...page.matchAll(/```json\n([\s\S]*?)```/g)].map(([, json = '']) => json),
    help.slice(help.indexOf('{')),
  ]
  expect(examples).toHaveLength(3)
  for (const json of examples) expect(SEED.safeParse(JSON.parse(json)).error).toBeUndefined()
})

test('with --tls it writes the authority to a file, which a client can trust', async () => {
  const { facts } = await startEmulator('--tls')
  expect(facts.origin).toMatch(/^https:\/\/localhost:/)
  expect(readFileSync(facts.caFile, 'utf8')).toBe(`${facts.certificateAuthority.trim()}\n`)
  const ask = `fetch('${facts.origin}/__emulator/help').then(({ status }) => console.log(status))`
  const client = spawn(process.execPath, ['-e', ask], {
    env: { ...process.env, NODE_EXTRA_CA_CERTS: facts.caFile },
  })
  expect(await text(client.stdout)).toContain('200')
})

test('with --tls it says what becomes of a NODE_EXTRA_CA_CERTS that is set', async () => {
  const child = start('--tls', '--quiet')
  const [banner] = await once(child.stdout, 'data')
  expect(String(banner)).toMatch(
    /NODE_EXTRA_CA_CERTS=\S+ca\.pem\n +\(one file only: this replaces one that is set already\)/,
  )
})

test('it prints the variables to set, each request, and no colour into a pipe', async () => {
  const child = start('--port', '0')
  const [banner] = await once(child.stdout, 'data')
  const [, origin] = /SHOPIFY_STORE_DOMAIN=(\S+)/.exec(String(banner)) ?? []
  expect(String(banner)).toContain('SHOPIFY_STOREFRONT_PRIVATE_TOKEN=emulator-private-token')
  expect(String(banner)).toContain('ada@example.com')
  expect(String(banner)).not.toContain('\u001b')

  const line = once(child.stderr, 'data')
  await fetch(`${origin}/api/2026-04/graphql.json`, {
    method: 'POST',
    body: JSON.stringify({ query: '{ shop { name } }' }),
  })
  expect(String(await line)).toMatch(/^\[store\] \S+Z shop → 200 \(/)
})
