import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { createStorefrontEmulator, DEMO_CUSTOMER } from 'storefront-emulator'
import { afterAll, describe, expect, test } from 'vitest'
import { type CommandStart, folderWith, removeFolders, runInProcess } from '../command-fixture.ts'
import { readEnvFile } from '../environment/read-environment.ts'
import { template } from './templates.ts'

/** As `create-next-app` leaves it, as far as it matters. */
const FRESH = {
  'package.json': '{ "dependencies": { "next": "16.4.5", "react": "19.3.1" } }',
  'package-lock.json': '{}',
  'tsconfig.json': '{}',
  'app/layout.tsx': '',
  'app/page.tsx': '',
  'node_modules/next/package.json': '{ "version": "16.4.5" }',
  'node_modules/react/package.json': '{ "version": "19.3.1" }',
}

const TAILWIND_APP =
  '{ "dependencies": { "next": "16.4.5", "react": "19.3.1" }, "devDependencies": { "tailwindcss": "^4" } }'

afterAll(removeFolders)

/** The app with other files; null takes one away. */
function appWith(changes: Readonly<Record<string, string | null>> = {}): string {
  const files = Object.entries({ ...FRESH, ...changes })
  return folderWith(
    Object.fromEntries(files.flatMap(([path, text]) => (text === null ? [] : [[path, text]]))),
  )
}

async function init(folder: string, args: readonly string[] = [], start: CommandStart = {}) {
  const { out, ...rest } = await runInProcess(['init', '--json', ...args], { folder, ...start })
  return { ...JSON.parse(out || '{}'), out, ...rest }
}

/** Every file of a folder. */
function contents(folder: string): Readonly<Record<string, string>> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  )
  const paths = files.map(({ parentPath, name }) => join(parentPath, name))
  return Object.fromEntries(
    paths.map((path) => [path.slice(folder.length + 1), readFileSync(path, 'utf8')]),
  )
}

const OWN_MIDDLEWARE = `export function middleware(request) { return redirectOld(request) }`

test('a fresh app gets the files that the documentation shows', async () => {
  const folder = appWith()
  const { written, variables, kept, code } = await init(folder, ['--yes'])
  expect(written).toEqual([
    'middleware.ts',
    'app/api/session/[[...action]]/route.ts',
    'app/account/login/page.tsx',
    'app/account/page.tsx',
    'app/account/account.module.css',
  ])
  expect(contents(folder)).toMatchObject({
    'middleware.ts': template('middleware.ts'),
    'app/api/session/[[...action]]/route.ts': template('session-route.ts'),
    'app/account/login/page.tsx': template('login-page.tsx'),
    'app/account/page.tsx': template('account-page.tsx'),
    'app/account/account.module.css': template('account.module.css'),
  })
  expect(variables).toHaveLength(3)
  expect(readEnvFile(folder, '.env.local')?.['SESSION_PASSWORD']).toMatch(/^[\w-]{43}$/)
  expect(statSync(join(folder, '.env.local')).mode & 0o077).toBe(0)
  expect(kept).toEqual([])
  expect(code).toBe(0)
})

test.each([
  ['TypeScript', {}, []],
  ['JavaScript', { 'tsconfig.json': null }, []],
  ['src/', { 'app/layout.tsx': null, 'app/page.tsx': null, 'src/app/layout.tsx': '' }, []],
  ['a proxy', {}, ['--proxy']],
  ['its own middleware', { 'middleware.ts': OWN_MIDDLEWARE }, []],
  ['a page of its own', { 'app/account/page.tsx': 'export default Mine' }, []],
  ['the other kind of accounts', {}, ['--accounts', 'oauth']],
  ['that kind in JavaScript', { 'tsconfig.json': null }, ['--accounts', 'oauth', '--emulator']],
])('run twice it changes nothing: %s', async (_, changes, args) => {
  const folder = appWith(changes)
  await init(folder, ['--yes', ...args])
  const before = contents(folder)
  const { written, variables, code } = await init(folder, ['--yes', ...args])
  expect([written, variables]).toEqual([[], []])
  expect(contents(folder)).toEqual(before)
  expect(code).toBe(0)
})

