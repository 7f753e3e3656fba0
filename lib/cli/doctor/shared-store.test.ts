import { createServer, type Server } from 'node:http'
import { type AddressInfo, createServer as createNetServer } from 'node:net'
import { createStorefrontEmulator, type StorefrontEmulator } from 'storefront-emulator'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { memoryStore } from '../../core/store/memory-store.ts'
import type { SharedStore } from '../../core/store/shared-store.ts'
import { freePort, type RedisServer, startRedis } from '../../store/redis-fixture.ts'
import { startUpstash, type UpstashServer } from '../../store/upstash-fixture.ts'
import { folderWith, removeFolders, runInProcess } from '../command-fixture.ts'
import type { Finding } from '../finding.ts'

let emulator: StorefrontEmulator
let origin: string
let redis: RedisServer
let upstash: UpstashServer
const servers: { close(): unknown }[] = []

beforeAll(async () => {
  emulator = createStorefrontEmulator()
  ;[origin, redis] = await Promise.all([emulator.listen(), startRedis('--requirepass', 'hush')])
  upstash = await startUpstash(redis.url.replace('//', '//:hush@'))
})
afterAll(async () => {
  await Promise.all([emulator.close(), upstash.close()])
  await redis.close()
  removeFolders()
})
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close()
})

const PROXY = `import { createSessionMiddleware } from 'next-storefront-session/middleware'
export const proxy = createSessionMiddleware()
`
const ON_NODE = "export const config = { runtime: 'nodejs' }"
const MIDDLEWARE = PROXY.replace('const proxy', 'const middleware')

/** A storefront that has installed `redis`. */
const SHOP = {
  'package.json': '{}',
  'proxy.ts': PROXY,
  'node_modules/redis/package.json': '{ "main": "index.cjs" }',
  'node_modules/redis/index.cjs': `module.exports = require(${JSON.stringify(
    new URL('../../../node_modules/redis', import.meta.url).pathname,
  )})`,
}

type Env = Readonly<Record<string, string>>

/** What the doctor says of the shared store, and all that is printed. */
async function examine(env: Env, files: Readonly<Record<string, string>> = SHOP, timeout = 20_000) {
  const run = (args: readonly string[]) =>
    runInProcess(['doctor', '--timeout', `${timeout}`, ...args], {
      folder: folderWith(files),
      env: {
        SHOPIFY_STORE_DOMAIN: origin,
        SHOPIFY_STOREFRONT_PRIVATE_TOKEN: emulator.privateAccessToken,
        SESSION_PASSWORD: 'a password for tests, 32 characters or more',
        ...env,
      },
    })
  const { out } = await run(['--json'])
  const all: readonly Finding[] = JSON.parse(out).findings
  return { out, findings: all.filter(({ check }) => check === 'shared-store') }
}

const byRedis = (password = 'hush') => ({
  SESSION_STORE_URL: `redis://:${password}@127.0.0.1:${redis.port}`,
})
const byUpstash = (token = upstash.token) => ({
  SESSION_STORE_URL: upstash.url,
  SESSION_STORE_TOKEN: token,
})

/** A Redis of its own, with these settings. */
async function redisWith(...settings: string[]): Promise<Env> {
  const server = await startRedis(...settings)
  servers.push(server)
  return { SESSION_STORE_URL: server.url }
}

/** Something that speaks Upstash's REST after a fashion. */
async function restThat(
  answer: (words: readonly string[]) => object | Promise<object>,
): Promise<Env> {
  const server: Server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const reply = await answer(JSON.parse(Buffer.concat(chunks).toString()))
    response.writeHead('error' in reply ? 400 : 200).end(JSON.stringify(reply))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  servers.push({
    close() {
      server.closeAllConnections()
      server.close()
    },
  })
  const { port } = server.address() as AddressInfo
  return { SESSION_STORE_URL: `http://127.0.0.1:${port}`, SESSION_STORE_TOKEN: 'x' }
}

