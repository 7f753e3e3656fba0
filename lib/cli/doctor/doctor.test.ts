import { spawnSync } from 'node:child_process'
import { chmodSync, utimesSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import {
  createStorefrontEmulator,
  DEFAULT_CLIENT_ID,
  type StorefrontEmulator,
} from 'storefront-emulator'
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest'
import { folderWith, removeFolders, runCommand, runInProcess } from '../command-fixture.ts'
import type { Finding } from '../finding.ts'

const SESSION_PASSWORD = 'a password for tests, 32 characters or more'

let emulator: StorefrontEmulator
let origin: string

beforeEach(async () => {
  emulator = createStorefrontEmulator()
  origin = await emulator.listen()
})
afterEach(() => emulator.close())
afterAll(removeFolders)

const MIDDLEWARE = `import { createSessionMiddleware } from 'next-storefront-session/middleware'
export const middleware = createSessionMiddleware()
export const config = {
  matcher: [
    {
      source: '/((?!_next/|.*\\\\.[a-z0-9]+$).*)',
      missing: [{ type: 'header', key: 'next-router-prefetch' }],
    },
  ],
}
`
const ROUTE = 'app/api/session/[[...action]]/route.ts'

/** A storefront in which everything is as it should be. */
const SHOP = {
  'package.json': JSON.stringify({
    dependencies: { next: '16.4.5', react: '19.3.1', 'next-storefront-session': '0.1.0' },
  }),
  'node_modules/next/package.json': '{ "version": "16.4.5" }',
  'node_modules/react/package.json': '{ "version": "19.3.1" }',
  'middleware.ts': MIDDLEWARE,
  [ROUTE]: "import { createSessionRoutes } from 'next-storefront-session/routes'",
}

const environment = () => ({
  SHOPIFY_STORE_DOMAIN: origin,
  SHOPIFY_STOREFRONT_PRIVATE_TOKEN: emulator.privateAccessToken,
  SESSION_CLIENT_IP_HEADER: 'x-real-ip',
  SESSION_PASSWORD,
})

interface Start {
  readonly env?: Readonly<Record<string, string>>
  readonly files?: Readonly<Record<string, string>>
  readonly args?: readonly string[]
}

/** Asks the doctor; what is not said is as it should be. */
async function examine({ env = {}, files = SHOP, args = [] }: Start = {}) {
  const { out, ...rest } = await runInProcess(['doctor', '--json', ...args], {
    folder: folderWith(files),
    env: { ...environment(), ...env },
  })
  const findings: readonly Finding[] = JSON.parse(out || '{"findings":[]}').findings
  const bad = findings.filter(({ level }) => level !== 'ok')
  return { findings, bad, out, ...rest }
}

test('where all is well there is nothing to do, and the exit code is 0', async () => {
  const { findings, bad, code } = await examine()
  expect(bad).toEqual([])
  expect(findings.map(({ check }) => check)).toEqual([
    'environment',
    'store',
    'api-version',
    'clock',
    'scopes',
    'scopes',
    'customer-accounts',
    'buyer-ip',
    'node',
    'next',
    'react',
    'middleware',
    'matcher',
    'routes',
  ])
  expect(code).toBe(0)
})

test('for a person it is grouped and plain, and no secret is in it', async () => {
  const { out, code } = await runCommand(['doctor'], {
    folder: folderWith(SHOP),
    env: { ...environment(), SHOPIFY_STOREFRONT_PRIVATE_TOKEN: 'wrong-token' },
  })
  expect(out).toMatch(/^Environment\n✓ The environment is complete\.\n\nStore\n✗ /)
  expect(out).toContain('\n  → Copy it again')
  expect(out).not.toMatch(/wrong-token|a password for tests/)
  expect(out).not.toContain('\u001b')
  expect(code).toBe(1)
})

test('no login is tried, no mail is sent and no token is made', async () => {
  await examine()
  expect(
    emulator.journal
      .entries()
      .map(({ fields }) => fields[0])
      .sort(),
  ).toEqual(['customer', 'customerResetByUrl', 'shop', 'shop'])
  expect(emulator.journal.count('customerAccessTokenCreate')).toBe(0)
  expect(emulator.outbox.all()).toEqual([])
  expect(emulator.tokens.all()).toEqual([])
})

describe('the environment', () => {
  test('each setting that is missing is named, with what to do', async () => {
    const { bad, code } = await examine({
      env: { SHOPIFY_STORE_DOMAIN: '', SHOPIFY_STOREFRONT_PRIVATE_TOKEN: '', SESSION_PASSWORD: '' },
    })
    const errors = bad.filter(({ check }) => check === 'environment')
    expect(errors.map(({ message }) => message)).toEqual([
      'SHOPIFY_STORE_DOMAIN is missing.',
      'SHOPIFY_STOREFRONT_PRIVATE_TOKEN is missing.',
      'SESSION_PASSWORD is missing.',
    ])
    expect(errors.every(({ level, todo }) => level === 'error' && todo)).toBe(true)
    expect(code).toBe(1)
  })

  test('the store is asked although there is no password yet', async () => {
    const { findings } = await examine({ env: { SESSION_PASSWORD: '' } })
    expect(findings).toContainEqual(expect.objectContaining({ check: 'store', level: 'ok' }))
  })

  test.each([
    [{ SHOPIFY_STOREFRONT_ACCESS_TOKEN: 'shpat_0123' }, 'error', 'holds a private token'],
    [
      { SHOPIFY_STOREFRONT_ACCESS_TOKEN: 'emulator-private-token' },
      'error',
      'holds a private token',
    ],
    [{ NEXT_PUBLIC_X: SESSION_PASSWORD }, 'error', 'holds the value of SESSION_PASSWORD'],
    [{ SHOPIFY_STOREFRONT_PRIVATE_TOKEN: '0'.repeat(32) }, 'warn', 'looks like a public token'],
    [{ SESSION_COOKIE_NAME: '__Host-x' }, 'error', 'SESSION_COOKIE_NAME'],
    [
      { SESSION_PASSWORD: 'complex_password_at_least_32_characters_long' },
      'error',
      'an example or too regular',
    ],
    [
      { SESSION_PASSWORD: JSON.stringify({ 1: SESSION_PASSWORD, 2: '12345678'.repeat(5) }) },
      'error',
      'SESSION_PASSWORD (number 2) is an example',
    ],
  ])('%j is a finding', async (env, level, message) => {
    const { bad } = await examine({ env })
    expect(bad).toContainEqual(
      expect.objectContaining({ level, message: expect.stringContaining(message) }),
    )
  })

  test('a secret in a file that git has is a finding; an empty line and an ignored file are none', async () => {
    const folder = folderWith({
      ...SHOP,
      '.env': 'SESSION_PASSWORD=\n',
      '.env.production': `HOOK_SECRET=${SESSION_PASSWORD}\n`,
      '.env.local': `SESSION_PASSWORD='${SESSION_PASSWORD}'\n`,
      '.gitignore': '.env.local\nnode_modules\n',
    })
    for (const file of ['.env', '.env.production', '.env.local'])
      chmodSync(join(folder, file), 0o600)
    const ask = async () => {
      const { out } = await runInProcess(['doctor', '--json'], { folder, env: environment() })
      expect(out).not.toContain(SESSION_PASSWORD)
      return JSON.parse(out).findings.filter(isBad)
    }
    expect(await ask()).toEqual([])
    for (const args of [
      ['init', '-q'],
      ['add', '.'],
    ])
      spawnSync('git', args, { cwd: folder })
    const found = await ask()
    expect(found).toMatchObject([{ level: 'warn', check: 'committed' }])
    expect(found[0].message).toContain('.env.production is in git, with HOOK_SECRET in it')
  })

  test.skipIf(process.platform === 'win32')(
    'a file with secrets that others may read is a finding, with the command that mends it',
    async () => {
      const folder = folderWith({
        ...SHOP,
        '.env': 'SESSION_COOKIE_NAME=open\n',
        '.env.local': `SESSION_PASSWORD='${SESSION_PASSWORD}'\n`,
        "it's mine.env": `HOOK_SECRET=${SESSION_PASSWORD}\n`,
      })
      const ask = async (...args: string[]) => {
        const { out } = await runInProcess(['doctor', '--json', ...args], {
          folder,
          env: environment(),
        })
        expect(out).not.toContain(SESSION_PASSWORD)
        return JSON.parse(out).findings.filter(isBad)
      }
      for (const mode of [0o644, 0o640, 0o602]) {
        chmodSync(join(folder, '.env.local'), mode)
        expect(await ask()).toMatchObject([
          { level: 'warn', check: 'permissions', todo: 'chmod 600 .env.local' },
        ])
      }
      const [{ message }] = await ask()
      expect(message).toBe(
        '.env.local is open to others on this machine (0602), with SESSION_PASSWORD in it.',
      )
      spawnSync('sh', ['-c', 'chmod 600 .env.local'], { cwd: folder })
      expect(await ask()).toEqual([])
      const [{ todo }] = await ask('--env-file', "it's mine.env")
      spawnSync('sh', ['-c', todo], { cwd: folder })
      expect(await ask('--env-file', "it's mine.env")).toEqual([])
    },
  )

  test('it is read as Next reads it, or from a file that is named', async () => {
    const files = {
      ...SHOP,
      '.env.development': 'SESSION_COOKIE_NAME=__a\n',
      '.env.production': 'SESSION_COOKIE_NAME=__b\nSESSION_CLIENT_IP_HEADER=a b\n',
      'mine.env': 'SESSION_PASSWORD=short\n',
    }
    const names = async (...args: string[]) =>
      (await examine({ files, args })).bad.map(({ message }) => message.split(' ')[0])
    expect(await names()).toEqual(['SESSION_COOKIE_NAME'])
    expect(await names('--mode', 'production')).toEqual(['SESSION_COOKIE_NAME'])
    expect(await names('--env-file', 'mine.env')).toEqual(['SESSION_PASSWORD'])
  })
})

describe('the store', () => {
  test('a token that it does not know is one finding, and no more is asked', async () => {
    const { bad, code } = await examine({ env: { SHOPIFY_STOREFRONT_PRIVATE_TOKEN: 'x' } })
    expect(bad).toMatchObject([{ level: 'error', check: 'api-token' }])
    expect(bad[0]?.message).toContain('SHOPIFY_STOREFRONT_PRIVATE_TOKEN')
    expect(emulator.journal.entries()).toHaveLength(1)
    expect(code).toBe(1)
  })

  test.each([
    ['unauthenticated_read_customers', ['unauthenticated_write_customers']],
    ['unauthenticated_write_customers', ['unauthenticated_read_customers']],
  ])('a token without %s is told so', async (scope, scopes) => {
    emulator.behaviour.scopes = scopes
    const { bad, code } = await examine()
    expect(bad).toMatchObject([{ level: 'error', check: 'scopes' }])
    expect(bad[0]?.message).toContain(`lacks the scope ${scope},`)
    expect(code).toBe(1)
  })

  test.each([
    [2 * 60_000, 'warn', 'behind the store'],
    [-3 * 60 * 60_000, 'error', 'ahead of the store'],
  ])('a clock that differs by %d ms is a finding', async (milliseconds, level, message) => {
    emulator.clock.advance(milliseconds)
    const store = await withoutCommands(origin)
    const { bad } = await examine({ env: { SHOPIFY_STORE_DOMAIN: store.origin } })
    store.close()
    expect(bad).toMatchObject([{ level, check: 'clock', todo: expect.stringContaining('NTP') }])
    expect(bad[0]?.message).toContain(message)
  })

  test('an emulator whose clock was moved is not for NTP to set', async () => {
    emulator.clock.advance(22 * 24 * 60 * 60_000)
    const clock = `${origin}/__emulator/clock`
    const { bad } = await examine()
    expect(bad).toMatchObject([{ level: 'warn', check: 'clock' }])
    expect(bad[0]?.todo).toContain(`EMULATOR_CLOCK_URL=${clock}`)
    const { findings, bad: badNow } = await examine({ env: { EMULATOR_CLOCK_URL: clock } })
    expect(badNow).toEqual([])
    expect(findings.find(({ check }) => check === 'clock')?.message).toContain('goes by it')
  })

  test('a version that is served no more is a finding', async () => {
    const { bad } = await examine({ env: { SHOPIFY_STOREFRONT_API_VERSION: '2024-01' } })
    expect(bad).toMatchObject([{ level: 'warn', check: 'api-version' }])
  })

  test('a version that never was is a finding', async () => {
    const { bad } = await examine({ env: { SHOPIFY_STOREFRONT_API_VERSION: '2019-13' } })
    expect(bad[0]?.message).toContain('has no Storefront API 2019-13 (HTTP 404)')
  })

  test('a store that hangs is given up', async () => {
    emulator.faults.add({ kind: 'hang' })
    const { bad, code } = await examine({ args: ['--timeout', '200'] })
    expect(bad[0]?.message).toBe(`${origin} did not answer within 200 ms.`)
    expect(code).toBe(1)
  })

  test('a store that is down is named, with what the network says', async () => {
    const env = environment()
    await emulator.close()
    const { bad, code } = await examine({ env })
    expect(bad[0]?.message).toBe(`${origin} cannot be reached (ECONNREFUSED).`)
    expect(bad[0]?.todo).toContain('npx storefront-emulator')
    expect(code).toBe(1)
  })

  test.each([
    ['throttled', 'warn', 'is throttling requests'],
    ['html-200', 'error', 'is not a Storefront API’s'],
  ] as const)('a store with the fault %s is a finding', async (kind, level, message) => {
    emulator.faults.add({ kind, field: 'shop' })
    const { bad } = await examine()
    expect(bad[0]).toMatchObject({ level, message: expect.stringContaining(message) })
  })

  test('scopes that cannot be told are not guessed', async () => {
    emulator.faults.add({ kind: 'throttled', field: 'customer' })
    const { bad } = await examine()
    expect(bad).toMatchObject([{ level: 'warn', check: 'scopes' }])
  })

  describe('customer accounts by OAuth', () => {
    const hosted = (changes: Readonly<Record<string, string>> = {}) => ({
      SHOPIFY_CUSTOMER_ACCOUNT_CLIENT_ID: DEFAULT_CLIENT_ID,
      SESSION_SITE_ORIGIN: 'http://localhost:3000',
      ...changes,
    })

    test('are asked about instead, where they are set', async () => {
      const { findings, bad } = await examine({ env: hosted() })
      expect(bad).toEqual([])
      const checks = findings.map(({ check }) => check)
      expect(checks).toEqual(
        expect.arrayContaining(['login-page', 'client', 'callback', 'logout-address']),
      )
      expect(checks).not.toContain('customer-accounts')
    })

    test.each([
      [
        'a client that Shopify does not know',
        { SHOPIFY_CUSTOMER_ACCOUNT_CLIENT_ID: 'x' },
        'client',
      ],
      ['an origin that is not listed', { SESSION_SITE_ORIGIN: 'https://shop.example' }, 'client'],
      [
        'a callback that is not listed',
        { SESSION_SITE_ORIGIN: 'https://shop.example' },
        'callback',
      ],
    ])('%s is an error', async (_, changes, check) => {
      const { bad } = await examine({ env: hosted(changes) })
      expect(bad).toContainEqual(expect.objectContaining({ level: 'error', check }))
    })

    test('a store that does not say where is one too', async () => {
      emulator.faults.add({ kind: 'not-found-404', field: 'discovery' })
      const { bad } = await examine({ env: hosted() })
      expect(bad).toMatchObject([{ level: 'error', check: 'login-page' }])
    })

    test('an outage of the token endpoint is told, and is no error', async () => {
      emulator.faults.add({ kind: 'service-unavailable-503', field: 'token' })
      const { bad, code } = await examine({ env: hosted() })
      expect(bad).toMatchObject([{ level: 'warn', check: 'client' }])
      expect(code).toBe(0)
    })
  })

  test('a store of the new customer accounts is a finding', async () => {
    const store = createServer((_, response) => {
      response.end(
        JSON.stringify({
          data: {
            shop: { name: 'New', customerAccountUrl: 'https://account.example' },
            customer: null,
          },
        }),
      )
    })
    await new Promise<void>((resolve) => store.listen(0, '127.0.0.1', resolve))
    const { port } = Object(store.address())
    const { bad } = await examine({ env: { SHOPIFY_STORE_DOMAIN: `http://127.0.0.1:${port}` } })
    store.close()
    expect(bad).toMatchObject([{ level: 'warn', check: 'customer-accounts' }])
  })

  test.each(['', 'some-token'])(
    'the example of the documentation is no store, with the token %j',
    async (SHOPIFY_STOREFRONT_PRIVATE_TOKEN) => {
      for (const SHOPIFY_STORE_DOMAIN of [
        'your-shop.myshopify.com',
        'https://your-shop.myshopify.com/',
      ]) {
        const env = { SHOPIFY_STORE_DOMAIN, SHOPIFY_STOREFRONT_PRIVATE_TOKEN }
        const { findings, bad, code } = await examine({ env })
        const messages = bad.map(({ message }) => message)
        expect(messages).toContainEqual(expect.stringContaining('still the example'))
        expect(findings.filter(({ check }) => check === 'store')).toEqual([])
        expect(code).toBe(1)
      }
    },
  )
})

describe("the buyers' addresses", () => {
  let real: Awaited<ReturnType<typeof withoutCommands>>

  beforeEach(async () => {
    real = await withoutCommands(origin)
  })
  afterEach(() => real.close())

  test('are unknown to Shopify with the public token', async () => {
    const env = {
      SHOPIFY_STORE_DOMAIN: real.origin,
      SHOPIFY_STOREFRONT_PRIVATE_TOKEN: '',
      SHOPIFY_STOREFRONT_ACCESS_TOKEN: emulator.publicAccessToken,
    }
    const { bad, code } = await examine({ env })
    expect(bad).toMatchObject([{ level: 'warn', check: 'buyer-ip' }])
    expect(code).toBe(0)
  })

  test('need a header to be read from, but for platforms with one of their own', async () => {
    const env = { SHOPIFY_STORE_DOMAIN: real.origin, SESSION_CLIENT_IP_HEADER: '' }
    expect((await examine({ env })).bad).toMatchObject([{ level: 'warn', check: 'buyer-ip' }])
    const files = { ...SHOP, 'wrangler.jsonc': '{}' }
    expect((await examine({ env, files })).bad).toEqual([])
  })

  test('are nothing to an emulator, with either token', async () => {
    const env = { SESSION_CLIENT_IP_HEADER: '' }
    const publicToken = {
      SHOPIFY_STOREFRONT_PRIVATE_TOKEN: '',
      SHOPIFY_STOREFRONT_ACCESS_TOKEN: emulator.publicAccessToken,
    }
    expect((await examine({ env })).bad).toEqual([])
    expect((await examine({ env: { ...env, ...publicToken } })).bad).toEqual([])
  })
})

/** The store at an origin, as if it were a real one: it knows none of the emulator's commands. */
async function withoutCommands(store: string) {
  const server = createServer(async (request, response) => {
    if (request.url?.startsWith('/__emulator')) return response.writeHead(404).end()
    const { method = 'GET', headers } = request
    const tokens = ['shopify-storefront-private-token', 'x-shopify-storefront-access-token']
      .filter((name) => headers[name] !== undefined)
      .map((name) => [name, String(headers[name])])
    const answer = await fetch(`${store}${request.url}`, {
      method,
      headers: { 'content-type': 'application/json', ...Object.fromEntries(tokens) },
      body: await text(request),
    })
    response.writeHead(answer.status, { date: answer.headers.get('date') ?? '' })
    return response.end(await answer.text())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const origin = `http://127.0.0.1:${Object(server.address()).port}`
  return { origin, close: () => server.close() }
}

/** The shop with other files; null takes one away. */
function shopWith(changes: Readonly<Record<string, string | null>>) {
  const files = Object.entries({ ...SHOP, ...changes }).filter(([, text]) => text !== null)
  return Object.fromEntries(files) as Record<string, string>
}

const source = (matcher: string) => MIDDLEWARE.replace(/matcher: \[[\s\S]*\n {2}\],/, matcher)

describe('the project', () => {
  test.each([
    ['no middleware', { 'middleware.ts': null }, 'middleware', 'no session is ever renewed'],
    ['middleware and proxy', { 'proxy.ts': MIDDLEWARE }, 'middleware', 'uses one only'],
    [
      'a middleware in the wrong place',
      { 'middleware.ts': null, 'src/middleware.ts': MIDDLEWARE },
      'middleware',
      'not where Next looks',
    ],
    [
      'a middleware of another name',
      { 'middleware.ts': null, 'proxy.ts': MIDDLEWARE },
      'middleware',
      'exports no proxy',
    ],
    [
      'no route handler',
      { [ROUTE]: null, 'app/page.tsx': '' },
      'routes',
      'no route handler at /api/session',
    ],
    [
      'an old Next',
      { 'node_modules/next/package.json': '{ "version": "15.2.0" }' },
      'next',
      'has to be ^15.5.18',
    ],
    [
      'an old React',
      { 'node_modules/react/package.json': '{ "version": "18.3.1" }' },
      'react',
      'has to be ^19.0.0',
    ],
  ])('%s is an error', async (_, changes, check, message) => {
    const { bad, code } = await examine({ files: shopWith(changes) })
    expect(bad).toMatchObject([
      { level: 'error', check, message: expect.stringContaining(message) },
    ])
    expect(code).toBe(1)
  })

  test.each([
    [
      'no matcher',
      MIDDLEWARE.replace(/export const config[\s\S]*/, ''),
      ['static files', 'prefetches'],
    ],
    [
      'no word of prefetches',
      source("matcher: '/((?!_next/|.*\\\\.[a-z0-9]+$).*)',"),
      ['prefetches'],
    ],
    [
      'the prefetches of segments alone',
      MIDDLEWARE.replace('next-router-prefetch', 'next-router-segment-prefetch'),
      ['prefetches'],
    ],
    [
      'the matcher of the documentation of Next',
      source("matcher: '/((?!api|_next/static|_next/image).*)',"),
      ['/api/session', 'static files such as /favicon.ico', 'prefetches'],
    ],
    ['only the account', source("matcher: ['/account/:path*'],"), ['/api/session', 'prefetches']],
    ['a computed matcher', source('matcher: paths,'), ['cannot be checked']],
    [
      'another module',
      MIDDLEWARE.replace('next-storefront-session/middleware', './session'),
      ['does not import'],
    ],
  ])('a middleware with %s is told so', async (_, text, messages) => {
    const { bad, code } = await examine({ files: shopWith({ 'middleware.ts': text }) })
    expect(bad.map(({ level }) => level)).toEqual(messages.map(() => 'warn'))
    for (const [index, message] of messages.entries())
      expect(bad[index]?.message).toContain(message)
    expect(code).toBe(0)
  })

  test.each([
    [
      '.next/server/middleware-manifest.json',
      (matchers: unknown) => ({ middleware: { '/': { matchers } } }),
    ],
    [
      '.next/server/functions-config-manifest.json',
      (matchers: unknown) => ({ functions: { '/_middleware': { matchers } } }),
    ],
  ])('a build that is newer than the source has the last word: %s', async (path, manifest) => {
    const matchers = [{ regexp: '^/shop/account$', originalSource: '/account' }]
    const files = shopWith({
      'middleware.ts': source('matcher: paths,'),
      '.next/server/middleware-manifest.json': '{ "middleware": {} }',
      '.next/routes-manifest.json': '{ "basePath": "/shop" }',
      [path]: JSON.stringify(manifest(matchers)),
    })
    const folder = folderWith(files)
    const ask = () => runInProcess(['doctor', '--json'], { folder, env: environment() })
    utimesSync(join(folder, 'middleware.ts'), 1, 1)
    const fresh = JSON.parse((await ask()).out).findings.filter(isBad)
    expect(fresh.map(({ message }: Finding) => message.slice(0, 44))).toEqual([
      'The middleware does not run for /api/session',
      'The middleware runs for prefetches: each vis',
    ])
    utimesSync(join(folder, 'middleware.ts'), Date.now(), Date.now())
    const stale = JSON.parse((await ask()).out).findings.filter(isBad)
    expect(stale[0].message).toContain('cannot be checked before a build')
  })

  test.each([
    ['"moduleResolution": "bundler",', 'ok', 'finds the types (moduleResolution "bundler")'],
    ['"moduleResolution": "node",', 'ok', 'finds the types (moduleResolution "node")'],
    ['"moduleResolution": "Classic",', 'warn', 'finds the types of no package'],
    ['// "moduleResolution": "classic",', undefined, undefined],
  ])('a tsconfig.json with %s is told whether types are found', async (line, level, message) => {
    const files = shopWith({ 'tsconfig.json': `{\n  "compilerOptions": {\n    ${line}\n  }\n}` })
    const found = (await examine({ files })).findings.find(({ check }) => check === 'types')
    expect(found?.level).toBe(level)
    if (message !== undefined) expect(found?.message).toContain(message)
  })

  describe('the forms of an app under a path', () => {
    const written = '<form method="post" action="/api/session/login">'
    const asked = "<form method='post' action={sessionPath('login')}>"
    const config = (setting: string) => `export default {\n  ${setting}\n}\n`
    const messages = async (changes: Readonly<Record<string, string>>) => {
      const { bad } = await examine({ files: shopWith(changes) })
      return bad.map(({ check, message, todo }) => `${check}: ${message} ${todo}`)
    }

    test.each([
      ["basePath: '/shop',", 'which is outside of /shop: nobody is there.'],
      ['trailingSlash: true,', 'and Next redirects that to the path with a slash.'],
    ])('%s: each that does not follow is named, with what to write', async (setting, what) => {
      const found = await messages({
        'next.config.ts': config(setting),
        'app/account/login/page.tsx': written,
        'components/leave.tsx': "<button formAction={'/api/session/logout'}>",
        'pages/enter.tsx': '<form action={`/api/session/login`}>',
      })
      expect(found).toEqual([
        `forms: app/account/login/page.tsx posts to /api/session/login, ${what} Write action={sessionPath('login')}, from 'next-storefront-session'.`,
        `forms: pages/enter.tsx posts to /api/session/login, ${what} Write action={sessionPath('login')}, from 'next-storefront-session', and transpilePackages: ['next-storefront-session'] in next.config.`,
        `forms: components/leave.tsx posts to /api/session/logout, ${what} Write action={sessionPath('logout')}, from 'next-storefront-session'.`,
      ])
    })

    test('are right where they ask for their path, and where the settings are not used', async () => {
      const page = 'app/account/login/page.tsx'
      const settings = config("basePath: '/shop',")
      expect(await messages({ 'next.config.ts': settings, [page]: asked })).toEqual([])
      for (const other of ['', config("// basePath: '/shop',"), config('trailingSlash: false,')]) {
        expect(await messages({ 'next.config.ts': other, [page]: written })).toEqual([])
      }
    })
  })

  test('in src/ everything is found there, and route groups do not matter', async () => {
    const files = shopWith({
      'middleware.ts': null,
      'src/middleware.ts': MIDDLEWARE,
      [ROUTE]: null,
      'src/app/(shop)/api/session/[[...action]]/route.js': '',
    })
    expect((await examine({ files })).bad).toEqual([])
  })

  test('a route handler that serves a part of /api/session is told so; actions alone are a choice', async () => {
    const part = shopWith({ [ROUTE]: null, 'app/api/session/[...action]/route.ts': '' })
    expect((await examine({ files: part })).bad).toMatchObject([{ level: 'warn', check: 'routes' }])
    const actions = shopWith({ [ROUTE]: null, 'app/actions.ts': 'createSessionActions()' })
    expect((await examine({ files: actions })).bad).toMatchObject([
      { level: 'warn', check: 'routes' },
    ])
  })

  test('a proxy.ts is fine on Next 16, and unknown to Next 15', async () => {
    const proxy = {
      'middleware.ts': null,
      'proxy.ts': MIDDLEWARE.replace('const middleware', 'const proxy'),
    }
    expect((await examine({ files: shopWith(proxy) })).bad).toEqual([])
    const old = { ...proxy, 'node_modules/next/package.json': '{ "version": "15.5.20" }' }
    expect((await examine({ files: shopWith(old) })).bad).toMatchObject([
      { level: 'error', check: 'middleware' },
    ])
  })

  test('without a project, environment and store are checked all the same', async () => {
    const { bad, code } = await examine({ files: {} })
    expect(bad).toMatchObject([{ level: 'warn', check: 'project' }])
    expect(code).toBe(0)
  })
})

const isBad = ({ level }: Finding) => level !== 'ok'

test.each([
  ['--timeout', 'soon', '--timeout is a whole number above zero'],
  ['--mode', 'test', '--mode is development or production'],
  ['--env-file', 'nowhere', 'There is no file nowhere.'],
])('%s %s is wrong usage', async (option, value, message) => {
  const { log, code } = await examine({ args: [option, value] })
  expect(log).toContain(message)
  expect(code).toBe(2)
})