test('what it has written is all right with the doctor', async () => {
  const emulator = createStorefrontEmulator()
  const folder = appWith()
  await init(folder, ['--yes'])
  const { out, code } = await runInProcess(['doctor', '--json'], {
    folder,
    env: {
      SHOPIFY_STORE_DOMAIN: await emulator.listen(),
      SHOPIFY_STOREFRONT_PRIVATE_TOKEN: emulator.privateAccessToken,
      SESSION_CLIENT_IP_HEADER: 'x-real-ip',
    },
  })
  await emulator.close()
  const bad = JSON.parse(out).findings.filter(({ level }: { level: string }) => level !== 'ok')
  expect(bad).toMatchObject([{ check: 'project', level: 'warn' }])
  expect(code).toBe(0)
})

test('without a tsconfig.json it is JavaScript', async () => {
  const folder = appWith({ 'tsconfig.json': null })
  const { written } = await init(folder, ['--yes'])
  expect(written).toEqual([
    'middleware.js',
    'app/api/session/[[...action]]/route.js',
    'app/account/login/page.jsx',
    'app/account/page.jsx',
    'app/account/account.module.css',
  ])
  expect(contents(folder)['app/account/page.jsx']).not.toMatch(/interface|<Address>/)
})

test('in src/ everything goes there', async () => {
  const folder = appWith({ 'app/layout.tsx': null, 'app/page.tsx': null, 'src/app/layout.tsx': '' })
  const { written } = await init(folder, ['--yes'])
  expect(written).toContain('src/middleware.ts')
  expect(written).toContain('src/app/account/page.tsx')
})

test('with --proxy it is a proxy.ts', async () => {
  const folder = appWith()
  await init(folder, ['--yes', '--proxy'])
  expect(contents(folder)['proxy.ts']).toContain('export const proxy = createSessionMiddleware(')
  expect(contents(folder)).not.toHaveProperty('middleware.ts')
})

describe('what is there already', () => {
  test.each(['middleware.ts', 'proxy.ts'])(
    'a %s with work of its own is not touched, and it says how to hand it over',
    async (path) => {
      const folder = appWith({ [path]: OWN_MIDDLEWARE })
      const { written, kept, left, code } = await init(folder, ['--yes', '--force'])
      expect(contents(folder)[path]).toBe(OWN_MIDDLEWARE)
      expect(written).not.toContain('middleware.ts')
      expect(kept).toEqual([path])
      const name = path.replace('.ts', '')
      expect(left.join()).toContain(
        `export const ${name} = createSessionMiddleware({}, yourMiddleware)`,
      )
      expect(left.join()).toContain('next-router-prefetch')
      expect(code).toBe(0)
    },
  )

  test('a middleware that holds nothing but comments is written', async () => {
    const folder = appWith({ 'middleware.ts': '// to do\n/* later */\n' })
    const { written } = await init(folder, ['--yes'])
    expect(written).toContain('middleware.ts')
    expect(contents(folder)['middleware.ts']).toBe(template('middleware.ts'))
  })

  test('a middleware that uses the package stays', async () => {
    const own = "import { sessionStep } from 'next-storefront-session/middleware'"
    const folder = appWith({ 'middleware.ts': own })
    const { kept } = await init(folder, ['--yes'])
    expect(contents(folder)['middleware.ts']).toBe(own)
    expect(kept).toEqual([])
  })

  test('a page of its own stays with --yes, and is replaced with --force', async () => {
    const folder = appWith({ 'app/account/page.tsx': 'export default Mine' })
    const first = await init(folder, ['--yes'])
    expect(first.kept).toEqual(['app/account/page.tsx'])
    expect(first.left.join()).toContain(
      'app/account/page.tsx was not changed. It needs requireSession()',
    )
    expect(contents(folder)['app/account/page.tsx']).toBe('export default Mine')
    const second = await init(folder, ['--yes', '--force'])
    expect(second.written).toEqual(['app/account/page.tsx'])
    expect(contents(folder)['app/account/page.tsx']).toBe(template('account-page.tsx'))
  })

  test('a page in a route group is the same page: no second one is written', async () => {
    const folder = appWith({ 'app/(shop)/account/page.jsx': 'export default Mine' })
    const { written, kept } = await init(folder, ['--yes'])
    expect(kept).toEqual(['app/(shop)/account/page.jsx'])
    expect(written).not.toContain('app/account/page.tsx')
  })

  test('variables stay, wherever they are set; an empty password is filled in', async () => {
    const folder = appWith({
      '.env': 'SHOPIFY_STORE_DOMAIN=marl.myshopify.com\n',
      '.env.local': '# mine\nA=1\nSESSION_PASSWORD=\n',
    })
    const { variables } = await init(folder, ['--yes'])
    expect(variables).toEqual(['SHOPIFY_STOREFRONT_PRIVATE_TOKEN', 'SESSION_PASSWORD'])
    expect(contents(folder)['.env.local']).toMatch(
      /^# mine\nA=1\nSESSION_PASSWORD=[\w-]{43}\nSHOPIFY_STOREFRONT_PRIVATE_TOKEN=\n$/,
    )
  })

  test('a password is never changed', async () => {
    const folder = appWith({
      '.env.production': 'SESSION_PASSWORD=mine\n',
      '.env': 'SESSION_PASSWORD=\n',
    })
    const { variables } = await init(folder, ['--yes', '--force'])
    expect(variables).not.toContain('SESSION_PASSWORD')
  })
})