const RIGHT = /^(redis|http):\/\/127\.0\.0\.1:\d+ is shared, and does what it has to \(\d+ ms\)\.$/

describe('a shared store that is right', () => {
  test.each<[string, () => Env]>([
    ['a Redis', byRedis],
    ['Upstash', byUpstash],
  ])('%s, is said to be, and no secret is', async (_, env) => {
    const { findings, out } = await examine(env())
    expect(findings.map(({ message }) => message)).toEqual([expect.stringMatching(RIGHT)])
    expect(findings.map(({ level }) => level)).not.toContain('error')
    expect(out).not.toMatch(/hush|a-token-for-tests/)
  })

  test('is a warning where it is far away', async () => {
    const memory = memoryStore()
    const far = restThat(async (words) => {
      await new Promise((resolve) => setTimeout(resolve, 150))
      return { result: await commandOf(memory, words) }
    })
    const { findings } = await examine(await far)
    expect(findings).toEqual([
      expect.objectContaining({ level: 'warn', todo: expect.stringContaining('region') }),
    ])
  })
})

/** The commands that the layer uses, by a store of another kind. */
function commandOf(store: SharedStore, words: readonly string[]): Promise<unknown> {
  const [command, key = '', value = '', , ms, isNew] = words
  const entry = { key, value, expiresInMs: Number(ms) }
  switch (command) {
    case 'GET':
      return store.get(key)
    case 'SET':
      return isNew === undefined
        ? store.set(entry).then(() => 'OK')
        : store.setIfAbsent(entry).then((isWritten) => (isWritten ? 'OK' : null))
    case 'EVAL':
      return store.deleteIfEqual({ key: words[3] ?? '', value: words[4] ?? '' }).then(() => 0)
    default:
      return Promise.all(words.slice(1).map((each) => store.get(each)))
  }
}

/** What stands in the way, with the words that lead on. */
const OBSTACLES: readonly [string, () => Env | Promise<Env>, string, string][] = [
  ['a wrong password of a Redis', () => byRedis('loud'), 'refuses: WRONGPASS', 'redis://user:pass'],
  [
    'no password of a Redis',
    () => ({ SESSION_STORE_URL: redis.url }),
    'refuses: NOAUTH',
    'Check the password',
  ],
  ['a wrong token of Upstash', () => byUpstash('none'), 'refuses: NOAUTH', 'SESSION_STORE_TOKEN'],
  [
    'nobody there',
    async () => ({ SESSION_STORE_URL: `redis://127.0.0.1:${await freePort()}` }),
    'cannot be reached (ECONNREFUSED)',
    'Check SESSION_STORE_URL',
  ],
  [
    'nobody there who speaks REST',
    async () => ({
      SESSION_STORE_URL: `http://127.0.0.1:${await freePort()}`,
      SESSION_STORE_TOKEN: 'x',
    }),
    'cannot be reached (ECONNREFUSED)',
    'Check SESSION_STORE_URL',
  ],
  [
    'an address that hangs',
    async () => {
      const server = createNetServer()
      servers.push(server)
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
      return { SESSION_STORE_URL: `redis://127.0.0.1:${(server.address() as AddressInfo).port}` }
    },
    'did not answer within',
    'Check SESSION_STORE_URL',
  ],
  [
    'something else at the address',
    () => ({ SESSION_STORE_URL: origin, SESSION_STORE_TOKEN: 'x' }),
    'is no Upstash database',
    'UPSTASH_REDIS_REST_URL',
  ],
  [
    'a store that is full',
    () => redisWith('--maxmemory', '1', '--maxmemory-policy', 'noeviction'),
    'refuses: OOM',
    'allkeys-lru',
  ],
  [
    'a token that may only read',
    () =>
      restThat(([command]) =>
        command === 'SET' ? { error: "NOPERM no permission to run 'set'" } : { result: null },
      ),
    'refuses: NOPERM',
    'read-only',
  ],
]

