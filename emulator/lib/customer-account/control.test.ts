import { expect, test } from 'vitest'
import { createBrowser, customerAccounts } from './customer-account-fixture.ts'

const shop = customerAccounts()

async function command(name: string, form?: Readonly<Record<string, string>>) {
  const [method = '', path = ''] = name.split(' ')
  const response = await fetch(`${shop.origin()}/__emulator/${path}`, {
    method,
    ...(form && { body: new URLSearchParams(form) }),
  })
  return { status: response.status, body: await response.json() }
}

test('tokens are made for a customer who has not logged in', async () => {
  const email = 'ada@example.com'
  const { status, body } = await command('POST customer-account-tokens', { email })
  expect([status, body]).toEqual([
    200,
    {
      accessToken: expect.stringMatching(/^shcat_/),
      refreshToken: expect.stringMatching(/^shcrt_/),
      idToken: expect.any(String),
      expiresIn: 3600,
      customer: expect.objectContaining({ id: 'gid://shopify/Customer/7200000000001' }),
    },
  ])
  expect((await shop.ask(body.accessToken, '{ customer { id } }')).status).toBe(200)
  expect((await shop.refresh(body.refreshToken)).status).toBe(200)
  const hint = new URLSearchParams({ id_token_hint: body.idToken })
  expect((await fetch(`${shop.origin()}/authentication/logout?${hint}`)).status).toBe(200)
  const nobody = await command('POST customer-account-tokens', { email: 'nobody@example.com' })
  expect(nobody.status).toBe(400)
})

test('what customers have allowed is listed without a token, and ended one by one', async () => {
  const tokens = await shop.logIn()
  const other = await shop.logIn()
  const { body } = await command('GET grants')
  expect(body).toEqual([
    {
      id: expect.any(String),
      customer: 'ada@example.com',
      since: expect.any(String),
      accessUntil: expect.any(String),
      refreshTokens: 1,
    },
    expect.anything(),
  ])
  await command('POST grants/revoke', { id: body[0].id })
  expect((await shop.refresh(tokens.refresh_token)).status).toBe(400)
  expect((await shop.refresh(other.refresh_token)).status).toBe(200)
  expect((await command('POST grants/revoke', { id: body[0].id })).status).toBe(400)
})

test('all of it is ended at once, and what browsers are remembered by', async () => {
  const browser = createBrowser()
  const { body: tokens } = await shop.exchange(await shop.code(browser))
  await command('DELETE grants')
  expect((await command('GET grants')).body).toEqual([])
  expect((await shop.refresh(tokens.refresh_token)).status).toBe(400)
  expect((await browser.open(shop.authorizeUrl())).location).toContain('/authentication/login/')
})

test('a fault can be set for the requests of OAuth', async () => {
  const { status } = await command('POST faults', { kind: 'error-500', field: 'refresh_token' })
  expect([status, shop.emulator().faults.list().length]).toEqual([200, 1])
  expect((await command('POST faults', { kind: 'error-500', field: 'nonsense' })).status).toBe(400)
})

test('the secrets that were issued are known by their kinds', async () => {
  await shop.logIn()
  const { body } = await command('GET secrets')
  expect(body.map(({ kind }: { kind: string }) => kind).sort()).toEqual([
    'access-token',
    'authorization-code',
    'id-token',
    'refresh-token',
  ])
})