describe('consent', () => {
  test('where nobody can be asked, nothing is written without --yes', async () => {
    const folder = appWith()
    const before = contents(folder)
    const { log, code } = await runInProcess(['init'], { folder })
    expect(log).toContain('Use --yes to write the files')
    expect(contents(folder)).toEqual(before)
    expect(code).toBe(2)
  })

  test.each(['n', '', 'what?'])('the answer %j writes nothing', async (answer) => {
    const folder = appWith()
    const before = contents(folder)
    const { code } = await init(folder, [], { answers: ['n', answer] })
    expect(contents(folder)).toEqual(before)
    expect(code).toBe(1)
  })

  test('each page that would be replaced is asked for', async () => {
    const folder = appWith({
      'app/account/page.tsx': 'export default Mine',
      'app/account/login/page.tsx': 'export default Mine',
    })
    const { written } = await init(folder, [], { answers: ['n', 'y', 'n', 'YES'] })
    expect(written).toEqual([
      'middleware.ts',
      'app/api/session/[[...action]]/route.ts',
      'app/account/account.module.css',
      'app/account/page.tsx',
    ])
  })

  test('--dry-run shows the files without the password, and writes nothing', async () => {
    const folder = appWith()
    const before = contents(folder)
    const { out, code } = await runInProcess(['init', '--dry-run'], { folder })
    expect(out).toContain(template('middleware.ts'))
    expect(out).toContain(template('login-page.tsx'))
    expect(out).toContain('SESSION_PASSWORD=…\n')
    expect(contents(folder)).toEqual(before)
    expect(code).toBe(0)
  })

  test('no answer contains the password that was made', async () => {
    const folder = appWith()
    const { out } = await runInProcess(['init', '--yes'], { folder })
    const password = readEnvFile(folder, '.env.local')?.['SESSION_PASSWORD'] ?? ''
    expect(password).not.toBe('')
    expect(out).not.toContain(password)
  })
})