describe('a shared store that is not', () => {
  test.each(OBSTACLES)('%s, is an error with what to do', async (what, env, message, todo) => {
    const timeout = what === 'an address that hangs' ? 1000 : 20_000
    const { findings, out } = await examine(await env(), SHOP, timeout)
    expect(findings).toEqual([
      {
        level: 'error',
        check: 'shared-store',
        message: expect.stringContaining(message),
        todo: expect.stringContaining(todo),
      },
    ])
    expect(out).not.toMatch(/loud|hush/)
  })

  test('what tells two callers yes is named by what it should do', async () => {
    const env = await restThat(([command]) => ({ result: command === 'SET' ? 'OK' : null }))
    const { findings } = await examine(env)
    expect(findings.map(({ message }) => message)).toContainEqual(
      expect.stringContaining('writes with setIfAbsent once, however many ask at once'),
    )
    expect(findings.every(({ level }) => level === 'error')).toBe(true)
  })

  test('a Redis without its package says how to install it', async () => {
    const { findings } = await examine(byRedis(), { 'package.json': '{}', 'proxy.ts': PROXY })
    expect(findings).toEqual([
      expect.objectContaining({
        level: 'error',
        message: expect.stringContaining('redis is not installed'),
        todo: 'npm install redis',
      }),
    ])
  })

  test.each([
    ['middleware.ts on the edge', 'middleware.ts', MIDDLEWARE, true],
    ['middleware.ts on Node', 'middleware.ts', `${MIDDLEWARE}${ON_NODE}`, false],
    ['proxy.ts', 'proxy.ts', PROXY, false],
  ])('a Redis for %s', async (_, file, text, isEdge) => {
    const { 'proxy.ts': __, ...rest } = SHOP
    const env = { SESSION_STORE_URL: `redis://127.0.0.1:${await freePort()}` }
    const { findings } = await examine(env, { ...rest, [file]: text })
    const runsOnEdge = findings.some(({ message }) => message.includes('runs on the edge'))
    expect(runsOnEdge).toBe(isEdge)
  })

  test('Upstash is for the edge too', async () => {
    const { 'proxy.ts': _, ...rest } = SHOP
    const { findings } = await examine(byUpstash('none'), { ...rest, 'middleware.ts': MIDDLEWARE })
    expect(findings.map(({ message }) => message)).toEqual([expect.stringContaining('NOAUTH')])
  })
})

/** A storefront whose options are in a file of their own. */
const withOptions = (text: string, middleware: string, path = 'session-options.ts') => {
  const { 'proxy.ts': _, ...rest } = SHOP
  return { ...rest, [path]: text, ...(middleware === '' ? {} : { 'proxy.ts': middleware }) }
}

const OPTIONS = (store: string) => `import { defineSession } from 'next-storefront-session'
import { redisStore } from 'next-storefront-session/store'
import { redis } from './lib/redis'
// store: memoryStore() is for tests
export const sessionOptions = defineSession({ ${store} })
`
const importing = (from: string) => `import { sessionOptions } from '${from}'
import { createSessionMiddleware } from 'next-storefront-session/middleware'
export const proxy = createSessionMiddleware(sessionOptions)
`

