import { afterAll, describe, expect, test } from 'vitest'
import { folderWith, removeFolders, runCommand, runInProcess } from '../command-fixture.ts'
import { secretsOf } from './secrets-of.ts'
import { spellings } from './spellings.ts'

const PRIVATE_TOKEN = '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'
const OLD = 'the "old" password of a rotation & its <marks>'
const NEW = 'kH3v9QmWz_7xT1bLr8yNcF5uJd2sGpA6'
const SECRETS = {
  SHOPIFY_STOREFRONT_PRIVATE_TOKEN: PRIVATE_TOKEN,
  SESSION_PASSWORD: JSON.stringify({ 1: OLD, 2: NEW }),
}
/** As many digits as a customer access token has. */
const PUBLIC_TOKEN = '9f8e7d6c5b4a39281706f5e4d3c2b1a0'
const CUSTOMER_TOKEN = '0123456789abcdef0123456789abcdef'

/** A build in which everything is where it should be. */
const CLEAN = {
  '.next/static/chunks/main.js': `const a={password:"Password",publicAccessToken:"${PUBLIC_TOKEN}"};`,
  '.next/static/chunks/main.js.map': '{"sources":["turbopack:///app/login-form.tsx"]}',
  '.next/static/media/logo.png': PRIVATE_TOKEN,
  '.next/server/app/index.html': `<label>Password</label><script>accessToken="${PUBLIC_TOKEN}"</script>`,
  '.next/server/app/page.js': `Fe26.2 ${NEW} mutation { customerAccessTokenCreate(input: $input) }`,
  '.next/server/app/index.rsc': '1:"$Sreact.fragment"',
  '.next/server/middleware.js': PRIVATE_TOKEN,
  'public/robots.txt': 'User-agent: *',
}

afterAll(removeFolders)

async function verify(
  files: Readonly<Record<string, string>>,
  env: Readonly<Record<string, string>> = SECRETS,
  args: readonly string[] = [],
) {
  const folder = folderWith({ ...CLEAN, ...files })
  const { out, ...rest } = await runInProcess(['verify-build', '--json', ...args], { folder, env })
  return { ...JSON.parse(out || '{}'), out, ...rest }
}

test('a clean build has no findings, and exit code 0', async () => {
  const { findings, files, secrets, code } = await verify({})
  expect(findings).toEqual([])
  expect(files).toBe(5)
  expect(secrets).toEqual(['SHOPIFY_STOREFRONT_PRIVATE_TOKEN', 'SESSION_PASSWORD'])
  expect(code).toBe(0)
})

const base64 = (text: string) => Buffer.from(text).toString('base64')

test.each([
  [
    '.next/static/chunks/a.js',
    `let t="${PRIVATE_TOKEN}"`,
    'SHOPIFY_STOREFRONT_PRIVATE_TOKEN',
    'as it is',
  ],
  [
    '.next/static/chunks/a.js',
    base64(`:${PRIVATE_TOKEN}`),
    'SHOPIFY_STOREFRONT_PRIVATE_TOKEN',
    'in base64',
  ],
  [
    '.next/static/chunks/a.js.map',
    JSON.stringify({ sourcesContent: [OLD] }),
    'SESSION_PASSWORD',
    'in JSON',
  ],
  ['.next/static/x/_buildManifest.js', encodeURIComponent(OLD), 'SESSION_PASSWORD', 'URL-encoded'],
  [
    '.next/server/app/a.html',
    `<p>the &quot;old&quot; password of a rotation &amp; its &lt;marks&gt;</p>`,
    'SESSION_PASSWORD',
    'in HTML',
  ],
  [
    '.next/server/app/b.html',
    `push([1,${JSON.stringify(JSON.stringify({ OLD }))}])`,
    'SESSION_PASSWORD',
    'in JSON',
  ],
  ['.next/server/app/a.rsc', NEW, 'SESSION_PASSWORD', 'as it is'],
  ['.next/server/app/a.segments/a/__PAGE__.segment.rsc', NEW, 'SESSION_PASSWORD', 'as it is'],
  ['.next/server/app/a.meta', `{"headers":{"x":"${NEW}"}}`, 'SESSION_PASSWORD', 'as it is'],
  ['.next/server/app/feed.body', Buffer.from(NEW).toString('hex'), 'SESSION_PASSWORD', 'in hex'],
  ['.next/server/pages/a.json', `{"pageProps":{"x":"${NEW}"}}`, 'SESSION_PASSWORD', 'as it is'],
  ['.next/server/route-cache/APP_PAGE/0/a.html', NEW, 'SESSION_PASSWORD', 'as it is'],
  ['out/index.html', NEW, 'SESSION_PASSWORD', 'as it is'],
  ['public/config.json', PRIVATE_TOKEN, 'SHOPIFY_STOREFRONT_PRIVATE_TOKEN', 'as it is'],
])('a secret in %s is found, and not repeated', async (path, text, name, form) => {
  const { findings, out, code } = await verify({ [path]: text })
  expect(findings).toHaveLength(1)
  expect(findings[0]).toMatchObject({ level: 'error', check: 'secret' })
  expect(findings[0].message).toContain(path)
  expect(findings[0].message).toContain(`contains the value of ${name}, ${form}.`)
  for (const value of [PRIVATE_TOKEN, OLD, NEW, text]) expect(out).not.toContain(value)
  expect(code).toBe(1)
})