describe('without a store', () => {
  const EMULATED = {
    SHOPIFY_STORE_DOMAIN: 'http://127.0.0.1:4010',
    SHOPIFY_STOREFRONT_PRIVATE_TOKEN: createStorefrontEmulator().privateAccessToken,
    EMULATOR_CLOCK_URL: 'http://127.0.0.1:4010/__emulator/clock',
  }

  test.each([
    ['the answer is yes', [], ['y', 'y']],
    ['it is said with --emulator', ['--yes', '--emulator'], undefined],
  ])('it gets the emulator’s variables if %s', async (_, args, answers) => {
    const folder = appWith()
    const { left, code } = await init(folder, args, answers === undefined ? {} : { answers })
    expect(readEnvFile(folder, '.env.local')).toMatchObject(EMULATED)
    expect(left.slice(1)).toEqual([
      expect.stringMatching(/^npm install -D storefront-emulator/),
      'Start the store, in a terminal of its own: npx storefront-emulator',
      'Check everything: npx next-storefront-session doctor',
      `Start the storefront (npm run dev), open http://localhost:3000/account and log in as ${DEMO_CUSTOMER.email}, password "${DEMO_CUSTOMER.password}".`,
    ])
    expect(code).toBe(0)
  })

  test('without the emulator, what is not filled in is named as it stands in the file', async () => {
    const folder = appWith()
    const { left } = await init(folder, [], { answers: ['n', 'y'] })
    const fillIn = left.find((each: string) => each.startsWith('Fill in .env.local'))
    expect(fillIn).toContain('SHOPIFY_STORE_DOMAIN, the domain')
    expect(fillIn).toContain('SHOPIFY_STOREFRONT_PRIVATE_TOKEN, a private')
    expect(readEnvFile(folder, '.env.local')).not.toHaveProperty('EMULATOR_CLOCK_URL')
    expect((await init(folder, ['--yes'])).left).toEqual(left)
  })

  test('the emulator takes the place of what was never filled in, and of nothing else', async () => {
    const folder = appWith()
    await init(folder, ['--yes'])
    const { SESSION_PASSWORD } = readEnvFile(folder, '.env.local') ?? {}
    await init(folder, ['--yes', '--emulator'])
    expect(readEnvFile(folder, '.env.local')).toEqual({ ...EMULATED, SESSION_PASSWORD })
    expect((await init(folder, ['--yes', '--emulator'])).variables).toEqual([])
  })

  test('a store that is set is not asked about, and --emulator is refused', async () => {
    const folder = appWith({
      '.env': 'SHOPIFY_STORE_DOMAIN=marl.myshopify.com\nSHOPIFY_STOREFRONT_ACCESS_TOKEN=public\n',
    })
    const before = contents(folder)
    const { log, code } = await init(folder, ['--yes', '--emulator'])
    expect(log).toContain('marl.myshopify.com is set as SHOPIFY_STORE_DOMAIN')
    expect(contents(folder)).toEqual(before)
    expect(code).toBe(1)
    const { variables } = await init(folder, [], { answers: ['y'] })
    expect(variables).toEqual(['SESSION_PASSWORD'])
  })
})

