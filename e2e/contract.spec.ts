import { holdsEachTime } from './holds-each-time.ts'
import { DEMO_CUSTOMER, expect, test } from './test.ts'

holdsEachTime()

const CREDENTIALS = { email: DEMO_CUSTOMER.email, password: DEMO_CUSTOMER.password }

test('log in, ask, log out, by JSON', async ({ request }) => {
  const login = await request.post('/api/session/login', {
    data: { ...CREDENTIALS, returnTo: '/products' },
  })
  expect(login.status()).toBe(200)
  expect(login.headers()['cache-control']).toBe('private, no-store')
  const opened = await login.json()
  expect(opened).toEqual({
    status: 'signed-in',
    expiresAt: expect.stringMatching(/Z$/),
    redirectTo: '/products',
  })

  const session = await request.get('/api/session')
  expect(session.headers()['cache-control']).toBe('private, no-store')
  expect(await session.json()).toEqual({
    status: 'signed-in',
    expiresAt: opened.expiresAt,
    customer: {
      id: expect.stringMatching(/^gid:\/\/shopify\/Customer\//),
      firstName: 'Ada',
      lastName: 'Lovelace',
      displayName: 'Ada Lovelace',
    },
  })

  const logout = await request.post('/api/session/logout', { data: { returnTo: '/' } })
  expect(await logout.json()).toEqual({ status: 'signed-out', redirectTo: '/' })
  expect(await (await request.get('/api/session')).json()).toEqual({ status: 'signed-out' })
})

test('log in and log out, by a form', async ({ request }) => {
  const login = await request.post('/api/session/login', { form: CREDENTIALS, maxRedirects: 0 })
  expect([login.status(), login.headers()['location']]).toEqual([303, '/account'])
  const failed = await request.post('/api/session/login', {
    form: { ...CREDENTIALS, password: 'wrong' },
    maxRedirects: 0,
  })
  expect([failed.status(), failed.headers()['location']]).toEqual([
    303,
    '/account/login?error=UNIDENTIFIED_CUSTOMER',
  ])
  const logout = await request.post('/api/session/logout', { form: {}, maxRedirects: 0 })
  expect([logout.status(), logout.headers()['location']]).toEqual([303, '/'])
})

const REFUSED = [
  [
    'a wrong password',
    'login',
    { data: { ...CREDENTIALS, password: 'x' } },
    401,
    'UNIDENTIFIED_CUSTOMER',
  ],
  [
    'broken JSON',
    'login',
    { data: Buffer.from('{'), headers: { 'content-type': 'application/json' } },
    400,
    'MALFORMED',
  ],
  ['missing fields', 'login', { data: {} }, 422, 'INVALID_INPUT'],
  [
    'a body that is too large',
    'login',
    { data: { ...CREDENTIALS, more: 'x'.repeat(1_000_000) } },
    413,
    'TOO_LARGE',
  ],
  [
    'another type',
    'login',
    { data: 'email=x', headers: { 'content-type': 'text/plain' } },
    415,
    'UNSUPPORTED_MEDIA_TYPE',
  ],
  [
    'another origin',
    'login',
    { data: CREDENTIALS, headers: { origin: 'https://evil.example' } },
    403,
    'CROSS_SITE',
  ],
  [
    'another site',
    'logout',
    { data: {}, headers: { 'sec-fetch-site': 'cross-site' } },
    403,
    'CROSS_SITE',
  ],
  ['an unknown action', 'nothing', { data: {} }, 404, 'NOT_FOUND'],
] as const

for (const [what, action, options, status, code] of REFUSED) {
  test(`${what} is ${status} ${code}, as problem details`, async ({ request }) => {
    const response = await request.post(`/api/session/${action}`, options)
    expect(response.headers()['content-type']).toBe('application/problem+json')
    expect(response.headers()['cache-control']).toBe('private, no-store')
    expect(response.headers()['set-cookie']).toBeUndefined()
    const problem = await response.json()
    expect([response.status(), problem.status, problem.code]).toEqual([status, status, code])
  })
}

test('another method is 405', async ({ request }) => {
  expect((await request.get('/api/session/login')).status()).toBe(405)
  expect((await request.post('/api/session', { data: {} })).status()).toBe(405)
  expect((await request.put('/api/session/login', { data: CREDENTIALS })).status()).toBe(405)
  expect((await request.delete('/api/session')).status()).toBe(405)
})

test('a store that throttles is 429 with Retry-After', async ({ request, emulator }) => {
  await emulator.fail({ kind: 'throttled', field: 'customerAccessTokenCreate' })
  const response = await request.post('/api/session/login', { data: CREDENTIALS })
  expect([response.status(), response.headers()['retry-after']]).toEqual([429, '60'])
})

test('a page of another site cannot use the session of a visitor', async ({ page, logIn }) => {
  await logIn()
  await page.route('https://evil.example/', (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: `<form method="post" action="${new URL(page.url()).origin}/api/session/logout"><button>Win a prize</button></form>`,
    }),
  )
  await page.goto('https://evil.example/')
  const [answer] = await Promise.all([
    page.waitForResponse(/logout/),
    page.getByRole('button').click(),
  ])
  expect(answer.status()).toBe(403)
  await page.goto('/account')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Ada')
})