test.each([
  ['.next/static/chunks/a.js', 'const p="Fe26.2";', 'iron'],
  [
    '.next/static/chunks/a.js',
    'mutation($i:X!){customerAccessTokenCreate(input:$i){x}}',
    'mutation',
  ],
  ['.next/static/chunks/a.js', 'customerAccessTokenRenew(customerAccessToken: $t)', 'mutation'],
  [
    '.next/static/chunks/a.js',
    'Shopify does not know the Storefront API token (HTTP 401)',
    'server code',
  ],
  [
    '.next/static/chunks/a.js',
    'throw Error("This module cannot be imported from a Client Component module")',
    'server-only',
  ],
  [
    '.next/static/chunks/a.js.map',
    '{"sources":["../../node_modules/iron-session/dist/index.js"]}',
    'iron',
  ],
  [
    '.next/static/chunks/a.js.map',
    '{"sources":["x/next-storefront-session/dist/server/index.js"]}',
    'server code',
  ],
])('server code in %s is found: %s', async (path, text, what) => {
  const { findings, code } = await verify({ [path]: text })
  expect(findings).toHaveLength(1)
  expect(findings[0]).toMatchObject({ level: 'error', check: 'server-code' })
  expect(findings[0].message).toContain(path)
  expect(findings[0].message).toContain(what)
  expect(code).toBe(1)
})

test.each([
  [`"customerAccessToken":{"accessToken":"${CUSTOMER_TOKEN}"`],
  [`\\"customerAccessToken\\":\\"${CUSTOMER_TOKEN}\\"`],
  [`{&quot;customerAccessToken&quot;:{&quot;accessToken&quot;:&quot;${CUSTOMER_TOKEN}&quot;`],
  [`?customerAccessToken=${CUSTOMER_TOKEN}`],
  [`{"accessToken":"${CUSTOMER_TOKEN}","expiresAt":"2026-12-13T12:00:00Z"}`],
  [
    `gid://shopify/MailingAddress/1?model_name=CustomerAddress&customer_access_token=${'aB3_'.repeat(64)}`,
  ],
  [`Fe26.2*1*${'0a'.repeat(32)}*iv*encrypted*1*salt*hmac`],
])('what was made for one customer is found in a page for everybody: %s', async (text) => {
  const { findings, out, code } = await verify({ '.next/server/app/account.html': text })
  expect(findings).toHaveLength(1)
  expect(findings[0]).toMatchObject({ level: 'error', check: 'token' })
  expect(out).not.toContain(CUSTOMER_TOKEN)
  expect(code).toBe(1)
})

test.each([
  [
    'NEXT_PUBLIC_SHOPIFY_TOKEN',
    PRIVATE_TOKEN,
    'holds the value of SHOPIFY_STOREFRONT_PRIVATE_TOKEN',
  ],
  ['NEXT_PUBLIC_API_SECRET', 'x', 'says that it is private'],
])('%s is found', async (name, value, what) => {
  const { findings, out, code } = await verify({ '.env': `${name}=${value}\n` })
  expect(findings).toMatchObject([{ level: 'error', check: 'public-name' }])
  expect(findings[0].message).toContain(`${name} ${what}`)
  expect(out).not.toContain(PRIVATE_TOKEN)
  expect(code).toBe(1)
})