describe('customers who log in on Shopify’s page', () => {
  const ID = 'SHOPIFY_CUSTOMER_ACCOUNT_CLIENT_ID'

  test('get a link and no form, and the variables are named', async () => {
    const folder = appWith()
    const { written, variables, left } = await init(folder, ['--yes', '--accounts', 'oauth'])
    expect(written).toHaveLength(5)
    expect(contents(folder)).toMatchObject({
      'middleware.ts': template('middleware.ts'),
      'app/account/login/page.tsx': template('hosted-login-page.tsx'),
      'app/account/page.tsx': template('hosted-account-page.tsx'),
    })
    expect(variables.slice(3)).toEqual([ID, 'SESSION_SITE_ORIGIN'])
    const fillIn = left.find((each: string) => each.startsWith('Fill in .env.local'))
    expect(fillIn).toContain(`${ID}, the client id`)
    expect(fillIn).not.toContain('SESSION_SITE_ORIGIN')
    expect(left.join()).toContain('Set SESSION_SITE_ORIGIN where you deploy')
  })

  test.each([
    [{ [ID]: 'shp_1' }, [], 'oauth', `on Shopify’s page: ${ID} is set.`],
    [{}, [], 'legacy', `password: ${ID} is not set.`],
    [{ [ID]: 'shp_1' }, ['--accounts', 'legacy'], 'legacy', 'password, as --accounts says.'],
    [{}, ['--accounts', 'oauth'], 'oauth', 'Shopify’s page, as --accounts says.'],
  ])('%j and %j are %s, and it says why', async (env, args, accounts, why) => {
    const start = { folder: appWith(), env }
    const { out } = await runInProcess(['init', '--dry-run', ...args], start)
    expect(out).toContain(why)
    expect(
      JSON.parse((await runInProcess(['init', '--json', '--dry-run', ...args], start)).out),
    ).toMatchObject({ accounts })
  })

  test('in a file of variables the client counts as well', async () => {
    const folder = appWith({ '.env': `${ID}=shp_1\n` })
    expect((await init(folder, ['--yes'])).accounts).toBe('oauth')
  })

  test('another word is wrong usage', async () => {
    const { log, code } = await init(appWith(), ['--yes', '--accounts', 'both'])
    expect(log).toContain('--accounts is legacy or oauth, not "both".')
    expect(code).toBe(2)
  })

  test.each([
    [{}, 'https://shop.example', '/api/session/callback', '/'],
    [
      { '.env.local': 'SESSION_SITE_ORIGIN=https://marl.example\n' },
      'https://marl.example',
      '/api/session/callback',
      '/',
    ],
    [
      { 'next.config.ts': "export default {\n  basePath: '/shop',\n  trailingSlash: true,\n}\n" },
      'https://shop.example',
      '/shop/api/session/callback/',
      '/shop/',
    ],
    [
      { 'next.config.ts': "export default {\n  basePath: '/shop',\n}\n" },
      'https://shop.example',
      '/shop/api/session/callback',
      '/shop',
    ],
  ])('with %j the addresses to list are at %s', async (files, origin, callback, home) => {
    const { left } = await init(appWith(files), ['--yes', '--accounts', 'oauth'])
    const list = left.find((each: string) => each.startsWith('List three addresses'))
    expect(list.match(/(?<= {2})https:.*$/gm)).toEqual([origin + callback, origin, origin + home])
  })

  test('at the emulator nothing is to be listed, and it says where the code is', async () => {
    const folder = appWith()
    const { left } = await init(folder, ['--yes', '--accounts', 'oauth', '--emulator'])
    const { client } = createStorefrontEmulator().customerAccounts
    expect(readEnvFile(folder, '.env.local')).toMatchObject({
      [ID]: client.clientId,
      SESSION_SITE_ORIGIN: 'http://localhost:3000',
    })
    expect(left.join()).not.toMatch(/List three|Fill in/)
    expect(left.at(-1)).toContain(
      `log in as ${DEMO_CUSTOMER.email}; the code is in the outbox, at http://127.0.0.1:4010.`,
    )
  })

  test('an emulator that is set already gives its client too', async () => {
    const folder = appWith()
    await init(folder, ['--yes', '--emulator'])
    const { variables } = await init(folder, ['--yes', '--accounts', 'oauth', '--force'])
    expect(variables).toEqual([ID, 'SESSION_SITE_ORIGIN'])
    expect(readEnvFile(folder, '.env.local')?.[ID]).toBeTruthy()
  })

  test('pages of the other kind stay with --yes, and are replaced with --force', async () => {
    const folder = appWith()
    await init(folder, ['--yes'])
    const first = await init(folder, ['--yes', '--accounts', 'oauth'])
    expect(first.kept).toEqual(['app/account/login/page.tsx', 'app/account/page.tsx'])
    expect(first.left.join()).toContain('It needs a link to /api/session/login, and no password')
    expect(first.written).toEqual([])
    const second = await init(folder, ['--yes', '--accounts', 'oauth', '--force'])
    expect(second.written).toEqual(first.kept)
    const page = contents(folder)['app/account/login/page.tsx']
    expect(page).toBe(template('hosted-login-page.tsx'))
  })

  test('a page with both doors, and one with a document of each API, stay', async () => {
    const own = {
      'app/account/login/page.tsx':
        "import { sessionPath } from 'next-storefront-session'; <form action={sessionPath('login')}><input type=\"password\" /></form><a href={sessionPath('login')}>",
      'app/account/page.tsx':
        'requireSession(); const both = { storefront: "query ($customerAccessToken: String!) { shop }", customerAccount }',
    }
    const { kept } = await init(appWith(own), ['--yes', '--accounts', 'oauth'])
    expect(kept).toEqual([])
  })

  test('forms with a password beside a client are told what they need', async () => {
    const folder = appWith({ '.env': `${ID}=shp_1\n` })
    const { left } = await init(folder, ['--yes', '--accounts', 'legacy'])
    expect(left.join()).toContain('legacyAccounts: true')
  })
})

