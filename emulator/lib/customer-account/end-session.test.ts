import { describe, expect, test } from 'vitest'
import { createBrowser, customerAccounts, SHOP } from './customer-account-fixture.ts'

const shop = customerAccounts()

/** A browser that is logged in, and the tokens of its shop. */
async function loggedIn() {
  const browser = createBrowser()
  const { body } = await shop.exchange(await shop.code(browser))
  return { browser, tokens: body }
}

const logoutUrl = (parameters: Readonly<Record<string, string>>) =>
  `${shop.origin()}/authentication/logout?${new URLSearchParams(parameters)}`

const isRemembered = async (browser: ReturnType<typeof createBrowser>) =>
  (await browser.open(shop.authorizeUrl())).location.includes('/callback?code=')

describe('a log-out', () => {
  test('ends what the hosted page remembers and the tokens, and leads back to the shop', async () => {
    const { browser, tokens } = await loggedIn()
    const { status, location } = await browser.open(
      logoutUrl({
        id_token_hint: tokens.id_token,
        post_logout_redirect_uri: `${SHOP}/bye`,
        state: 'x',
      }),
    )
    expect([status, location]).toEqual([302, `${SHOP}/bye?state=x`])
    expect(await isRemembered(browser)).toBe(false)
    expect((await shop.refresh(tokens.refresh_token)).status).toBe(400)
    expect((await shop.ask(tokens.access_token, '{ customer { id } }')).status).toBe(401)
  })

  test('takes an id token that has expired: it is a hint, and no credential', async () => {
    const { browser, tokens } = await loggedIn()
    shop.emulator().clock.advance(7_200_000)
    const { status } = await browser.open(logoutUrl({ id_token_hint: tokens.id_token }))
    expect(status).toBe(200)
    expect((await shop.refresh(tokens.refresh_token)).status).toBe(400)
  })

  test('of an app, that has no browser, is answered 200', async () => {
    const { tokens } = await loggedIn()
    expect((await fetch(logoutUrl({ id_token_hint: tokens.id_token }))).status).toBe(200)
    expect((await shop.refresh(tokens.refresh_token)).status).toBe(400)
  })

  test('of one browser is not that of another', async () => {
    const { tokens } = await loggedIn()
    const other = await loggedIn()
    await other.browser.open(logoutUrl({ id_token_hint: other.tokens.id_token }))
    expect((await shop.refresh(tokens.refresh_token)).status).toBe(200)
  })
})

describe('a log-out is refused', () => {
  test.each(['nonsense', ''])('with the hint %j', async (hint) => {
    const { browser } = await loggedIn()
    const { status, text } = await browser.open(logoutUrl({ id_token_hint: hint }))
    expect(status).toBe(400)
    expect(text).toContain('id_token_hint')
    expect(await isRemembered(browser)).toBe(true)
  })

  test('with a hint that somebody else has signed', async () => {
    const { browser, tokens } = await loggedIn()
    const [head, content = '', signature = ''] = tokens.id_token.split('.')
    const forged = `${head}.${content}.${signature.startsWith('A') ? 'B' : 'A'}${signature.slice(1)}`
    const { status } = await browser.open(logoutUrl({ id_token_hint: forged }))
    expect(status).toBe(400)
    expect((await shop.refresh(tokens.refresh_token)).status).toBe(200)
  })

  test('to an address that is none of the logout URIs', async () => {
    const { browser, tokens } = await loggedIn()
    const { status, location } = await browser.open(
      logoutUrl({
        id_token_hint: tokens.id_token,
        post_logout_redirect_uri: 'https://elsewhere.example/',
      }),
    )
    expect([status, location]).toEqual([400, ''])
    expect(await isRemembered(browser)).toBe(true)
  })
})