test('secrets are known from the environment, from the .env files of both modes, or from named files', async () => {
  const leak = { 'public/a.txt': 'aaaa1111 bbbb2222 cccc3333' }
  const files = {
    ...leak,
    '.env.local': 'MAIL_API_KEY=aaaa1111\n',
    '.env.development': 'HOOK_SECRET=bbbb2222\n',
    'ci.env': 'ADMIN_TOKEN=cccc3333\n',
  }
  const own = await verify(files, {})
  expect(own.secrets.toSorted()).toEqual(['HOOK_SECRET', 'MAIL_API_KEY'])
  expect(own.findings).toHaveLength(2)
  const named = await verify(files, {}, ['--env-file', 'ci.env'])
  expect(named.secrets).toEqual(['ADMIN_TOKEN'])
  expect(named.findings).toHaveLength(1)
})

test('for a person there is a line that says what was looked for, and where', async () => {
  const { out, code } = await runCommand(['verify-build'], {
    folder: folderWith(CLEAN),
    env: SECRETS,
  })
  expect(out).toMatch(
    /^✓ Nothing was found of SHOPIFY_STOREFRONT_PRIVATE_TOKEN, SESSION_PASSWORD \(5 files/,
  )
  expect(code).toBe(0)
  const nothing = await runCommand(['verify-build'], { folder: folderWith(CLEAN) })
  expect(nothing.out).toContain('No secret is set here')
})

test('without a build it says so, with exit code 2', async () => {
  const { log, code } = await runCommand(['verify-build'], { folder: folderWith({}) })
  expect(log).toContain('There is no build in .next. Run next build first.')
  expect(code).toBe(2)
})

test('another distDir can be named', async () => {
  const { findings } = await verify({ 'build/static/a.js': NEW }, SECRETS, ['--build', 'build'])
  expect(findings).toHaveLength(1)
})

describe('secretsOf', () => {
  test('goes by the name; what is public, short or a plain word is left out', () => {
    expect(
      secretsOf({
        SHOPIFY_STOREFRONT_ACCESS_TOKEN: PUBLIC_TOKEN,
        STRIPE_PUBLISHABLE_KEY: 'pk_live_12345678',
        SHORT_KEY: '1234567',
        MONKEY: 'banana-12345',
        DB_PASSWORD: 'postgres',
        AUTH_SECRET: 'abcd-1234',
      }),
    ).toEqual({ secrets: [{ name: 'AUTH_SECRET', value: 'abcd-1234' }], tooPlain: ['DB_PASSWORD'] })
  })

  test('of the address of a store the password is one, as it stands there and as it is meant', () => {
    const SESSION_STORE_URL = 'rediss://default:Xq7%2Fz93kLm@redis.example:6379'
    const named = { name: 'SESSION_STORE_URL' }
    expect(secretsOf({ SESSION_STORE_URL }).secrets).toEqual([
      { ...named, value: 'Xq7%2Fz93kLm' },
      { ...named, value: 'Xq7/z93kLm' },
    ])
    expect(secretsOf({ SESSION_STORE_URL: 'https://eu1.upstash.io' }).secrets).toEqual([])
    expect(secretsOf({ SESSION_STORE_URL: 'no address' }).secrets).toEqual([])
  })

  test('a session password that is no good is looked for all the same', () => {
    expect(secretsOf({ SESSION_PASSWORD: '{no map, but secret}' }).secrets).toHaveLength(1)
  })
})

describe('spellings', () => {
  test.each([0, 1, 2, 3, 4, 5])('finds a value in base64 after %d other bytes', (before) => {
    for (const alphabet of ['base64', 'base64url'] as const) {
      const around = Buffer.concat([
        Buffer.alloc(before, 'x'),
        Buffer.from(OLD),
        Buffer.from('yz!'),
      ])
      const text = around.toString(alphabet)
      expect(spellings(OLD).some((spelling) => text.includes(spelling.text))).toBe(true)
    }
  })

  test('none is so short that it is found by chance', () => {
    for (const { text } of spellings('12345678')) expect(text.length).toBeGreaterThanOrEqual(8)
  })
})