describe('the pages', () => {
  test.each([
    ['its package', { 'package.json': TAILWIND_APP }],
    ['PostCSS', { 'postcss.config.mjs': "export default { plugins: ['@tailwindcss/postcss'] }" }],
  ])('have Tailwind’s classes where it is found by %s', async (_, changes) => {
    for (const accounts of ['legacy', 'oauth']) await expectTailwind(changes, accounts)
  })

  async function expectTailwind(changes: Readonly<Record<string, string>>, accounts: string) {
    const folder = appWith(changes)
    const { written } = await init(folder, ['--yes', '--accounts', accounts])
    expect(written).not.toContain('app/account/account.module.css')
    const pages = contents(folder)
    for (const path of ['app/account/page.tsx', 'app/account/login/page.tsx']) {
      expect(pages[path]).toContain('dark:bg-neutral-950')
      expect(pages[path]).not.toContain('styles')
    }
  }

  test('that stay need no styles', async () => {
    const own = 'export default Mine'
    const folder = appWith({ 'app/account/page.tsx': own, 'app/account/login/page.tsx': own })
    const { written } = await init(folder, ['--yes'])
    expect(written).toEqual(['middleware.ts', 'app/api/session/[[...action]]/route.ts'])
  })

  test('below a base path are named with it', async () => {
    const files = { 'next.config.ts': "export default {\n  basePath: '/shop',\n}\n" }
    const { left } = await init(appWith(files), ['--yes'])
    expect(left.at(-1)).toContain('http://localhost:3000/shop/account')
  })
})

test.each([
  ['another kind of project', { 'package.json': '{}' }, [], 'This is no Next app'],
  [
    'an old Next',
    { 'node_modules/next/package.json': '{ "version": "15.5.17" }' },
    [],
    'next is 15.5.17 here, and has to be ^15.5.18',
  ],
  [
    'the Pages Router alone',
    { 'app/layout.tsx': null, 'app/page.tsx': null, 'pages/index.tsx': '' },
    [],
    'has the Pages Router only',
  ],
  [
    'no app',
    { 'app/layout.tsx': null, 'app/page.tsx': null },
    [],
    'There is neither app/ nor src/app/ here',
  ],
  [
    'a proxy on Next 15',
    { 'node_modules/next/package.json': '{ "version": "15.5.18" }' },
    ['--proxy'],
    'does not know proxy.ts',
  ],
])('%s is refused', async (_, changes, args, message) => {
  const folder = appWith(changes)
  const before = contents(folder)
  const { log, code } = await init(folder, ['--yes', ...args])
  expect(log).toContain(message)
  expect(contents(folder)).toEqual(before)
  expect(code).toBe(1)
})

test('a folder without a package.json is wrong usage', async () => {
  const { log, code } = await init(folderWith({}), ['--yes'])
  expect(log).toContain('There is no package.json in this folder.')
  expect(code).toBe(2)
})

describe('what is left to do', () => {
  test.each([
    ['package-lock.json', 'npm install next-storefront-session'],
    ['pnpm-lock.yaml', 'pnpm add next-storefront-session'],
    ['yarn.lock', 'yarn add next-storefront-session'],
    ['bun.lock', 'bun add next-storefront-session'],
  ])('with %s it begins with %s', async (lockfile, command) => {
    const { left } = await init(appWith({ 'package-lock.json': null, [lockfile]: '' }), ['--yes'])
    expect(left[0]).toBe(`${command} (or the tarball that npm pack has made of it)`)
    expect(left.at(-2)).toContain('npx next-storefront-session doctor')
  })

  test('React is named if it is too old', async () => {
    const folder = appWith({ 'node_modules/react/package.json': '{ "version": "18.3.1" }' })
    expect((await init(folder, ['--yes'])).left[1]).toContain(
      'npm install react@latest react-dom@latest',
    )
  })

  test('so is a .env.local that git would take along', async () => {
    const folder = appWith()
    const warned = async () => (await init(folder, ['--yes'])).left.join().includes('.gitignore')
    spawnSync('git', ['init', '-q'], { cwd: folder })
    expect(await warned()).toBe(true)
    spawnSync('sh', ['-c', 'echo ".env*" > .gitignore'], { cwd: folder })
    expect(await warned()).toBe(false)
  })
})