describe('a store that the code hands over', () => {
  const seenIn = (path: string, what: string) => ({
    level: 'ok',
    check: 'shared-store',
    message: `${path} hands over ${what}, which cannot be asked from here.`,
    todo: expect.stringContaining('GET /api/session/health'),
  })
  const REDIS = 'a store, made by redisStore()'

  test.each([
    ['beside', './session-options', 'session-options.ts'],
    ['with its ending', './session-options.ts', 'session-options.ts'],
    ['in another folder', './lib/session', 'lib/session.ts'],
    ['by @/', '@/lib/session', 'lib/session/index.ts'],
    ['by @/ of src/', '@/session', 'src/session.ts'],
  ])('is seen in a file that the middleware imports, %s', async (_, from, path) => {
    const files = withOptions(OPTIONS('store: redisStore(redis)'), importing(from), path)
    expect((await examine({}, files)).findings).toEqual([seenIn(path, REDIS)])
  })

  test.each([
    ['in a circle of files', `export * from './session-options'\n`],
    ['through a file in between', ''],
  ])('is seen %s', async (_, more) => {
    const files = {
      ...withOptions(`${more}${OPTIONS('store: redisStore(redis)')}`, importing('./all')),
      'all.ts': `export { sessionOptions } from './session-options'\n`,
    }
    expect((await examine({}, files)).findings).toEqual([seenIn('session-options.ts', REDIS)])
  })

  test.each([
    ['by itself', 'store', 'store'],
    ['among others', 'store, password', 'store'],
    ['by another name', 'store: mine', 'mine'],
  ])('of the shop’s own, is seen %s', async (_, option, name) => {
    const text = `import { createSessionMiddleware } from 'next-storefront-session/middleware'
import { ${name} } from './somewhere'
export const proxy = createSessionMiddleware({ ${option} })
`
    expect((await examine({}, { ...SHOP, 'proxy.ts': text })).findings).toEqual([
      seenIn('proxy.ts', 'a store'),
    ])
  })

  test.each([
    ['is imported only', `import { store } from './redux'\n${PROXY}`],
    ['is in a comment', PROXY.replace('()', '({ /* store: mine, */ })')],
    ['is a type', `type Options = { store: SharedStore }\n${PROXY}`],
    ['is in a file that knows nothing of sessions', `import './shop'\n${PROXY}`],
  ])('is none where the word %s', async (_, text) => {
    const files = { ...SHOP, 'shop.ts': 'export const shop = { store: open() }', 'proxy.ts': text }
    expect((await examine({}, files)).findings).toEqual([])
  })

  test('goes before the address, which is not asked', async () => {
    const files = withOptions(OPTIONS('store: redisStore(redis)'), importing('./session-options'))
    const { findings } = await examine(byRedis('loud'), files)
    expect(findings.map(({ level, message }) => [level, message])).toEqual([
      ['ok', expect.stringMatching(/goes before SESSION_STORE_URL, which is not asked\.$/)],
    ])
  })

  test('is a warning where nobody shares it', async () => {
    const text = OPTIONS('store: memoryStore()').replace('redisStore', 'memoryStore')
    const files = withOptions(text, importing('./session-options'))
    expect((await examine({}, files)).findings).toEqual([
      expect.objectContaining({
        level: 'warn',
        message: 'session-options.ts hands over a memoryStore().',
      }),
    ])
  })

  test('is an error where it is a Redis, and the middleware runs on the edge', async () => {
    const { 'proxy.ts': proxy = '', ...rest } = withOptions(
      OPTIONS('store: redisStore(redis)'),
      importing('./session-options'),
    ) as Record<string, string>
    const files = { ...rest, 'middleware.ts': proxy.replace('const proxy', 'const middleware') }
    const { findings } = await examine({}, files)
    expect(findings.map(({ level }) => level)).toEqual(['error', 'ok'])
    expect(findings[0]?.message).toBe(
      'session-options.ts hands over a Redis, and middleware.ts runs on the edge, which cannot reach one.',
    )
  })
})

describe('without a shared store', () => {
  test('nothing is said where it does no harm', async () => {
    expect((await examine({})).findings).toEqual([])
  })

  test('with customer accounts it is said when one is needed', async () => {
    const env = {
      SHOPIFY_CUSTOMER_ACCOUNT_CLIENT_ID: 'x',
      SESSION_SITE_ORIGIN: 'https://shop.example',
    }
    expect((await examine(env)).findings).toEqual([
      expect.objectContaining({ level: 'ok', todo: expect.stringContaining('SESSION_STORE_URL') }),
    ])
  })
})
